/** Names and mottos of sites over the titles, told from menus and titles by what the page says beside them. */
import { isSiteName, sharedWith } from './head.ts';
import { wordsOf, type PageLine } from './lines.ts';
import { giveBy, type Given } from './rows.ts';

type Lines = readonly PageLine[];
type Roles = (Given | undefined)[];

/** A site's name may stand so far down, in lines. */
const lastName = 12;
const spaced = /^\p{Script=Han}(?: \p{Script=Han}){3,15}$/u;

/** A name with a space after each letter: the name of a site by its ending, or if another line says it whole. */
export function nameSpaced(lines: Lines, roles: Roles): void {
  lines.slice(0, lastName).forEach((line, index) => {
    if (!spaced.test(line.key)) return;
    const key = wordsOf(line.key);
    const again = lines.some((other, at) => at !== index && other.key.includes(key));
    if (again || isSiteName({ ...line, key })) roles[index] = giveBy('site-name-again');
  });
}

/** A name with the column, or with its translation, beside it: «某某网 环境», «某某Moumou», «某某网某省». */
const named =
  /^([\p{Script=Han}]{2,8}?)( ?[\p{Script=Latin}]{2,16}| [\p{Script=Han}]{2,4}|(?<=[网社报台])[\p{Script=Han}]{2,4}|新闻|资讯)?$/u;

/** Rows that take a line for an item of the menu by its place or by a common word. */
const doubtful: ReadonlySet<string> = new Set([
  'navigation-above-titles',
  'navigation-word',
  'navigation-run',
]);

/** What names the site: where the page stands, where the report came from, who runs the page. */
function saysSite(key: string, name: string, role: Given | undefined): boolean {
  const at = key.indexOf(name);
  if (at === -1) return false;
  if (role?.role === 'breadcrumb') return key.replace(/^[^:]{2,8}: ?/u, '').startsWith(name);
  return role?.role === 'publication' || key.startsWith('首页', at + name.length);
}

/**
 * Where no line has the site's name yet, a line that was taken for an item of a menu has it, if the
 * page says its name at the head of the breadcrumb, as the source, in its footer, or before 首页.
 *
 * @param end the furniture below the body
 */
export function nameAmongMenu(lines: Lines, roles: Roles, end: Lines): void {
  const has = roles.some(
    (role, at) => role?.role === 'site-name' && /\p{Script=Han}/u.test(lines[at]?.key ?? ''),
  );
  if (has) return;
  const index = lines.findIndex((_, at) => at < lastName && isNameOf(lines, roles, at, end));
  if (index !== -1) roles[index] = giveBy('site-name-again');
}

function isNameOf(lines: Lines, roles: Roles, index: number, end: Lines): boolean {
  const line = lines[index];
  const row = roles[index]?.row.id ?? '';
  const [, name = '', rest = ''] = named.exec(line?.key ?? '') ?? [];
  if (!line || name === '') return false;
  const over =
    !roles[index] &&
    rest !== '' &&
    lines.some(({ key }, at) => at > index && !roles[at] && key.length >= shortestTitle);
  if (!over && !doubtful.has(row)) return false;
  if (row === 'navigation-run' ? !/^\p{Script=Latin}/u.test(rest) : rest === '' && name.length < 4)
    return false;
  const above = lines.filter(({ key }, at) => at !== index && saysSite(key, name, roles[at]));
  if (name.length > 2 ? above.length > 0 : above.some(({ key }) => key.includes(`${name}首页`))) return true;
  const said = above.length + end.filter(({ key }) => key.includes(name)).length;
  return said >= (rest === '' ? 1 : 2) && (name.length > 2 || /^\p{Script=Latin}/u.test(rest));
}

const longestMotto = 20;
const shortestTitle = 8;
/** So little of a motto comes again in the body, and by so much more of the title. */
const mottoShare = 0.06;
const moreOfTitle = 0.06;

/**
 * The motto of a site: under its name, beside the button of its program or apart from the titles,
 * where a title follows that says what the body says.
 *
 * @param body the pairs of the body's text
 */
export function nameMottoOverTitle(lines: Lines, roles: Roles, body: ReadonlySet<string>): void {
  const titles = lines
    .filter((_, index) => roles[index]?.role === 'page-title')
    .map(({ key }) => wordsOf(key));
  const isTitle = (index: number, least: number): boolean => {
    const line = lines[index];
    if (roles[index] || !line || line.key.length < shortestTitle) return false;
    return sharedWith(line, body) >= least || titles.some((title) => title.endsWith(wordsOf(line.key)));
  };
  lines.slice(0, lastName).forEach((line, index) => {
    if (roles[index] || line.key.length > longestMotto || / \S{1,20} /u.test(line.key)) return;
    const share = sharedWith(line, body);
    const site = [index - 1, index - 2].some((at) => roles[at]?.role === 'site-name');
    const next = lines[index + 1];
    const apart = next === undefined || roles[index + 1] !== undefined || next.line - line.line > 1;
    const button = roles[index - 1]?.role === 'page-tools';
    const title = lines.some((_, at) => at > index && isTitle(at, share + moreOfTitle));
    if (share < mottoShare && site && title && (apart || button)) roles[index] = giveBy('site-name-again');
  });
}
