/** Where a query stands in a text. */
import { normaliseWithMap, type Normalised } from './normalise.ts';

/** `[start, end)` in the text, UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * All matches in a text, in order, as places of the text itself; those that overlap are joined.
 *
 * @param query in normal form; the empty query matches nothing
 */
export function findMatches(text: string, query: string): Range[] {
  return query === '' ? [] : matchesIn(normaliseWithMap(text), query, text.length);
}

/** The matches of each of these texts. @param queries in normal form */
export function findEach(text: string, queries: readonly string[]): Range[][] {
  if (queries.length === 0) return [];
  const normal = normaliseWithMap(text);
  return queries.map((query) => (query === '' ? [] : matchesIn(normal, query, text.length)));
}

/** Matches of several texts as one list, in order; those that overlap are joined. */
export function joined(matches: readonly (readonly Range[])[]): Range[] {
  const all = matches.flat().sort((a, b) => a.start - b.start || b.end - a.end);
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of all) {
    const last = out.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

/** All matches of any of these texts, in order; those that overlap are joined. @param queries in normal form */
export function findAny(text: string, queries: readonly string[]): Range[] {
  return joined(findEach(text, queries));
}

function matchesIn(normal: Normalised, query: string, length: number): Range[] {
  const out: { start: number; end: number }[] = [];
  for (let at = normal.text.indexOf(query); at >= 0; at = normal.text.indexOf(query, at + 1)) {
    const start = normal.starts[at] ?? 0;
    const end = normal.ends[at + query.length - 1] ?? length;
    const last = out.at(-1);
    if (last && start < last.end) last.end = end;
    else out.push({ start, end });
  }
  return out;
}
