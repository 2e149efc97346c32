/** Menus below the body that are set with an item a line. */
import { shareOf } from './lexicon.ts';
import type { PageLine } from './lines.ts';
import { rows, type Given } from './rows.ts';

const columns = rows.find(({ id }) => id === 'hint-navigation-words')?.words;
/** So much of an item is made of the words of menus. */
const madeOf = 0.8;
const fewestItems = 3;
/** So many of the items are. */
const mostOf = 0.6;

/** Whether each line stands in a run of short lines, most of which name sections of a site. Linear. */
export function standsInMenu(lines: readonly PageLine[], marks: readonly (Given | undefined)[]): boolean[] {
  const out = lines.map(() => false);
  let from = 0;
  let named = 0;
  const close = (to: number): void => {
    if (to - from >= fewestItems && named >= (to - from) * mostOf) out.fill(true, from, to);
    from = to;
    named = 0;
  };
  lines.forEach((line, index) => {
    const apart = line.line - (lines[index - 1]?.line ?? 0) > 1;
    const item = isItem(line, marks[index]);
    if (apart || !item) close(index);
    if (!item) from = index + 1;
    else if (columns !== undefined && shareOf(line.key, columns) >= madeOf) named += 1;
  });
  close(lines.length);
  return out;
}

/** What stands among links and buttons of another kind is no item. */
function isItem({ key }: PageLine, mark: Given | undefined): boolean {
  if (!/^\p{L}{2,8}$/u.test(key)) return false;
  return !mark || mark.role === 'navigation' || isHeading(mark);
}

/** The heading of a list of links, made of words that menus are made of as well. */
export const isHeading = (mark: Given | undefined): boolean =>
  mark?.role === 'related-links' && mark.row.words !== undefined;
