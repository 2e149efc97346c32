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
  /** `null` asks for all records that fit the filters. */
  search(
    query: string | null,
    options: { filters: Record<string, string[] | { any: string[] }> },
  ): Promise<PagefindResponse>;
  /** Loads all filters; searches report counts only afterwards. */
  filters(): Promise<PagefindCounts>;
  destroy(): Promise<void>;
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
