/** The facets by which results are filtered. */
import { edtfBounds, parseEdtf } from '../edtf.ts';
import type { SearchRecord } from './record.ts';

export const facets = ['year', 'place', 'source', 'person', 'role', 'organisation'] as const;
export type Facet = (typeof facets)[number];

/** The value of a report that does not say. */
export const UNKNOWN = 'unknown';

/** Chosen values per facet; a facet without a choice has an empty list. */
export type Choice = Readonly<Record<Facet, readonly string[]>>;

/** Number of reports per value of each facet. */
export type Counts = Readonly<Record<Facet, Readonly<Record<string, number>>>>;

export const noChoice: Choice = {
  year: [],
  place: [],
  source: [],
  person: [],
  role: [],
  organisation: [],
};

/**
 * The values of one report.
 *
 * @param people names as their pages show them
 * @param roles that somebody in the report has
 * @param organisations names as their pages show them
 */
export function facetValues(
  record: SearchRecord,
  people: readonly string[],
  roles: readonly string[] = [],
  organisations: readonly string[] = [],
): Record<Facet, string[]> {
  return {
    year: yearsOf(record.date),
    place: [record.place ?? UNKNOWN],
    source: [record.source ?? UNKNOWN],
    person: [...new Set(people)],
    role: [...new Set(roles)],
    organisation: [...new Set(organisations)],
  };
}

/** The years that an EDTF date can mean. */
function yearsOf(date: string | null): string[] {
  const parsed = date === null ? null : parseEdtf(date);
  if (parsed === null) return [UNKNOWN];
  const { first, last } = edtfBounds(parsed);
  const from = Number(first.slice(0, 4));
  const count = Number(last.slice(0, 4)) - from + 1;
  return Array.from({ length: count }, (_, index) => String(from + index).padStart(4, '0'));
}

/** Whether anything is chosen. */
export function isChosen(choice: Choice): boolean {
  return facets.some((facet) => choice[facet].length > 0);
}

/** The choice with one facet left open. */
export function without(choice: Choice, facet: Facet): Choice {
  return { ...choice, [facet]: [] };
}

/** The choice with one value taken in or out. */
export function toggle(choice: Choice, facet: Facet, value: string): Choice {
  const values = choice[facet];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...choice, [facet]: next };
}

/**
 * Whether a second value of this facet narrows the results instead of widening them. A report is of
 * one year, place and source: any of those chosen will do. Of people and organisations all must be
 * there: «with whom» is what readers ask.
 */
export function isConjunctive(facet: Facet): boolean {
  return facet === 'person' || facet === 'organisation';
}
