/** The texts of reports, each fetched when it is needed first. */
import { fetchPacked } from './packed.ts';
import type { SearchRecord } from './record.ts';

/** Fetches a report by the name that the index has for it. @throws Error when it does not load */
export type LoadRecord = (id: string) => Promise<SearchRecord>;

/** The records of the index in this folder, a slash at both ends. */
export function recordLoader(basePath: string): LoadRecord {
  const loaded = new Map<string, Promise<SearchRecord>>();
  return (id) => {
    const known = loaded.get(id);
    if (known) return known;
    const record = fetchPacked<SearchRecord>(`${basePath}${shardOf(id)}/${recordPath(id)}`);
    loaded.set(id, record);
    return record;
  };
}

/** A report's name in the index. @param shard name of its shard @param number its place in that */
export function recordId(shard: string, number: number): string {
  return `${shard}-${shortName(number)}`;
}

/**
 * A number as a name: its hexadecimal digits, the last one first. Lists of such names, which the start
 * of a search is made of, pack to little more than half of what usual numbers take.
 */
export function shortName(number: number): string {
  return Array.from(number.toString(16).padStart(4, '0')).reverse().join('');
}

/** The name of a report's shard. */
export function shardOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'));
}

/** Where a report's record lies below the folder of its shard. */
export function recordPath(id: string): string {
  return `record/${id.slice(id.lastIndexOf('-') + 1)}.bin`;
}
