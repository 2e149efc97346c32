/** The searches that are compared, under one interface. */
import type { SearchRecord } from '../../src/lib/search/record.ts';

/** What an index costs before it is asked. */
export interface Built {
  /** Bytes of all its files; of the packed export for a search that loads its whole index. */
  readonly indexBytes: number;
  /** Milliseconds of the build. */
  readonly milliseconds: number;
  /** Peak memory of the build in bytes, child processes included; null where the system does not say. */
  readonly memory: number | null;
}

/** A search as a reader has it who has just opened the page. */
export interface Session {
  /** Bytes fetched before the first question can be asked. */
  readonly start: number;
  /** Ids of the reports found. */
  readonly ask: (query: string) => Promise<readonly string[]>;
  /** Bytes fetched since the start. */
  readonly fetched: () => number;
}

/** One of the searches. */
export interface Contestant {
  readonly name: string;
  /** How it is set up. */
  readonly setting: string;
  /** @param folder an empty one, for its files */
  build(records: readonly SearchRecord[], folder: string): Promise<Built>;
  /** A new session on what was built. */
  open(folder: string): Promise<Session>;
}

/** The text of a record as peers get it: a line a unit. */
export function textOf(record: SearchRecord): string {
  return record.units.map(({ text }) => text).join('\n');
}
