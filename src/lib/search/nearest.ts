/** For a query without results, the queries nearest to it that may have some. Pure. */
import { quoted, type Literal, type Query, type Term } from './query.ts';
import { fieldWords } from './query-fields.ts';

/**
 * Writes a query as one types it.
 */
export function writeQuery({ clauses }: Pick<Query, 'clauses'>): string {
  return clauses.map((clause) => clause.map(writeLiteral).join(' OR ')).join(' ');
}

function writeLiteral({ term, negated }: Literal): string {
  return (negated ? '-' : '') + writeTerm(term);
}

function writeTerm(term: Term): string {
  if (term.kind === 'date') return `${fieldWords.date[0] ?? ''}:${term.first}..${term.last}`;
  const value = /^[-"“＂「]|\s|[:：]|^OR$/iu.test(term.text) ? quoted(term.text) : term.text;
  return term.kind === 'text' ? value : `${fieldWords[term.kind][0] ?? ''}:${value}`;
}

/** Shorter queries: each without one of its words. The longest first. */
export function withoutOne({ clauses }: Query): string[] {
  if (clauses.length < 2) return [];
  return clauses
    .map((_, index) => writeQuery({ clauses: clauses.toSpliced(index, 1) }))
    .sort((a, b) => b.length - a.length);
}

/**
 * The longest beginning and the longest end of a text for which something holds, each found by
 * halving: what a text contains, its parts contain as well.
 *
 * @param text in normal form
 * @returns distinct parts, the longest first; none shorter than two symbols
 */
export async function longestParts(
  text: string,
  holds: (part: string) => Promise<boolean>,
): Promise<string[]> {
  const symbols = Array.from(text);
  const beginning = await longest(symbols.length - 1, (length) => holds(symbols.slice(0, length).join('')));
  const end = await longest(symbols.length - 1, (length) => holds(symbols.slice(-length).join('')));
  const parts = [
    beginning > 1 ? symbols.slice(0, beginning).join('') : '',
    end > 1 ? symbols.slice(-end).join('') : '',
  ];
  return [...new Set(parts)].filter((part) => part !== '').sort((a, b) => b.length - a.length);
}

/** The largest number up to `most` for which something holds that holds for all smaller ones. */
async function longest(most: number, holds: (length: number) => Promise<boolean>): Promise<number> {
  let low = 0;
  let high = Math.max(0, most);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (await holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
