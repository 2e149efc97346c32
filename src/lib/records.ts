/** The authority records of the archive at hand, with their indexes, made once. */
import { card, corpus } from './archive.ts';
import { recordFinder, type FindRecord } from './authorities.ts';
import type { EntityRecord, PersonRecord } from './schemas/corpus.ts';
import type { EntityKind } from './schemas/provenance.ts';
import { passagesByReport, type SharedPassage } from './shared.ts';
import { fullName } from './tallies.ts';
import { peopleByBlock, peopleByReport, type Archive, type PeopleIn } from './uses.ts';

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}

const finder = once(() => recordFinder(corpus()));
const blocks = once(() => peopleByBlock(corpus().people));
const passages = once(() => passagesByReport(corpus().passages));
const contents = once(() =>
  Map.groupBy(
    corpus().entities.filter(({ kind }) => kind === 'place'),
    ({ within }) => within.at(-1),
  ),
);
const names = once(() => {
  const { people, entities } = corpus();
  return new Map([
    ...people.map((person) => [`person ${person.id}`, fullName(person)] as const),
    ...entities.map((entity) => [`${entity.kind} ${entity.id}`, fullName(entity)] as const),
  ]);
});

/** See recordFinder. */
export const findRecord: FindRecord = (...asked) => finder()(...asked);

/** See peopleByBlock. */
export const peopleInBlock: PeopleIn = (...asked) => blocks()(...asked);

/** The people of each report. */
export const peopleOfReports: () => ReadonlyMap<string, readonly PersonRecord[]> = once(() =>
  peopleByReport(corpus().people),
);

/** The places that lie directly in the place of a name. */
export function placesIn(name: string): readonly EntityRecord[] {
  return contents().get(name) ?? [];
}

/** The passages that a report shares with others. */
export function sharedPassages(report: string): readonly SharedPassage[] {
  return passages().get(report) ?? [];
}

/** A record's name, by its kind and id. */
export function nameOf(kind: EntityKind, id: string): string {
  return names().get(`${kind} ${id}`) ?? id;
}

/** The archive's reports for functions that think about them. */
export const archive = (): Archive => ({ card, order: corpus().order });
