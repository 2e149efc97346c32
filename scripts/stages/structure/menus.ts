/** Menus above the titles, and what stands over them. */
import { dropGroup, isOfSite, isSiteName } from './head.ts';
import { wordsOf, type PageLine } from './lines.ts';
import { giveBy, type Given } from './rows.ts';

type Lines = readonly PageLine[];
type Roles = (Given | undefined)[];

const longestMenuItem = 8;

/** Three or more short lines in a row, one of them a known menu item, are a menu set vertically. */
export function assignMenus(lines: Lines, roles: Roles): void {
  const lastTitle = roles.lastIndexOf(undefined);
  let names = lines.filter(
    ({ key }, at) => roles[at]?.role === 'site-name' && /\p{Script=Han}/u.test(key),
  ).length;
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
  if (!isWord || role?.row.id === 'site-name-again' || role?.row.program) return false;
  return !role || role.role === 'site-name' || (role.role === 'page-tools' && !apart);
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
    const isNew = named === 0 && (lines[index]?.key.length ?? 0) >= shortestName && isSiteName(lines[index]);
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
export function dropBeforeBreadcrumb(lines: Lines, roles: Roles): void {
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

/** A day alone, with its weekday. */
const dayAlone = /^\d{4}年\d{1,2}月\d{1,2}日 ?(?:星期|周).(?: \d{1,2}:\d{2}(?::\d{2})?)?$/u;
/** What a newspaper's page says of itself. */
const ofPaper = /[报刊]$|第? ?[A-Z]?\d{1,3} ?版|^[A-Z]\d{1,2}\b/u;

const menus: ReadonlySet<string> = new Set(['navigation-row', 'publication-trail']);
/** A day with the time of day: what a paper's own page does not show. */
const clocked = /\d{4}(?:-|\/|\.|年)\d{1,2}(?:-|\/|\.|月)\d{1,2}日? ?\d{1,2}:\d{2}/u;
/** The line of publication stands so near to the title, in lines. */
const nearTitle = 4;

/** The day on which a page was called up stands in its menu; a newspaper's page shows its own day, if nothing at the title does. */
export function nameToday(lines: Lines, roles: Roles): void {
  const menu = roles.findIndex((role) => role?.role === 'breadcrumb' || menus.has(role?.row.id ?? ''));
  const title = roles.lastIndexOf(undefined);
  const isTimed = ({ key }: PageLine, at: number): boolean =>
    at > menu && Math.abs(at - title) <= nearTitle && roles[at]?.role === 'publication' && clocked.test(key);
  if (lines.some(({ key }) => ofPaper.test(key)) && !lines.some(isTimed)) return;
  lines.slice(0, Math.max(menu, 0)).forEach(({ key }, index) => {
    if (dayAlone.test(key)) roles[index] = giveBy('navigation-today');
  });
}
