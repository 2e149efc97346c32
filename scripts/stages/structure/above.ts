/** Roles of the lines above the body. */
import { isAbove, type PageEvidence } from './evidence.ts';
import { isOfSite, nameHead, pairsOf } from './head.ts';
import { hintOf } from './hints.ts';
import type { PageLine } from './lines.ts';
import { assignMenus, dropBeforeBreadcrumb, nameToday } from './menus.ts';
import {
  contextRows,
  fits,
  giveBy,
  isRemoved,
  markOf,
  rows,
  valueOf,
  type Given,
  type StructureRow,
} from './rows.ts';
import { isFurniture, nameMottos, nameOwners, nameRecurring } from './recurring.ts';
import { nameAmongMenu, nameMottoOverTitle, nameSpaced } from './site-lines.ts';
import { assignTitles, type Around, type Titles } from './titles.ts';
import { assignHints, nameOpening, nameSite } from './unmarked.ts';

type Lines = readonly PageLine[];
type Roles = (Given | undefined)[];

/**
 * Gives every line above the body a role: marks first, then what leans on neighbours, then runs
 * of short menu items; what remains are the titles.
 *
 * @param body the pairs of the body's text
 * @param end the lines below the body, which name the site again
 */
export function assignAbove(
  lines: Lines,
  evidence: PageEvidence,
  body: ReadonlySet<string> = new Set(),
  end: Lines = [],
): Titles {
  const marks = lines.map((line) => barOfTools(line) ?? markOf(line, 'above'));
  const summary = marks.findIndex((mark) => mark?.role === 'summary');
  const roles: Roles = marks.map((mark, index) =>
    mark?.role === 'summary' && index > summary ? giveBy('body-short') : mark,
  );
  assignText(lines, roles);
  assignPairs(lines, roles);
  assignInContext(lines, roles);
  const said = new Set([...body, ...pairsOf(textOf(lines, roles))]);
  assignHints(lines, roles, said);
  assignHints(lines, roles, said); // a line that was named now speaks for those beside it
  nameOpening(lines, roles, said);
  nameSpaced(lines, roles);
  nameRecurring(lines, roles, said, end);
  nameSite(lines, roles, said, end);
  nameMottos(lines, roles);
  nameOwners(lines, roles);
  nameToday(lines, roles);
  assignMenus(lines, roles);
  dropBeforeBreadcrumb(lines, roles);
  dropAfterPublication(lines, roles, evidence);
  const furniture = end.filter(isFurniture);
  nameAmongMenu(lines, roles, furniture);
  nameMottoOverTitle(lines, roles, said);
  nameHead(lines, roles, said);
  nameAmongMenu(lines, roles, furniture);
  return assignSegments(lines, roles, evidence, { body: said, end });
}

/** Rows that know a menu by its form alone. */
const bars: ReadonlySet<string> = new Set(['navigation-bar', 'navigation-menu-items', 'navigation-spaced']);

const buttons = rows.filter(({ id }) => id === 'tools-buttons' || id === 'tools-font-size');

/** What has the form of a menu, but the words of buttons. */
function barOfTools(line: PageLine): Given | undefined {
  if (!bars.has(markOf(line, 'above')?.row.id ?? '')) return undefined;
  const row = buttons.find((candidate) => fits(line, candidate));
  if (row?.role) return { role: row.role, row };
  const hint = hintOf(line, 'above');
  return hint?.row.id === 'hint-tools-words' ? hint : undefined;
}

/** Running text is no title: above all titles, or a breadcrumb, it is a notice of the site; below them it is body. */
function assignText(lines: Lines, roles: Roles): void {
  const isText = (line: PageLine): boolean => line.stopped || /[^:]:$/u.test(line.key);
  const firstTitle = lines.findIndex((line, index) => !roles[index] && !isText(line));
  const trail = roles.findLastIndex((role) => role?.role === 'breadcrumb');
  lines.forEach((line, index) => {
    if (roles[index] || !isText(line)) return;
    const ofSite = index < trail || (line.stopped && index < firstTitle);
    roles[index] = giveBy(ofSite ? 'navigation-text' : 'body-short');
  });
}

/** The running text above the body's core. */
function textOf(lines: Lines, roles: Roles): string {
  return lines
    .filter(({ stopped }, index) => stopped && roles[index]?.role === 'body')
    .map(({ key }) => key)
    .join('\n');
}

/** Lists of editions, and values that stand on the line after their label. */
function assignPairs(lines: Lines, roles: Roles): void {
  const isEdition = (index: number): boolean =>
    roles[index]?.row.id === 'publication-edition' && /版|^[A-Z]\d/u.test(keyAt(lines, index));
  const editions = lines.map(
    (_, index) => isEdition(index) && (isEdition(index - 1) || isEdition(index + 1)),
  );
  editions.forEach((listed, index) => {
    if (listed) roles[index] = giveBy('navigation-edition-list');
  });
  let open = roles.filter((role) => role === undefined).length;
  lines.forEach((line, index) => {
    const label = lines[index - 1];
    if (open <= 1 || roles[index] || !label) return;
    const value = valueOf(label, roles[index - 1], line);
    if (!value) return;
    roles[index] = value;
    open -= 1;
  });
}

function keyAt(lines: Lines, index: number): string {
  return lines[index]?.key ?? '';
}

/** Rows that ask for a neighbour; from below, so that the next line's role is known. */
function assignInContext(lines: Lines, roles: Roles): void {
  let titlesBelow = 0;
  const mayBeTitle = lines.map((line, index) => !roles[index] && !isOfSite(line));
  let titlesAbove = mayBeTitle.filter(Boolean).length;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index];
    if (!line || roles[index]) continue;
    if (mayBeTitle[index]) titlesAbove -= 1;
    const row = contextRows.find(
      (candidate) =>
        fits(line, candidate) &&
        (candidate.title !== 'after' || titlesBelow > 0) &&
        (candidate.title !== 'before' || titlesAbove > 0) &&
        followed(candidate, roles[index + 1]),
    );
    if (row?.role) roles[index] = { role: row.role, row };
    else titlesBelow += 1;
  }
}

function followed(row: StructureRow, next: Given | undefined): boolean {
  if (row.next === undefined) return true;
  return row.next === 'publication'
    ? next?.role === 'publication'
    : next !== undefined && isRemoved(next.role);
}

/** Longest word beside the publication line that is a button, in code units. */
const longestButton = 6;

/** On a web page, words between the publication line and the part that holds the report are the site's. */
function dropAfterPublication(lines: Lines, roles: Roles, evidence: PageEvidence): void {
  const published = roles.findIndex((role) => role?.role === 'publication');
  const titled = roles.slice(0, published).includes(undefined);
  if (published === -1 || !titled) return;
  lines.forEach((line, index) => {
    if (index < published || roles[index] || !isAbove(evidence, line)) return;
    if (line.text.length <= longestButton) roles[index] = giveBy('outside-main');
  });
}

/**
 * The titles are the first stretch of unnamed lines that no kept line interrupts; what stands
 * between later kept lines and the body are headings.
 */
function assignSegments(
  lines: Lines,
  roles: Roles,
  evidence: PageEvidence,
  around: Omit<Around, 'titles'>,
): Titles {
  const titled = lines.filter((_, index) => roles[index]?.role === 'page-title');
  const open = roles.flatMap((role, index) => (role ? [] : [index]));
  const first = open[0] ?? lines.length;
  const cut = roles.findIndex((role, index) => index > first && role !== undefined && !isRemoved(role.role));
  const end = cut === -1 ? lines.length : cut;
  const titles = assignTitles(
    lines,
    open.filter((index) => index < end),
    evidence,
    { ...around, titles: titled },
  );
  const given = new Map(titles.given);
  lines.forEach((line, index) => {
    const role = roles[index];
    if (role) given.set(index, role);
    else if (!given.has(index)) given.set(index, markOf(line, 'between') ?? giveBy('heading-between'));
  });
  return { given, joined: titles.joined };
}
