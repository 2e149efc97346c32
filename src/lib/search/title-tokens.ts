/**
 * Titles, which the index holds a second time so that a query can ask in them alone: the same words
 * as everywhere, under a mark.
 */
import { TITLE_MARK, wordsOf } from './tokens.ts';

/** Where in a report a text is looked for. */
export type Scope = 'text' | 'title';

/** A Chinese headline is of up to three lines: 引题, 主题, 副题. */
const titleRoles: ReadonlySet<string> = new Set(['kicker', 'headline', 'deck']);

/** Whether a unit of this role belongs to the title. */
export function isTitle(role: string): boolean {
  return titleRoles.has(role);
}

/** The words that stand for a query where it is looked for. @param query in normal form, not empty */
export function queryWords(query: string, scope: Scope): string[] {
  const words = wordsOf(query);
  return scope === 'title' ? words.map((word) => TITLE_MARK + word) : words;
}
