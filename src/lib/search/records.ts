/** The texts of reports, each fetched when it is needed first. */
import { fetchPacked } from './packed.ts';
import { placeOf, type Shard } from './pagefind.ts';
import type { SearchRecord } from './record.ts';

/** Fetches a report by its number in the whole index. @throws Error when it does not load */
export type LoadRecord = (report: number) => Promise<SearchRecord>;

/** The records of the index in this folder, a slash at both ends. @param shards the newest first */
export function recordLoader(basePath: string, shards: readonly Shard[]): LoadRecord {
  const loaded = new Map<number, Promise<SearchRecord>>();
  return (report) => {
    const known = loaded.get(report);
    if (known) return known;
    const { shard, number } = placeOf(shards, report);
    const record = fetchPacked<SearchRecord>(`${basePath}${shard.path}${recordPath(number)}`);
    loaded.set(report, record);
    return record;
  };
}

/**
 * A number as a name: its hexadecimal digits, the last one first. Lists of such names, which the start
 * of a search is made of, pack to little more than half of what usual numbers take.
 */
export function shortName(number: number): string {
  return Array.from(number.toString(16).padStart(4, '0')).reverse().join('');
}

/** Where a report's record lies below the folder of its shard. @param number its place in that */
export function recordPath(number: number): string {
  return `record/${shortName(number)}.bin`;
}
