/** The part of Pagefind's browser interface that we use (version 1.5), and how shards are joined in it. */
import type { DearWords } from './narrow.ts';
import { INDEX_LANGUAGE } from './tokens.ts';

/** A part of the index, as `shards.bin` beside Pagefind's script lists it, the newest first. */
export interface Shard {
  /** Its folder below that of the script, with a slash at the end. */
  readonly path: string;
  /** Number of reports. */
  readonly reports: number;
  /** Years of its oldest and its newest report; empty where that is not known. */
  readonly from: string;
  readonly to: string;
  /** Words whose lists are larger than usual. */
  readonly dear: DearWords;
  /** Places in its lists below this one are those of titles. */
  readonly titleRoom: number;
}

/** Reports of the whole index go by their number: the newest is 0. `[from, to)` */
export interface ReportRange {
  readonly from: number;
  readonly to: number;
}

/** The reports of each shard. @param shards the newest first */
export function rangesOf(shards: readonly Shard[]): ReportRange[] {
  let to = 0;
  return shards.map(({ reports }) => ({ from: to, to: (to += reports) }));
}

/** The shard of a report and its number there. @throws RangeError when no shard has it */
export function placeOf(shards: readonly Shard[], report: number): { shard: Shard; number: number } {
  let number = report;
  for (const shard of shards) {
    if (number < shard.reports) return { shard, number };
    number -= shard.reports;
  }
  throw new RangeError(`the index has no report ${report}`);
}

/** What each word costs in all shards together. */
export function dearWords(shards: readonly Shard[]): DearWords {
  const out: Record<string, number> = {};
  for (const { dear } of shards) {
    for (const [word, bytes] of Object.entries(dear)) out[word] = (out[word] ?? 0) + bytes;
  }
  return out;
}

export interface PagefindModule {
  createInstance(options: PagefindOptions): JoiningInstance;
}

export interface PagefindOptions {
  /** Folder of the index, with a slash at both ends. */
  readonly basePath?: string;
  /** Run in this thread: from a worker's, failed requests cannot be told. */
  readonly noWorker: boolean;
}

/** What `createInstance` gives. */
export interface JoiningInstance extends PagefindInstance {
  /** Resolves when the instance can be asked. */
  filters(): Promise<unknown>;
  /** Lets this instance search another index too. Resolves also where that one did not load. */
  mergeIndex(path: string, options: { readonly language: string }): Promise<void>;
}

export interface PagefindInstance {
  /** Fetches the chunks of words, parted by spaces, from all shards, if it has not done so before. */
  preload(words: string): Promise<unknown>;
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
    return { instance: joined, missing: () => shards.filter(isLost) };
  }
}
