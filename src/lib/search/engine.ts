/** Finds what the reader asked in the index. Knows nothing of the page. */
import { together, type Lists, type Placed } from './lists.ts';
import { coversAll, isWorthReading, nextWords, type DearWords } from './narrow.ts';
import { normalise } from './normalise.ts';
import type { PagefindInstance, Shard } from './pagefind.ts';
import type { SearchRecord } from './record.ts';
import { recordId, shardOf, type LoadRecord } from './records.ts';
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
  /** The names that the index has for them. */
  readonly ids: readonly string[];
  /** Those of them that have it in the title. */
  readonly titled: ReadonlySet<string>;
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
  load(id: string): Promise<SearchRecord>;
  /** Parts of the index that did not load until now: their reports are in no answer. */
  missing(): readonly Shard[];
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
    find: (query, scope) => whole(parts, findReading(parts, query, scope)),
  };
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
  if (asTyped.ids.length > 0) return asTyped;
  for (const query of await readingsOf(typed, parts.loadConverters)) {
    const found = await findExactly(parts, query, scope);
    if (found.ids.length > 0) return found;
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
    const ids = candidates.map(({ id }) => id);
    if (ids.length === 0 || coversAll(words, asked)) {
      const titled = new Set(candidates.flatMap(({ id, inTitle }) => (inTitle ? [id] : [])));
      return { query, ids, titled };
    }
    if (isWorthReading(ids.length, words, asked, parts.dear)) return readThrough(parts, ids, query, scope);
  }
}

/** The reports that have these words as far from one another as the query has. */
function reportsWith(
  { lists, shards }: EngineParts,
  words: readonly string[],
  places: ReadonlySet<number>,
): { readonly id: string; readonly inTitle: boolean }[] {
  return shards.flatMap(({ path, titleRoom }) => {
    const shard = path.slice(0, -1);
    const placed = Array.from(places, (at) => ({ at, list: lists.of(shard, words[at] ?? '') }));
    const known = placed.filter((word): word is Placed => word.list !== undefined);
    if (known.length < placed.length) return [];
    return together(known).map(({ report, place }) => ({
      id: recordId(shard, report),
      inTitle: place < titleRoom,
    }));
  });
}

/** Those of the reports whose text has the query. One whose shard is lost is in no answer. */
async function readThrough(
  { load, missing }: EngineParts,
  ids: readonly string[],
  query: string,
  scope: Scope,
): Promise<Found> {
  const read = await Promise.allSettled(ids.map(load));
  const lost = new Set(missing().map(({ path }) => path.slice(0, -1)));
  const titled = new Set<string>();
  const found = ids.filter((id, index) => {
    const result = read[index];
    if (result?.status === 'fulfilled') {
      if (contains(result.value, query, 'title')) titled.add(id);
      return titled.has(id) || (scope === 'text' && contains(result.value, query, 'text'));
    }
    if (lost.has(shardOf(id))) return false;
    throw result?.reason;
  });
  return { query, ids: found, titled };
}

function contains({ units }: SearchRecord, query: string, scope: Scope): boolean {
  const searched = scope === 'title' ? units.filter(({ role }) => isTitle(role)) : units;
  return searched.some(({ text }) => normalise(text).includes(query));
}
