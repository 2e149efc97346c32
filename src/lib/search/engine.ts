/** Finds what the reader asked in the index. Knows nothing of the page. */
import { together, type Lists, type Placed } from './lists.ts';
import { coversAll, isWorthReading, nextWords, type DearWords } from './narrow.ts';
import { normalise } from './normalise.ts';
import { rangesOf, type PagefindInstance, type ReportRange, type Shard } from './pagefind.ts';
import type { SearchRecord } from './record.ts';
import type { LoadRecord } from './records.ts';
import { isTitle, type Scope } from './titles.ts';
import { wordsOf } from './tokens.ts';
import { readingsOf, type Converter } from './variants.ts';

/** Something of the index could not be loaded: an answer would be incomplete. */
export class IndexUnavailable extends Error {
  override name = 'IndexUnavailable';
}

/** The reports that contain a text. */
export interface Found {
  /** The normal form that was looked for: as typed, or its first Simplified reading that some report has. */
  readonly query: string;
  /** Their numbers, ascending: the newest is 0. */
  readonly reports: readonly number[];
  /** Those of them that have it in the title. */
  readonly titled: ReadonlySet<number>;
}

export interface Engine {
  /**
   * All reports that contain a text.
   *
   * @param query in normal form, not empty
   * @throws IndexUnavailable rather than give an incomplete answer
   */
  find(query: string, scope: Scope): Promise<Found>;
  /** What a report says. @throws Error when it does not load */
  load(report: number): Promise<SearchRecord>;
  /** Parts of the index that did not load until now: their reports are in no answer. */
  missing(): readonly Shard[];
  /** The reports of these. */
  lost(): readonly ReportRange[];
}

/** What the engine needs from outside. */
export interface EngineParts {
  /** Loads the lists of words. */
  readonly instance: PagefindInstance;
  /** Where they are then. */
  readonly lists: Lists;
  /** The newest first. */
  readonly shards: readonly Shard[];
  readonly load: LoadRecord;
  readonly dear: DearWords;
  readonly loadConverters: () => Promise<readonly Converter[]>;
  /** Whether a file that every answer needs failed to load. Pagefind itself goes on without it. */
  readonly hasFailed: () => boolean;
  /** Shards of which something failed to load, until now. */
  readonly missing: () => readonly Shard[];
}

/** An engine on an open index. */
export function createEngine(parts: EngineParts): Engine {
  return {
    load: parts.load,
    missing: parts.missing,
    lost: () => lostOf(parts),
    find: (query, scope) => whole(parts, findReading(parts, query, scope)),
  };
}

function lostOf({ shards, missing }: EngineParts): ReportRange[] {
  const lost: ReadonlySet<Shard | undefined> = new Set(missing());
  const ranges = rangesOf(shards);
  return ranges.filter((_, index) => lost.has(shards[index]));
}

/** An answer, if all loaded that it needs. */
async function whole<Answer>({ hasFailed }: EngineParts, asked: Promise<Answer>): Promise<Answer> {
  let answer: Answer;
  try {
    answer = await asked;
  } catch (error) {
    throw new IndexUnavailable('the search index did not load', { cause: error });
  }
  if (hasFailed()) throw new IndexUnavailable('a part of the search index did not load');
  return answer;
}

/** The query as typed; where no report has it, its first Simplified reading that some report has. */
async function findReading(parts: EngineParts, typed: string, scope: Scope): Promise<Found> {
  const asTyped = await findExactly(parts, typed, scope);
  if (asTyped.reports.length > 0) return asTyped;
  for (const query of await readingsOf(typed, parts.loadConverters)) {
    const found = await findExactly(parts, query, scope);
    if (found.reports.length > 0) return found;
  }
  return asTyped;
}

/**
 * Asks for the words of a query, the cheapest first, until they cover it, or until the reports that
 * have them are few enough to be read.
 */
async function findExactly(parts: EngineParts, query: string, scope: Scope): Promise<Found> {
  const words = wordsOf(query);
  const asked = new Set<number>();
  for (;;) {
    const next = nextWords(words, asked, parts.dear);
    await parts.instance.preload(next.map((place) => words[place]).join(' '));
    for (const place of next) asked.add(place);
    const candidates = reportsWith(parts, words, asked).filter(({ inTitle }) => inTitle || scope === 'text');
    const reports = candidates.map(({ report }) => report);
    if (reports.length === 0 || coversAll(words, asked)) {
      const titled = new Set(candidates.filter(({ inTitle }) => inTitle).map(({ report }) => report));
      return { query, reports, titled };
    }
    if (isWorthReading(reports.length, words, asked, parts.dear))
      return readThrough(parts, reports, query, scope);
  }
}

/** The reports that have these words as far from one another as the query has. */
function reportsWith(
  { lists, shards }: EngineParts,
  words: readonly string[],
  places: ReadonlySet<number>,
): { readonly report: number; readonly inTitle: boolean }[] {
  const ranges = rangesOf(shards);
  return shards.flatMap(({ path, titleRoom }, index) => {
    const first = ranges[index]?.from ?? 0;
    const shard = path.slice(0, -1);
    const placed = Array.from(places, (at) => ({ at, list: lists.of(shard, words[at] ?? '') }));
    const known = placed.filter((word): word is Placed => word.list !== undefined);
    if (known.length < placed.length) return [];
    return together(known).map(({ report, place }) => ({
      report: first + report,
      inTitle: place < titleRoom,
    }));
  });
}

/** Those of the reports whose text has the query. One whose shard is lost is in no answer. */
async function readThrough(
  parts: EngineParts,
  candidates: readonly number[],
  query: string,
  scope: Scope,
): Promise<Found> {
  const read = await Promise.allSettled(candidates.map(parts.load));
  const lost = lostOf(parts);
  const titled = new Set<number>();
  const reports = candidates.filter((report, index) => {
    const result = read[index];
    if (result?.status === 'fulfilled') {
      if (contains(result.value, query, 'title')) titled.add(report);
      return titled.has(report) || (scope === 'text' && contains(result.value, query, 'text'));
    }
    if (lost.some(({ from, to }) => from <= report && report < to)) return false;
    throw result?.reason;
  });
  return { query, reports, titled };
}

function contains({ units }: SearchRecord, query: string, scope: Scope): boolean {
  const searched = scope === 'title' ? units.filter(({ role }) => isTitle(role)) : units;
  return searched.some(({ text }) => normalise(text).includes(query));
}
