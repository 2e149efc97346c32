/** The search in the page's address, and when it becomes an entry of the browser's history. */
import { facets, type Choice, type Facet } from './facets.ts';

/** What the reader asks. */
export interface Question {
  /** As typed. */
  readonly query: string;
  readonly choice: Choice;
}

/** Reads a question from the query part of an address. */
export function readAddress(search: string): Question {
  const parameters = new URLSearchParams(search);
  const values = (facet: Facet): string[] => [...new Set(parameters.getAll(facet))].filter(Boolean);
  return {
    query: parameters.get('q') ?? '',
    choice: {
      year: values('year'),
      place: values('place'),
      source: values('source'),
      person: values('person'),
    },
  };
}

/** Writes a question as the query part of an address: `?q=…&year=…`, or nothing. */
export function writeAddress({ query, choice }: Question): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  for (const facet of facets) for (const value of choice[facet]) parameters.append(facet, value);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** An entry of the history: drafts are overwritten while one types. */
export interface Entry {
  readonly address: string;
  readonly committed: boolean;
}

/**
 * How to go from one entry to the next.
 *
 * @returns `push` leaves the present entry for the back button, `replace` overwrites it
 */
export function historyMove(present: Entry, next: Entry): 'push' | 'replace' {
  return present.committed && present.address !== next.address ? 'push' : 'replace';
}
