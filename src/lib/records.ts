/** The authority records of the archive at hand, with their indexes, made once. */
import { card, corpus } from './archive.ts';
import { recordFinder, type FindRecord } from './authorities.ts';
import type { PersonRecord } from './schemas/corpus.ts';
import { peopleByBlock, peopleByReport, type Archive, type PeopleIn } from './uses.ts';

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}

const finder = once(() => recordFinder(corpus()));
const blocks = once(() => peopleByBlock(corpus().people));
const reports = once(() => peopleByReport(corpus().people));

/** See recordFinder. */
export const findRecord: FindRecord = (...asked) => finder()(...asked);

/** See peopleByBlock. */
export const peopleInBlock: PeopleIn = (...asked) => blocks()(...asked);

/** See peopleByReport. */
export const peopleOfReports = (): ReadonlyMap<string, readonly PersonRecord[]> => reports();

/** The archive's reports for functions that think about them. */
export const archive = (): Archive => ({ card, order: corpus().order });
