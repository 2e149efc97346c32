/** Which of the unnamed lines above the body are the report's titles, by what they share with its text. */
import { isProse, wordsOf, type PageLine } from './lines.ts';
import { fits, giveBy, isRemoved, markOf, rows, type Given } from './rows.ts';

type Lines = readonly PageLine[];
type Roles = (Given | undefined)[];
/** Indexes of unnamed lines that nothing removed stands between. */
type Group = readonly number[];

/** The pairs of neighbouring letters of a text; of a long one, those of its beginning. */
export function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const run of text.slice(0, 20_000).match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (let at = 0; at + 1 < run.length; at += 1) pairs.add(run.slice(at, at + 2));
  }
  return pairs;
}

/**
 * Takes the site's own lines and the page's title out of the lines that may be titles. A title says
 * what its report says; a slogan, an account's name or a button does not.
 *
 * @param body the pairs of the body's text
 */
export function nameHead(lines: Lines, roles: Roles, body: ReadonlySet<string>): void {
  dropRepeatedNames(lines, roles);
  const opening = openingOf(lines, roles);
  const groups = groupsOf(lines, roles).filter(([first = 0]) => opening === -1 || first < opening);
  namePageTitles(lines, roles, groups);
  const left = groups.map((group) => group.filter((index) => !roles[index])).filter((group) => group.length);
  const weights = left.map((group) => Math.max(...group.map((index) => sharedWith(lines[index], body))));
  const main = weights.indexOf(Math.max(...weights));
  left.forEach((group, at) => {
    const weaker = (weights[main] ?? 0) - (weights[at] ?? 0) >= clearlyWeaker;
    if (at < main && weaker && !isKept(lines, group)) dropGroup(lines, roles, group);
    if (at > main) dropButtons(lines, roles, group, (weights[at] ?? 0) < clearlyWeaker);
  });
}

const shortestOpening = 25;

/** Where the report has begun: short lines, or a paragraph, below an unnamed line that is its title. */
function openingOf(lines: Lines, roles: Roles): number {
  return roles.findIndex((role, index) => {
    if (role?.row.id === 'body-opening') return true;
    const line = lines[index];
    if (role?.row.id !== 'body-short' || !line?.stopped || line.text.length < shortestOpening) return false;
    const published = roles.slice(0, index).some((given) => given?.role === 'publication');
    return published && roles.slice(0, index).includes(undefined);
  });
}

const longestName = 8;

/** An account's name stands over the title, and once more beside the day of publication. */
function dropRepeatedNames(lines: Lines, roles: Roles): void {
  lines.forEach(({ key, line }, index) => {
    const next = lines[index + 1];
    if (roles[index] || key.length > longestName || !next || roles[index + 1] || next.line - line > 2) return;
    const again = lines.some((other, at) => at > index + 1 && other.key === key && roles[at] !== undefined);
    if (again && next.key.length > longestName) dropGroup(lines, roles, [index]);
  });
}

/** By so much less of a line's pairs must come again in the body, for it to be no title. */
const clearlyWeaker = 0.25;

/** How much of a line, 0 to 1, comes again in the body. */
export function sharedWith(line: PageLine | undefined, body: ReadonlySet<string>): number {
  const pairs = [...pairsOf(line?.key ?? '')];
  return pairs.filter((pair) => body.has(pair)).length / Math.max(pairs.length, 4);
}

function groupsOf(lines: Lines, roles: Roles): Group[] {
  const groups: number[][] = [];
  let group: number[] = [];
  let ofSite = false;
  let cut = true;
  lines.forEach((line, index) => {
    const role = roles[index];
    if (role) {
      cut ||= isRemoved(role.role);
      return;
    }
    const apart = line.line - (lines[index - 1]?.line ?? 0) > 1;
    if (cut || (apart && ofSite)) {
      groups.push((group = []));
      ofSite = false;
    }
    group.push(index);
    ofSite ||= isOfSite(line);
    cut = false;
  });
  return groups;
}

const siteName = rows.find(({ id }) => id === 'site-name');

/** Whether a line reads like the name of a site. */
export function isSiteName(line: PageLine | undefined): boolean {
  return line !== undefined && siteName !== undefined && fits(line, siteName);
}

/** Whether a line reads like the name of a site, or like what it says of itself. */
export function isOfSite(line: PageLine | undefined): boolean {
  if (!line) return false;
  return /客户端|APP|官网|欢迎/iu.test(line.key) || isSiteName(line);
}

/** So many lines in a row may be a report of short lines. */
const longestPreamble = 5;

/** A kicker shares no words with the body, and a sentence without its full stop may be the body's own. */
function isKept(lines: Lines, group: Group): boolean {
  if (group.length > longestPreamble) return true;
  return group.some((index) => {
    const line = lines[index];
    return line !== undefined && (isProse(line) || markOf(line, 'title')?.role === 'kicker');
  });
}

/** Names the site's lines over the titles: its names, once or one under the other, the rest as what stands there. */
export function dropGroup(lines: Lines, roles: Roles, group: Group): void {
  let named = roles.some((role) => role?.role === 'site-name');
  for (const index of group) {
    const line = lines[index];
    const isName = isSiteName(line) && (!named || roles[index - 1]?.role === 'site-name');
    named ||= isName;
    roles[index] = giveBy(isName ? 'site-name' : 'navigation-above-titles');
  }
}

const longestButton = 12;

const namers: ReadonlySet<string | undefined> = new Set(['byline', 'publication']);

/**
 * Below the titles a short line beside page tools is one of them, and so is any line between two tools
 * that says nothing of the report.
 *
 * @param weak whether the body says little of the lines
 */
function dropButtons(lines: Lines, roles: Roles, group: Group, weak: boolean): void {
  for (const index of group) {
    const beside = [index - 1, index + 1].filter((at) => roles[at]?.role === 'page-tools').length;
    const short = (lines[index]?.key.length ?? 0) <= longestButton;
    const before = roles[index - 1]?.role === 'page-tools' && namers.has(roles[index + 1]?.role);
    if ((weak && short && beside > 0) || (beside === 2 && (weak || short)) || (weak && before))
      roles[index] = giveBy('tools-beside');
  }
}

/** Lines in these numbers are compared with each other; no page has more titles. */
const mostTitles = 12;

/** A line that says nearly what a later title says is the page's title. */
function namePageTitles(lines: Lines, roles: Roles, groups: readonly Group[]): void {
  const open = groups.flatMap((group) => group.map((index) => ({ index, group }))).slice(-mostTitles);
  open.forEach(({ index, group }, at) => {
    const text = lines[index]?.key ?? '';
    const isSaidBy = (other: (typeof open)[number]): boolean => {
      const title = lines[other.index]?.key ?? '';
      return holds(text, title) || (other.group !== group && resemble(text, title));
    };
    const later = open.slice(at + 1);
    const repeats = comesAgain(
      text,
      later.map((other) => lines[other.index]?.key ?? ''),
    );
    if (!repeats && later.some(isSaidBy)) roles[index] = giveBy('page-title-resembles');
  });
}

/** Whether one, two or three of the later lines say the very same: a repetition, which tells the headline. */
function comesAgain(text: string, later: readonly string[]): boolean {
  const words = wordsOf(text);
  return later.some((_, at) =>
    [1, 2, 3].some((length) => wordsOf(later.slice(at, at + length).join('')) === words),
  );
}

const shortestTitle = 8;

function holds(text: string, title: string): boolean {
  const [words, within] = [wordsOf(text), wordsOf(title)];
  return within.length >= shortestTitle && words !== within && words.includes(within);
}

const alike = 0.6;

function resemble(a: string, b: string): boolean {
  const [first, second] = [pairsOf(a), pairsOf(b)];
  if (Math.min(first.size, second.size) < shortestTitle - 1 || wordsOf(a) === wordsOf(b)) return false;
  const common = [...first].filter((pair) => second.has(pair)).length;
  return (2 * common) / (first.size + second.size) >= alike;
}
