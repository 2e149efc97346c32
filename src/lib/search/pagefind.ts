/** The part of Pagefind's browser interface that we use (version 1.5), and how shards are joined in it. */
import type { SearchRecord } from './record.ts';
import { INDEX_LANGUAGE } from './tokens.ts';

/** A part of the index, as `shards.json` beside Pagefind's script lists it, the newest first. */
export interface Shard {
  /** Its folder below that of the script, with a slash at the end. */
  readonly path: string;
  /** Number of reports. */
  readonly reports: number;
  /** Years of its oldest and its newest report; empty where that is not known. */
  readonly from: string;
  readonly to: string;
}

export interface PagefindModule {
  createInstance(options: PagefindOptions): JoiningInstance;
}

/** What `createInstance` gives. */
export interface JoiningInstance extends Omit<PagefindInstance, 'search'> {
  search(query: string, options: Pick<PagefindSearchOptions, 'filters'>): Promise<PagefindResponse>;
  /** Lets this instance search another index too. Resolves also where that one did not load. */
  mergeIndex(path: string, options: { readonly language: string }): Promise<void>;
}

export interface PagefindOptions {
  /** Folder of the index, with a slash at both ends. */
  readonly basePath?: string;
  /** Run in this thread: from a worker's, failed requests cannot be told. */
  readonly noWorker: boolean;
}

export interface PagefindInstance {
  search(query: string, options: PagefindSearchOptions): Promise<PagefindResponse>;
  /** Loads all filters; searches report counts only afterwards. */
  filters(): Promise<PagefindCounts>;
}

export interface PagefindSearchOptions {
  readonly filters: Record<string, string[] | { any: string[] }>;
  /** The newest first where nothing is said. */
  readonly sort?: { readonly date: 'asc' | 'desc' };
}

export type PagefindCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface PagefindResponse {
  readonly results: readonly PagefindResult[];
  /** Number of results before the filters. */
  readonly unfilteredResultCount: number;
  /** Number of results per filter value. */
  readonly filters: PagefindCounts;
}

export interface PagefindResult {
  /** Hash of the record's fragment file. */
  readonly id: string;
  /** Places of the query's words in the report. */
  readonly words: readonly number[];
  data(): Promise<PagefindFragment>;
}

/** A fragment as our index build writes it: Pagefind's own fields are there, but empty. */
export interface PagefindFragment {
  readonly record: SearchRecord;
}

/** What joining needs to know. */
export interface ShardParts {
  readonly pagefind: PagefindModule;
  /** Folder of the index without reports, in which the shards are joined; a slash at both ends. */
  readonly basePath: string;
  /** The newest first. */
  readonly shards: readonly Shard[];
  /** Whether a request for a file below this path has failed. Pagefind itself goes on without it. */
  readonly hasFailedBelow: (path: string) => boolean;
}

/** The shards as one index. */
export interface JoinedShards {
  readonly instance: PagefindInstance;
  /** Shards of which something failed to load, until now: their reports may be missing in answers. */
  readonly missing: () => readonly Shard[];
}

/**
 * Joins the shards that load; one that does not leaves the others as they are.
 *
 * @throws Error when the index at the top does not load
 */
export async function joinShards(parts: ShardParts): Promise<JoinedShards> {
  const { basePath, shards, hasFailedBelow } = parts;
  const isLost = (shard: Shard): boolean => hasFailedBelow(basePath + shard.path);
  for (;;) {
    const wanted = shards.filter((shard) => !isLost(shard));
    const joined = parts.pagefind.createInstance({ basePath, noWorker: true });
    // Before its WebAssembly is there, Pagefind joins nothing; without it, it would wait for ever.
    await joined.filters();
    const merges = wanted.map(({ path }) => joined.mergeIndex(basePath + path, { language: INDEX_LANGUAGE }));
    await Promise.allSettled(merges);
    // An index that did not load spoils every search of those it was joined to: begin without it.
    if (wanted.some(isLost)) continue;
    return { instance: inOrder(joined), missing: () => shards.filter(isLost) };
  }
}

/**
 * The same with sorting. To phrases Pagefind gives no relevance, so results come in the order of the
 * index: the newest first. (Its own sorting does not reach across shards, and takes a time that
 * grows with the square of the reports.)
 */
function inOrder(joined: JoiningInstance): PagefindInstance {
  return {
    filters: () => joined.filters(),
    search: async (query, { filters, sort }) => {
      const response = await joined.search(query, { filters });
      return sort?.date === 'asc' ? { ...response, results: response.results.toReversed() } : response;
    },
  };
}
