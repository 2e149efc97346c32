/** The search in the page's address, and when it becomes an entry of the browser's history. */
import { facets, noChoice, type Choice, type Facet } from './facets.ts';

/** What the reader asks. */
export interface Question {
  /** As typed. */
  readonly query: string;
  readonly choice: Choice;
  readonly order: Order;
}

/** How results are sorted: the most relevant, the newest or the oldest first. */
export const orders = ['relevance', 'newest', 'oldest'] as const;
export type Order = (typeof orders)[number];

/** Nothing asked. */
export const noQuestion: Question = { query: '', choice: noChoice, order: 'relevance' };

/** Reads a question from the query part of an address. */
export function readAddress(search: string): Question {
  const parameters = new URLSearchParams(search);
  const values = (facet: Facet): string[] => [...new Set(parameters.getAll(facet))].filter(Boolean);
  const choice = Object.fromEntries(facets.map((facet) => [facet, values(facet)])) as Record<Facet, string[]>;
  return {
    query: parameters.get('q') ?? '',
    choice,
    order: orders.find((order) => order === parameters.get('sort')) ?? 'relevance',
  };
}

/** Writes a question as the query part of an address: `?q=…&year=…&sort=…`, or nothing. */
export function writeAddress({ query, choice, order }: Question): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  for (const facet of facets) for (const value of choice[facet]) parameters.append(facet, value);
  if (order !== 'relevance') parameters.set('sort', order);
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
