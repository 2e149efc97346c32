/** Roles of the lines above the body. */
import { isAbove, type PageEvidence } from './evidence.ts';
import { hintOf } from './hints.ts';
import { dropGroup, isOfSite, nameHead, sharedWith } from './head.ts';
import { wordsOf, type PageLine } from './lines.ts';
import {
  contextRows,
  fits,
  giveBy,
  isRemoved,
  markOf,
  valueOf,
  type Given,
  type StructureRow,
} from './rows.ts';
import { assignTitles, type Titles } from './titles.ts';

type Lines = readonly PageLine[];
type Roles = (Given | undefined)[];

/**
 * Gives every line above the body a role: marks first, then what leans on neighbours, then runs
 * of short menu items; what remains are the titles.
 */
export function assignAbove(
  lines: Lines,
  evidence: PageEvidence,
  body: ReadonlySet<string> = new Set(),
): Titles {
  const marks = lines.map((line) => markOf(line, 'above'));
  const summary = marks.findIndex((mark) => mark?.role === 'summary');
  const roles: Roles = marks.map((mark, index) =>
    mark?.role === 'summary' && index > summary ? giveBy('body-short') : mark,
  );
  assignText(lines, roles);
  assignPairs(lines, roles);
  assignInContext(lines, roles);
  assignHints(lines, roles, body);
  assignMenus(lines, roles);
  dropBeforeBreadcrumb(lines, roles);
  dropAfterPublication(lines, roles, evidence);
  nameHead(lines, roles, body);
  return assignSegments(lines, roles, evidence);
}

/** Running text is no title: above all titles it is a notice of the site, below them it is body. */
function assignText(lines: Lines, roles: Roles): void {
  const isText = (line: PageLine): boolean => line.stopped || /[^:]:$/u.test(line.key);
  const firstTitle = lines.findIndex((line, index) => !roles[index] && !isText(line));
  lines.forEach((line, index) => {
    if (roles[index] || !isText(line)) return;
    roles[index] = giveBy(line.stopped && index < firstTitle ? 'navigation-text' : 'body-short');
  });
}

/** What a line's neighbour of a role adds to the weak evidence for that role. */
const neighbourly = 1;

/** A line of so many letters, so much of which comes again in the body, is a title whatever else it looks like. */
const shortestTitle = 8;
const titleShare = 0.45;

/**
 * Weak evidence names a line, together with the lines beside it, where another line remains that can
 * be the title.
 */
function assignHints(lines: Lines, roles: Roles, body: ReadonlySet<string>): void {
  const open = lines.flatMap((_, index) => (roles[index] ? [] : [index]));
  const isTitle = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && line.key.length >= shortestTitle && sharedWith(line, body) >= titleShare;
  };
  const title = open.find(isTitle);
  const hints = open.map((index) => {
    const line = lines[index];
    if (!line || isTitle(index)) return undefined;
    const beside = [roles[index - 1]?.role, roles[index + 1]?.role];
    const side = title === undefined ? undefined : title < index ? 'before' : 'after';
    return hintOf(line, 'above', side, (role) => (beside.includes(role) ? neighbourly : 0));
  });
  if (hints.every((hint) => hint !== undefined)) return;
  open.forEach((index, at) => {
    roles[index] = hints[at];
  });
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

const longestMenuItem = 8;

/** Three or more short lines in a row, one of them a known menu item, are a menu set vertically. */
function assignMenus(lines: Lines, roles: Roles): void {
  const lastTitle = roles.lastIndexOf(undefined);
  let names = roles.filter((role) => role?.role === 'site-name').length;
  let run: number[] = [];
  const close = (): void => {
    const marked = run.some((index) => roles[index]?.role === 'navigation');
    if (marked && run.length >= 3) names = nameRun(lines, roles, run, names);
    run = [];
  };
  lines.forEach((line, index) => {
    const before = run.at(-1);
    const apart = before !== undefined && line.line - (lines[before]?.line ?? 0) > 1;
    if (index !== lastTitle && isMenuItem(line, roles[index], apart)) run.push(index);
    else close();
  });
  close();
}

/** @param apart whether a blank line stands between the line and the menu so far */
function isMenuItem({ key }: PageLine, role: Given | undefined, apart: boolean): boolean {
  if (key.length > longestMenuItem) return false;
  if (role?.role === 'navigation') return true;
  const isWord = /^[\p{L}\p{N}]+$/u.test(key);
  return isWord && (!role || role.role === 'site-name' || (role.role === 'page-tools' && !apart));
}

/** Names the items of a menu, and the site's name if it stands among them; returns how many names there are. */
function nameRun(lines: Lines, roles: Roles, run: readonly number[], names: number): number {
  let named = names;
  const isTool = (index: number): boolean => roles[index]?.role === 'page-tools';
  const ofTools = run.filter(isTool).length * 2 >= run.length;
  for (const index of run) {
    if (ofTools && isTool(index)) continue;
    const isName = roles[index]?.role === 'site-name';
    if (isName && named <= 1) continue;
    if (isName) named -= 1;
    const isNew = named === 0 && (lines[index]?.key.length ?? 0) >= shortestName && isOfSite(lines[index]);
    if (isNew) named += 1;
    roles[index] = giveBy(isNew ? 'site-name' : 'navigation-run');
  }
  return named;
}

/** A site is named in so many letters; what is shorter is one of its columns. */
const shortestName = 5;

const longestSlogan = 12;
/** More short lines than these are no slogans: a report may be made of short lines. */
const mostSlogans = 8;

/**
 * Lines over the breadcrumb belong to the page, and so do short lines and names over its menu, where
 * titles follow below.
 */
function dropBeforeBreadcrumb(lines: Lines, roles: Roles): void {
  const lastTitle = roles.lastIndexOf(undefined);
  const isTrail = (role: Given | undefined): boolean =>
    role?.role === 'breadcrumb' || role?.row.id === 'navigation-run' || role?.row.items !== undefined;
  const trail = roles.findLastIndex((role, index) => index < lastTitle && isTrail(role));
  const over = lines.slice(0, Math.max(trail, 0)).flatMap((line, index) => {
    const ofSite = line.text.length <= longestSlogan || isOfSite(line);
    return !roles[index] && ofSite && !comesAgain(lines, index) ? [index] : [];
  });
  if (over.length <= mostSlogans) dropGroup(lines, roles, over);
}

/** A short title that stands once more below is the page's title, and evidence for the headline. */
function comesAgain(lines: Lines, index: number): boolean {
  const words = wordsOf(lines[index]?.text ?? '');
  return lines.some((line, at) => at > index && wordsOf(line.text) === words);
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
function assignSegments(lines: Lines, roles: Roles, evidence: PageEvidence): Titles {
  const open = roles.flatMap((role, index) => (role ? [] : [index]));
  const first = open[0] ?? lines.length;
  const cut = roles.findIndex((role, index) => index > first && role !== undefined && !isRemoved(role.role));
  const end = cut === -1 ? lines.length : cut;
  const titles = assignTitles(
    lines,
    open.filter((index) => index < end),
    evidence,
  );
  const given = new Map(titles.given);
  lines.forEach((line, index) => {
    const role = roles[index];
    if (role) given.set(index, role);
    else if (!given.has(index)) given.set(index, markOf(line, 'between') ?? giveBy('heading-between'));
  });
  return { given, joined: titles.joined };
}
