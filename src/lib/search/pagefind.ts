/** The part of Pagefind's browser interface that we use (version 1.5). */
import type { SearchRecord } from './record.ts';

export interface PagefindModule {
  createInstance(options: PagefindOptions): PagefindInstance;
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
  /** By relevance where nothing is said. */
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
  data(): Promise<PagefindFragment>;
}

/** A fragment as our index build writes it: Pagefind's own fields are there, but empty. */
export interface PagefindFragment {
  readonly record: SearchRecord;
}
