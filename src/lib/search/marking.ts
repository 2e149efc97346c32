/** What of a query is marked in the reports that it finds. */
import { valuesNamed, type Facts } from './facts.ts';
import type { Term } from './query.ts';
import type { Resolved } from './sources.ts';

/** What is marked in the reports: texts in normal form. */
export interface Marks {
  /** Anywhere. */
  readonly texts: readonly string[];
  /** In the title only. */
  readonly titles: readonly string[];
}

/** A part of a name that too many people have for all their names to be marked. */
export interface Unmarked {
  readonly text: string;
  readonly names: number;
}

export interface Marking {
  readonly marks: Marks;
  readonly unmarked: readonly Unmarked[];
}

/** More names would make addresses of reports, which tell what to mark, too long. */
const MOST_NAMES = 12;

/**
 * The marks of terms that reports were found by. One character of a name stands in many other words,
 * so the whole names are marked that have it.
 */
export function marksOf(facts: Facts, terms: readonly Resolved[]): Marking {
  const of = (kind: Term['kind']): string[] => [
    ...new Set(terms.filter(({ term }) => term.kind === kind).map(({ text }) => text)),
  ];
  const parts = of('person').filter((text) => Array.from(text).length === 1);
  const names = parts.map((text) => ({ text, names: namesWith(facts, text) }));
  const few = names.filter((part) => part.names.length <= MOST_NAMES);
  const people = of('person').filter((text) => !parts.includes(text));
  const texts = [...of('text'), ...people, ...few.flatMap((part) => part.names)];
  return {
    marks: { texts: [...new Set(texts)], titles: of('title') },
    unmarked: names
      .filter((part) => part.names.length > MOST_NAMES)
      .map((part) => ({ text: part.text, names: part.names.length })),
  };
}

/** The names without what tells namesakes apart, which is in brackets. */
function namesWith(facts: Facts, text: string): string[] {
  const names = valuesNamed(facts, 'person', text).map((name) => name.replace(/\([^]*$/u, ''));
  return [...new Set(names)].filter((name) => name.includes(text));
}
