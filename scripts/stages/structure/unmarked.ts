/** Lines above the body for which no row has a mark: what weak evidence and their place make of them. */
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';
import { isOfSite, isSiteName, sharedWith } from './head.ts';
import { hintOf } from './hints.ts';
import { wordsOf, type PageLine } from './lines.ts';
import { giveBy, isRemoved, markOf, type Given } from './rows.ts';

type Lines = readonly PageLine[];
type Roles = (Given | undefined)[];

/** What a line's neighbour of a role adds to the weak evidence for that role. */
const neighbourly = 1;

/** A line of so many letters, so much of which comes again in the body, is a title whatever else it looks like. */
const shortestTitle = 8;
const titleShare = 0.45;

/** Who wrote a report and where it was published stand side by side. */
function speaksFor(beside: readonly (LineRole | undefined)[], role: LineRole): boolean {
  return beside.includes(role) || (role === 'byline' && beside.includes('publication'));
}

/** What reads like a kicker or a deck is no furniture on weak evidence. */
function isTitlePart(line: PageLine): boolean {
  const role = markOf(line, 'title')?.role;
  return role === 'kicker' || role === 'deck';
}

const isTitleOf = (line: PageLine | undefined, body: ReadonlySet<string>): boolean =>
  line !== undefined &&
  line.key.length >= shortestTitle &&
  !/(?:客户端|APP)$/iu.test(line.key) &&
  sharedWith(line, body) >= titleShare;

/**
 * Weak evidence names a line, together with the lines beside it, where another line remains that can
 * be the title.
 */
export function assignHints(lines: Lines, roles: Roles, body: ReadonlySet<string>): void {
  const open = lines.flatMap((_, index) => (roles[index] ? [] : [index]));
  const isTitle = (index: number): boolean => isTitleOf(lines[index], body);
  const title = open.find(isTitle);
  const hints = open.map((index) => {
    const line = lines[index];
    if (!line || isTitle(index) || isTitlePart(line)) return undefined;
    const beside = [roles[index - 1]?.role, roles[index + 1]?.role];
    const side = title === undefined ? undefined : title < index ? 'before' : 'after';
    return hintOf(line, 'above', side, (role) => (speaksFor(beside, role) ? neighbourly : 0));
  });
  if (hints.every((hint) => hint !== undefined)) return;
  open.forEach((index, at) => {
    roles[index] = hints[at];
  });
}

const longestName = 24;
const isName = ({ key }: PageLine): boolean =>
  key.length >= 3 && key.length <= longestName && !/[,。?!:;|>/]/u.test(key);

/** Where the page's end names the site: its footer, and where the report came from. */
function namesSite(line: PageLine): boolean {
  const role = (markOf(line, 'below') ?? hintOf(line, 'below'))?.role;
  return role === 'footer' || role === 'publication';
}

/** A site's name may stand so far down, in lines. */
const lastName = 8;
const ofMenu: ReadonlySet<string> = new Set(['navigation', 'breadcrumb']);
/** Among items no longer than this a name is one of them. */
const longestItem = 6;

/**
 * The name of the site over the titles: a line that the page's end says again, with its translation;
 * failing these, the first short line of the page that is nothing else.
 *
 * @param end the lines below the body
 */
export function nameSite(lines: Lines, roles: Roles, body: ReadonlySet<string>, end: Lines): void {
  const open = lines.flatMap((_, index) => (roles[index] ? [] : [index]));
  const titles = open.filter((index) => isTitleOf(lines[index], body));
  const menu = roles.findLastIndex(
    (role, index) => index < (titles.at(-1) ?? 0) && ofMenu.has(role?.role ?? ''),
  );
  const isOver = (index: number): boolean => index < menu && isSiteName(lines[index]);
  const title = titles.find((index) => !isOver(index)) ?? titles[0] ?? open.at(-1) ?? 0;
  const said = end
    .filter(namesSite)
    .map(({ key }) => key)
    .join('\n');
  const isSite = (index: number): boolean => roles[index]?.role === 'site-name';
  const over = open.filter((index) => index < title);
  const named = over.find((index) => index < lastName && isSiteName(lines[index]));
  const isNamed = roles.some(
    (role, at) => role?.role === 'site-name' && /\p{Script=Han}/u.test(lines[at]?.key ?? ''),
  );
  if (named !== undefined && !isNamed) roles[named] = giveBy('site-name');
  for (const index of over) {
    const line = lines[index];
    if (roles[index]) continue;
    const latin = line && /^[\p{Script=Latin}\p{P}\s]{6,}$/u.test(line.key);
    if (latin && isSite(index - 1)) roles[index] = giveBy('site-name-again');
    else if (line && isName(line) && said.includes(line.key)) roles[index] = giveBy('site-name-again');
  }
  const first = over.find((index) => !roles[index]);
  if (roles.slice(0, title).some((role, at) => role?.role === 'site-name' && at !== (first ?? -1) + 1))
    return;
  const line = lines[first ?? -1];
  const next = roles[(first ?? -1) + 1];
  if (
    first === undefined ||
    !line ||
    first >= lastName ||
    !/^(?:\p{Script=Han}{3,10}|\p{Script=Han}{2,4}·\p{Script=Han}{2,6})$/u.test(line.key)
  )
    return;
  const inMenu =
    roles[first - 1]?.role === 'navigation' && (lines[first + 1]?.key.length ?? 0) <= longestItem;
  if (inMenu && line.line - (lines[first - 1]?.line ?? 0) === 1) return;
  const beside = next ? isRemoved(next.role) : isOfSite(lines[first + 1]);
  if (beside && !saysAgain(lines, first)) roles[first] = giveBy('site-name-by-place');
}

/** Whether a later title says the same. */
function saysAgain(lines: Lines, index: number): boolean {
  const words = wordsOf(lines[index]?.text ?? '');
  return lines.some(
    (line, at) =>
      at > index && wordsOf(line.text).includes(words) && !/(?:客户端|APP|官网)$/iu.test(line.key),
  );
}

const fewestOpening = 4;
/** A title over the line of publication says at least so much of what the body says. */
const leastShare = 0.15;
const shortestOver = 10;
const says = (line: PageLine, body: ReadonlySet<string>): boolean =>
  line.key.length >= shortestOver && sharedWith(line, body) >= leastShare;

/**
 * Below the line of publication stand no more titles, where a title stands over it: several lines
 * there are the opening of a report that is set in short lines.
 */
export function nameOpening(lines: Lines, roles: Roles, body: ReadonlySet<string>): void {
  const published = roles.findIndex((role) => role?.role === 'publication');
  const title = roles.findLastIndex((role, index) => index < published && !role);
  const over = lines[title];
  if (!over || !says(over, body) || published - title > 2 || saysAgain(lines, title)) return;
  const first = roles.findIndex((role, index) => index > published && !role);
  if (first === -1) return;
  const end = lines.findIndex(
    ({ key }, index) => index >= first && (roles[index] !== undefined || /^(?:PART|Part|\p{N})/u.test(key)),
  );
  const opening = roles.map((_, index) => index).slice(first, end === -1 ? undefined : end);
  if (opening.length < fewestOpening) return;
  if (opening.some((index) => lines[index] && markOf(lines[index], 'title'))) return;
  for (const index of opening) roles[index] = giveBy('body-opening');
}
