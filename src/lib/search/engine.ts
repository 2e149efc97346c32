/** Asks Pagefind what the reader asked. Knows nothing of the page. */
import type { Question } from './address.ts';
import {
  facets,
  isChosen,
  isConjunctive,
  pagefindFilters,
  without,
  type Choice,
  type Counts,
} from './facets.ts';
import { normalise } from './normalise.ts';
import type { PagefindInstance, PagefindResponse, PagefindResult, Shard } from './pagefind.ts';
import type { SearchRecord } from './record.ts';
import { titleQuery } from './title-tokens.ts';
import { pagefindQuery } from './tokens.ts';
import { simplifiedReadings, type Converter } from './variants.ts';

export interface Hit {
  readonly id: string;
  /** How often the index has the words of the query in the report; 0 where it only knows that it has them. */
  readonly places: number;
  /** Fetches what the result shows. */
  load(): Promise<SearchRecord>;
}

export interface Answer {
  /** The normal form that was looked for; empty where only filters were chosen. */
  readonly query: string;
  /** Whether that is the Simplified reading of what was typed. */
  readonly converted: boolean;
  /** All results, best first. */
  readonly hits: readonly Hit[];
  /** Number of results without the filters. */
  readonly unfiltered: number;
  readonly counts: Counts;
  /** Parts of the index that did not load, whose reports are not among the hits. */
  readonly missing: readonly Shard[];
}

/** Something of the index could not be loaded: an answer would be incomplete. */
export class IndexUnavailable extends Error {
  override name = 'IndexUnavailable';
}

/** Where in a report a text is looked for. */
export type Scope = 'text' | 'title';

/** The reports that contain a text. */
export interface Found {
  /** The normal form that was looked for: as typed, or its first Simplified reading that some report has. */
  readonly query: string;
  /** Best first. */
  readonly hits: readonly Hit[];
}

export interface Engine {
  /**
   * All reports that contain a text, whatever their facets.
   *
   * @param query in normal form; the empty one gives all reports
   * @throws IndexUnavailable rather than give an incomplete answer
   */
  find(query: string, scope: Scope): Promise<Found>;
  /** Parts of the index that did not load until now: their reports are in no answer. */
  missing(): readonly Shard[];
  /**
   * @returns null where there is nothing to look for
   * @throws IndexUnavailable rather than give an incomplete answer
   */
  ask(question: Pick<Question, 'query' | 'choice'>): Promise<Answer | null>;
}

/** What the engine needs from outside. */
export interface EngineParts {
  readonly instance: PagefindInstance;
  readonly loadConverters: () => Promise<readonly Converter[]>;
  /** Whether a file that every answer needs failed to load. Pagefind itself goes on without it. */
  readonly hasFailed: () => boolean;
  /** Shards of which something failed to load, until now; none where nothing is said. */
  readonly missing?: () => readonly Shard[];
}

/** An engine on an open index. */
export function createEngine(parts: EngineParts): Engine {
  return {
    missing: () => parts.missing?.() ?? [],
    find: async (query, scope) => {
      try {
        const found = await foundBy(parts, query, scope);
        if (!parts.hasFailed()) return found;
      } catch (error) {
        throw new IndexUnavailable('the search index did not load', { cause: error });
      }
      throw new IndexUnavailable('a part of the search index did not load');
    },
    ask: async ({ query, choice }) => {
      const typed = normalise(query);
      if (typed === '' && !isChosen(choice)) return null;
      try {
        const answer = await answerTo(parts, typed, choice);
        if (!parts.hasFailed()) return answer;
      } catch (error) {
        throw new IndexUnavailable('the search index did not load', { cause: error });
      }
      throw new IndexUnavailable('a part of the search index did not load');
    },
  };
}

async function foundBy(
  { instance, loadConverters }: EngineParts,
  typed: string,
  scope: Scope,
): Promise<Found> {
  const look = async (query: string): Promise<Found> => {
    const words = scope === 'title' ? titleQuery(query) : pagefindQuery(query);
    const { results } = await instance.search(words, { filters: {} });
    return { query, hits: results.map(hitOf) };
  };
  const found = await look(typed);
  if (found.hits.length > 0) return found;
  for (const reading of simplifiedReadings(typed, await loadConverters())) {
    const other = await look(reading);
    if (other.hits.length > 0) return other;
  }
  return found;
}

function hitOf(result: PagefindResult): Hit {
  return { id: result.id, places: result.words.length, load: async () => (await result.data()).record };
}

async function answerTo(parts: EngineParts, typed: string, choice: Choice): Promise<Answer> {
  const { instance } = parts;
  await instance.filters();
  const { query, response } = await firstWithResults(parts, typed, choice);
  return {
    query,
    converted: query !== typed,
    hits: response.results.map(hitOf),
    unfiltered: response.unfilteredResultCount,
    counts: await countsOf(instance, query, choice, response),
    missing: parts.missing?.() ?? [],
  };
}

/** The query as typed; where no report has it, its first Simplified reading that some report has. */
async function firstWithResults(
  { instance, loadConverters }: EngineParts,
  typed: string,
  choice: Choice,
): Promise<{ query: string; response: PagefindResponse }> {
  const response = await search(instance, typed, choice);
  if (typed === '' || response.unfilteredResultCount > 0) return { query: typed, response };
  for (const query of simplifiedReadings(typed, await loadConverters())) {
    const other = await search(instance, query, choice);
    if (other.unfilteredResultCount > 0) return { query, response: other };
  }
  return { query: typed, response };
}

function search(instance: PagefindInstance, query: string, choice: Choice): Promise<PagefindResponse> {
  const filters = pagefindFilters(choice);
  // Without a query no report is more relevant than another: the newest come first.
  return instance.search(
    pagefindQuery(query),
    query === '' ? { filters, sort: { date: 'desc' } } : { filters },
  );
}

/** Counts per value. Where a second value would widen the results, as if its facet were left open. */
async function countsOf(
  instance: PagefindInstance,
  query: string,
  choice: Choice,
  response: PagefindResponse,
): Promise<Counts> {
  const counts = facets.map(async (facet) => {
    const isOpen = isConjunctive(facet) || choice[facet].length === 0;
    const { filters } = isOpen ? response : await search(instance, query, without(choice, facet));
    return [facet, filters[facet] ?? {}] as const;
  });
  return Object.fromEntries(await Promise.all(counts)) as unknown as Counts;
}
