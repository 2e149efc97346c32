/** The searches that are compared, under one interface. */
import type { SearchRecord } from '../../src/lib/search/record.ts';

/** A search as a reader has it who has just opened the page. */
export interface Session {
  /** Bytes fetched before the first question can be asked. */
  readonly start: number;
  /** Ids of the reports found. */
  readonly ask: (query: string) => Promise<readonly string[]>;
  /** Fetches what the page shows of the first results; only of what has such files. */
  readonly show?: (ids: readonly string[]) => Promise<void>;
  /** Bytes fetched since the start. */
  readonly fetched: () => number;
}

/** One of the searches. */
export interface Contestant {
  readonly name: string;
  /** How it is set up. */
  readonly setting: string;
  /**
   * Writes the index into an empty folder.
   *
   * @returns bytes of all its files; of the packed export for a search that loads its whole index
   */
  build(records: readonly SearchRecord[], folder: string): Promise<number>;
  /** A new session on what was built. */
  open(folder: string): Promise<Session>;
}

/** The text of a record as peers get it: a line a unit. */
export function textOf(record: SearchRecord): string {
  return record.units.map(({ text }) => text).join('\n');
}
