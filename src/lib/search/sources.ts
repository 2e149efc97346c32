/** What answers are made from: the index, the facts, the converters, and what each term of a query finds in them. */
import type { Engine } from './engine.ts';
import type { Facts } from './facts.ts';
import type { ReportSet } from './report-set.ts';
import type { Term } from './query.ts';
import type { Converter } from './variants.ts';

export interface Sources {
  readonly engine: Engine;
  /** Without people, roles and organisations until these were asked for. */
  readonly facts: Facts;
  /** Loads all facts, which `facts` are from then on. */
  readonly allFacts: () => Promise<Facts>;
  readonly loadConverters: () => Promise<readonly Converter[]>;
}

/** A term with the reports that it holds for. */
export interface Resolved {
  readonly term: Term;
  /** As it was looked for: a Simplified reading perhaps. */
  readonly text: string;
  readonly reports: ReportSet;
  /** Those of the reports that have a text in the title; none for terms of other kinds. */
  readonly titled: ReportSet;
}
