/**
 * Titles. Their places in the index come before all others, so that one list of a word says in which
 * reports the word is in the title, and a query can ask in titles alone.
 */

/** Where in a report a text is looked for. */
export type Scope = 'text' | 'title';

/** A Chinese headline is of up to three lines: 引题, 主题, 副题. */
const titleRoles: ReadonlySet<string> = new Set(['kicker', 'headline', 'deck']);

/** Whether a unit of this role belongs to the title. */
export function isTitle(role: string): boolean {
  return titleRoles.has(role);
}
