/**
 * Titles, which the index holds a second time so that a query can ask in them alone: the same pairs
 * of symbols as everywhere, under a mark.
 */
import { codesOf, TITLE_MARK } from './tokens.ts';

/** A Chinese headline is of up to three lines: 引题, 主题, 副题. */
const titleRoles: ReadonlySet<string> = new Set(['kicker', 'headline', 'deck']);

/** Whether a unit of this role belongs to the title. */
export function isTitle(role: string): boolean {
  return titleRoles.has(role);
}

/** What Pagefind is asked. @param query in normal form, not empty */
export function titleQuery(query: string): string {
  const codes = codesOf(query);
  const pairs = codes.slice(1).map((code, index) => TITLE_MARK + (codes[index] ?? '') + code);
  return `"${(pairs.length > 0 ? pairs : [TITLE_MARK + (codes[0] ?? '')]).join(' ')}"`;
}
