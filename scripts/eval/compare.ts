/** Compares what was found in one article with its labels. Pure. */
import type { Person, Report } from '../../src/lib/schemas/report.ts';
import type { Forms, Label } from './labels.ts';
import { sameName, sameOffice, sameOrganisation, samePlace, type StatedOffice } from './same.ts';

export const fields = ['people', 'offices', 'roles', 'documents', 'organisations', 'places'] as const;
export type Field = (typeof fields)[number];

/** The facts that are judged; of a quarantined article, none. */
export type Found = Pick<Report, 'people' | 'documents' | 'organisations' | 'places'> & {
  readonly date: string | null;
};

/** `right` and `missed` are labels, `wrong` are findings; a finding that `also` excuses is in none. */
export interface Match {
  readonly right: readonly string[];
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

export const dateVerdicts = ['right', 'unknown', 'wrong', 'left open', 'defensible', 'invented'] as const;
/**
 * The day was found, left unknown, or is another one; or, where the label has none, it was rightly left
 * open, is as defensible as none, or is made up.
 */
export type DateVerdict = (typeof dateVerdicts)[number];

export interface Comparison {
  readonly fields: Readonly<Record<Field, Match>>;
  readonly date: DateVerdict;
}

/** Every field of one article. */
export function compareArticle(label: Label, found: Found): Comparison {
  const places = label.places.flatMap(formsOf);
  const sameBody = (one: string, other: string): boolean => sameOrganisation(one, other, places);
  const offices = label.people.flatMap((person) => person.offices);
  const isOfOffice = (name: string): boolean => offices.some((office) => office.includes(name));
  const also = label.also ?? {};
  return {
    fields: {
      ...comparePeople(label, found.people),
      documents: matchNames(label.documents, found.documents, among(also.documents, sameName), sameName),
      organisations: matchNames(
        label.organisations,
        found.organisations,
        // A body named inside an office is right if given and not missed if not.
        (name) => among(also.organisations, sameBody)(name) || isOfOffice(name),
        sameBody,
      ),
      places: matchNames(label.places, found.places, among(also.places, samePlace), samePlace),
    },
    date: compareDate(label.event_date, found.date),
  };
}

/**
 * Pairs labels with findings, each at most once: first those that are spelt alike, then those that are
 * the same by `same`. A further spelling of a label that is listed among its forms is not wrong.
 */
export function matchNames(
  labels: readonly Forms[],
  found: readonly string[],
  excused: (name: string) => boolean,
  same: (one: string, other: string) => boolean,
): Match {
  const open = [...found];
  const right = new Set<Forms>();
  for (const equal of [sameName, same]) {
    for (const label of labels) {
      if (right.has(label)) continue;
      const at = open.findIndex((name) => formsOf(label).some((form) => equal(form, name)));
      if (at < 0) continue;
      open.splice(at, 1);
      right.add(label);
    }
  }
  const listed = labels.filter((label) => Array.isArray(label)).flat();
  const excuse = (name: string): boolean => excused(name) || listed.some((form) => sameName(form, name));
  return {
    right: [...right].map(nameOf),
    missed: labels.filter((label) => !right.has(label)).map(nameOf),
    wrong: open.filter((name) => !excuse(name)),
  };
}

/** People by name; offices and roles as pairs with the name, so a missed person misses them too. */
function comparePeople(
  { people, also = {} }: Label,
  all: readonly Person[],
): Record<'people' | 'offices' | 'roles', Match> {
  const found = all.filter(({ name }) => !among(also.people, sameName)(name));
  const strangers = found.filter(({ name }) => !people.some((person) => sameName(person.name, name)));
  const pairs = [...people, ...strangers].map(({ name }) => {
    const labelled = people.find((person) => sameName(person.name, name));
    const finding = found.find((person) => sameName(person.name, name));
    return {
      offices: prefixed(name, matchOffices(labelled, finding, also.offices?.[name] ?? [])),
      roles: prefixed(
        name,
        matchNames(labelled?.roles ?? [], finding?.roles ?? [], () => false, sameName),
      ),
    };
  });
  const namesOf = (list: readonly Person[]): string[] => list.map(({ name }) => name);
  return {
    people: matchNames(namesOf(people), namesOf(found), () => false, sameName),
    offices: join(pairs.map((pair) => pair.offices)),
    roles: join(pairs.map((pair) => pair.roles)),
  };
}

function matchOffices(
  labelled: Person | undefined,
  finding: Person | undefined,
  also: readonly string[],
): Match {
  const inUnit = (office: string, of: string | undefined): StatedOffice => ({ office, of });
  const same = (label: string, office: string): boolean =>
    sameOffice(inUnit(label, labelled?.of), inUnit(office, finding?.of));
  const excused = (office: string): boolean =>
    also.some((label) => sameOffice(inUnit(label, undefined), inUnit(office, finding?.of)));
  return matchNames(labelled?.offices ?? [], finding?.offices ?? [], excused, same);
}

/** Judges the day of the event. */
export function compareDate(label: Label['event_date'], date: string | null): DateVerdict {
  const defensible = date !== null && (label.also ?? []).includes(date);
  if (label.value === null) return date === null ? 'left open' : defensible ? 'defensible' : 'invented';
  if (date === null) return 'unknown';
  return date === label.value || defensible ? 'right' : 'wrong';
}

/** Puts matches together. */
export function join(matches: readonly Match[]): Match {
  return {
    right: matches.flatMap((match) => match.right),
    missed: matches.flatMap((match) => match.missed),
    wrong: matches.flatMap((match) => match.wrong),
  };
}

function prefixed(name: string, match: Match): Match {
  const prefix = (item: string): string => `${name} ${item}`;
  return {
    right: match.right.map(prefix),
    missed: match.missed.map(prefix),
    wrong: match.wrong.map(prefix),
  };
}

function among(
  names: readonly string[] = [],
  same: (one: string, other: string) => boolean,
): (name: string) => boolean {
  return (name) => names.some((other) => same(other, name));
}

function formsOf(label: Forms): string[] {
  return typeof label === 'string' ? [label] : label;
}

function nameOf(label: Forms): string {
  return formsOf(label)[0] ?? '';
}
