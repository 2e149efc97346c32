import type { FactField } from './rows.ts';

/** One statement of a page about itself. Untrusted: evidence to be weighed against the text. */
export interface PageFact {
  readonly field: FactField;
  /** As stated, on one line, without its label. */
  readonly value: string;
  /** Id of the rule that found it, `extract/…`. */
  readonly rule: string;
  /** Offset in the source of the page where it stands. */
  readonly at: number;
  /** What declares it there: `contentsource`, `datePublished`. */
  readonly name: string;
  /** Number of its line: of a text the capture's, of a page the first that it shows after the declaration. */
  readonly line: number;
}
