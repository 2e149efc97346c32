/**
 * What all reports are filtered and sorted by, as one small file: so that counts and order are exact
 * for every query, also for one that Pagefind cannot be asked as a whole.
 *
 * Reports go by their number here: the newest is 0, those without a date come last.
 */
import type { PersonRole } from '../schemas/report.ts';
import { facets, isChosen, isConjunctive, without, type Choice, type Counts, type Facet } from './facets.ts';
import { normalise } from './normalise.ts';
import { intersectionOf, membersOf, setOf, unionOf, type ReportSet } from './report-set.ts';

/** Each value with its reports: the first number, then the steps from one to the next. */
export type Postings = readonly (readonly [value: string, steps: readonly number[]])[];

/** Facets of which every report has a value or none: a small file, loaded with the index. */
export const firstFacets = ['year', 'place', 'source'] as const;
/** Facets with thousands of values: a large file, loaded when somebody asks for them. */
export const namedFacets = ['person', 'role', 'organisation'] as const;

/** The small file. */
export interface FactsFile {
  /** EDTF. */
  readonly dates: readonly (string | null)[];
  readonly facets: Readonly<Record<(typeof firstFacets)[number], Postings>>;
}

/** The large file. */
export interface NamesFile {
  readonly facets: Readonly<Record<(typeof namedFacets)[number], Postings>>;
  /** Per person, in the order of that facet: letters of the roles in each of the reports. */
  readonly roles: readonly (readonly string[])[];
}

/** Letters of roles in the file. */
export const roleLetters: Readonly<Record<PersonRole, string>> = {
  presided: 'p',
  spoke: 's',
  reported: 'r',
  attended: 'a',
  mentioned: 'm',
};

interface Value {
  readonly value: string;
  /** In normal form. */
  readonly name: string;
  readonly reports: readonly number[];
}

/** The files, opened. */
export interface Facts {
  readonly dates: readonly (string | null)[];
  /** Without values for the facets of a file that was not loaded. */
  readonly values: Readonly<Record<Facet, readonly Value[]>>;
  readonly roles: readonly (readonly string[])[];
}

/**
 * Opens the small file.
 *
 * @param reports number of reports in the index
 * @throws Error when the index and the file are not of the same reports
 */
export function openFacts({ dates, facets: postings }: FactsFile, reports: number): Facts {
  if (dates.length !== reports) {
    throw new Error(`facts of ${dates.length} reports do not fit an index of ${reports}`);
  }
  const first = Object.fromEntries(firstFacets.map((facet) => [facet, postings[facet].map(openValue)]));
  return {
    dates,
    values: { ...noValues, ...first },
    roles: [],
  };
}

const noValues: Facts['values'] = {
  year: [],
  place: [],
  source: [],
  person: [],
  role: [],
  organisation: [],
};

/** The facts with those of the large file. */
export function withNames(facts: Facts, { facets: postings, roles }: NamesFile): Facts {
  const named = Object.fromEntries(namedFacets.map((facet) => [facet, postings[facet].map(openValue)]));
  return { ...facts, values: { ...facts.values, ...named }, roles };
}

function openValue([value, steps]: readonly [string, readonly number[]]): Value {
  let number = 0;
  return { value, name: normalise(value), reports: steps.map((step) => (number += step)) };
}

/** The reports one of whose values of a facet contains a text. @param text in normal form */
export function reportsNamed(facts: Facts, facet: Facet, text: string): ReportSet {
  const out = new Uint8Array(facts.dates.length);
  for (const { name, reports } of facts.values[facet]) {
    if (name.includes(text)) for (const report of reports) out[report] = 1;
  }
  return out;
}

/** The values of a facet that contain a text. @param text in normal form */
export function valuesNamed(facts: Facts, facet: Facet, text: string): string[] {
  return facts.values[facet].filter(({ name }) => name.includes(text)).map(({ name }) => name);
}

/** The reports of a choice, among these. */
export function chosen(facts: Facts, among: ReportSet, choice: Choice): ReportSet {
  if (!isChosen(choice)) return among;
  const size = facts.dates.length;
  const wanted = facets.flatMap((facet) => {
    const sets = choice[facet].map((value) => valueSet(facts, facet, value, choice));
    return isConjunctive(facet) || sets.length === 0 ? sets : [unionOf(size, sets)];
  });
  return intersectionOf(size, [among, ...wanted]);
}

/** Number of these reports per value. Where a second value would widen a choice, as if its facet were left open. */
export function countValues(facts: Facts, among: ReportSet, choice: Choice): Counts {
  const narrowed = chosen(facts, among, choice);
  const counts = facets.map((facet) => {
    const isOpen = isConjunctive(facet) || choice[facet].length === 0;
    const base = isOpen ? narrowed : chosen(facts, among, without(choice, facet));
    const values = facts.values[facet].map(({ value, reports }) => {
      const inPerson = facet === 'role' && choice.person.length > 0;
      const own = inPerson ? membersOf(valueSet(facts, facet, value, choice)) : reports;
      return [value, own.reduce((sum, report) => sum + (base[report] ?? 0), 0)] as const;
    });
    return [facet, Object.fromEntries(values)] as const;
  });
  return Object.fromEntries(counts) as unknown as Counts;
}

/** A role is somebody's: where people are chosen, theirs. */
function valueSet(facts: Facts, facet: Facet, value: string, choice: Choice): ReportSet {
  const size = facts.dates.length;
  if (facet !== 'role' || choice.person.length === 0) {
    const found = facts.values[facet].find((candidate) => candidate.value === value);
    return setOf(size, found?.reports ?? []);
  }
  const letter = roleLetters[value as PersonRole];
  const reports = facts.values.person.flatMap((person, index) =>
    choice.person.includes(person.value)
      ? person.reports.filter((_, place) => facts.roles[index]?.[place]?.includes(letter))
      : [],
  );
  return setOf(size, reports);
}
