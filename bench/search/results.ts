/** What is measured of a search. */
import type { Usage } from './usage.ts';

/** Median, 95th percentile and largest of some values. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** How well the results of some queries were those wanted. */
export interface Truthfulness {
  readonly queries: number;
  readonly wanted: number;
  /** Results wanted that were found, of all wanted. */
  readonly recall: number;
  /** Results wanted that were found, of all found. */
  readonly precision: number;
  /** Queries with any result missed or invented, and a few of them. */
  readonly wrong: number;
  readonly examples: readonly string[];
}

/** Queries, each as the first of a reader. */
export interface Cold {
  readonly queries: number;
  /** Bytes fetched for the answer. */
  readonly bytes: Spread;
  /** Milliseconds, files read from a disk. */
  readonly time: Spread;
  /** Bytes with what the page shows of the first results. */
  readonly shown: Spread;
}

export interface Measured {
  readonly name: string;
  readonly setting: string;
  readonly indexBytes: number;
  /** Seconds that the build took. */
  readonly seconds: number;
  /** Of the build, child processes included; null where the system does not say. */
  readonly usage: Usage | null;
  /** Bytes before the first answer. */
  readonly start: number;
  readonly truth: Truthfulness;
  /** The same in Traditional; only asked of what claims to understand it. */
  readonly traditional: Truthfulness | null;
  readonly cold: Cold;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}
