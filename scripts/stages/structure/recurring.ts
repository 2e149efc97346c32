/** Names of sites and accounts over the titles: what the rest of the page says again. */
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';
import { isSiteName, sharedWith } from './head.ts';
import { hintOf } from './hints.ts';
import type { PageLine } from './lines.ts';
import { giveBy, markOf, type Given } from './rows.ts';

type Lines = readonly PageLine[];
type Roles = (Given | undefined)[];

const isName = ({ key }: PageLine): boolean => /^[\p{L}\p{N}·]{2,12}$/u.test(key);
/** A site's name may stand so far down, in lines. */
const lastName = 12;
/** A title has so many letters, and so much of it comes again in the body. */
const shortestTitle = 8;
const titleShare = 0.1;
/** So often must a name of two letters come again. */
const oftenEnough = 2;

/**
 * Names the short lines over the title that furniture says again: an account's name if it stands
 * beside the day of publication once more and nothing of the site follows it, else the site's.
 *
 * @param end the lines below the body
 */
export function nameRecurring(lines: Lines, roles: Roles, body: ReadonlySet<string>, end: Lines): void {
  const title = titleAmong(lines, roles, body);
  const trail = roles.findIndex((role) => role?.role === 'breadcrumb');
  const said = end.filter((line) => isFurniture(line)).map(({ key }) => key);
  const last = Math.min(title, lastName, trail === -1 ? lastName : trail);
  lines.slice(0, Math.max(last, 0)).forEach((line, index) => {
    if (roles[index] || !isName(line) || isInMenu(lines, roles, index)) return;
    if (profiles.has(roles[index + 1]?.row.id ?? '')) return;
    const again = [
      ...saidAbove(lines, roles, index, line.key),
      ...said.filter((key) => key.includes(line.key)),
    ];
    if (again.length < (line.key.length > 2 ? 1 : oftenEnough)) return;
    const published = lines.some(
      ({ key }, at) => roles[at]?.role === 'publication' && at > index && key.includes(line.key),
    );
    roles[index] = giveBy(
      published && (index + 1 === title || roles[index + 1]?.role === 'publication')
        ? 'publication-again'
        : 'site-name-again',
    );
  });
}

const longestItem = 8;

/** Over an item of a menu stands another. */
function isInMenu(lines: Lines, roles: Roles, index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  if (!line || !next || next.line - line.line > 1 || next.key.length > longestItem) return false;
  return roles[index + 1]?.role === 'navigation';
}

/** The open line that the body says most of. */
function titleAmong(lines: Lines, roles: Roles, body: ReadonlySet<string>): number {
  const shares = lines.map((line, index) =>
    roles[index] || line.key.length < shortestTitle || isSiteName(line) ? 0 : sharedWith(line, body),
  );
  const most = Math.max(0, ...shares);
  if (most >= titleShare) return shares.indexOf(most);
  return lines.findLastIndex((line, index) => !roles[index] && line.key.length >= shortestTitle);
}

const naming: ReadonlySet<LineRole> = new Set(['footer', 'publication', 'page-tools']);

export function isFurniture(line: PageLine): boolean {
  const given = markOf(line, 'below') ?? hintOf(line, 'below');
  return given !== undefined && naming.has(given.role);
}

/** The named lines above the body that say a name; a trail must begin with it, since it names columns as well. */
function saidAbove(lines: Lines, roles: Roles, except: number, name: string): string[] {
  return lines.flatMap(({ key }, at) => {
    const role = roles[at];
    if (at === except || !role) return [];
    if (role.role === 'breadcrumb') return key.startsWith(name) ? [key] : [];
    const leads = naming.has(role.role) || key.includes(`返回${name}`);
    return leads && key.includes(name) ? [key] : [];
  });
}

const longestMotto = 20;

/** Under a site's name and over its menu stands its motto, or its other name. */
export function nameMottos(lines: Lines, roles: Roles): void {
  lines.forEach((line, index) => {
    if (roles[index] || roles[index - 1]?.role !== 'site-name') return;
    const next = lines[index + 1];
    if (!next || line.key.length < 4 || line.key.length > longestMotto) return;
    if (/^(?:了解|走进|关于|认识|走近)/u.test(line.key)) return;
    const menu = roles[index + 1]?.role === 'navigation' && /^(?:网站)?(?:首页|主页)|[|\s]\S/u.test(next.key);
    if (menu || roles[index + 1]?.role === 'breadcrumb') roles[index] = giveBy('site-name-again');
  });
}

const profiles: ReadonlySet<string> = new Set(['tools-account', 'forum-profile']);

/**
 * Over the figures of an account stands its name; the site's name under the title is the publisher's,
 * and so is a name there that the line of publication under it says again.
 */
export function nameOwners(lines: Lines, roles: Roles): void {
  const sites = new Set(lines.filter((_, index) => roles[index]?.role === 'site-name').map(({ key }) => key));
  lines.forEach((line, index) => {
    const role = roles[index];
    if (!isName(line) || (role && role.role !== 'byline' && role.row.id !== 'hint-site-program')) return;
    const profile = !role && profiles.has(roles[index + 1]?.row.id ?? '');
    const published = roles[index + 1]?.role === 'publication';
    const titled = lines.slice(0, index).some(({ key }, at) => !roles[at] && key.length >= shortestTitle);
    const said = titled && (role !== undefined || lines[index + 1]?.key.includes(line.key) === true);
    const again = published && (sites.has(line.key) || said);
    if (profile || again) roles[index] = giveBy('publication-owner');
  });
}
