/** Lists of links: menus, and titles of other pages. */
import { cutLines, letters, readLines, type Line } from './read-lines.ts';
import type { Piece } from './pieces.ts';
import { mechanism, patternOf } from './rows.ts';

/** So many lines of nothing but links, or links on a line, are a menu or a list of other pages. */
const linesOfList = 3;
const linksOfMenu = 4;
const longestLink = 45;
/** Two links on a line are a menu where they are so short on average, letters. */
const shortLink = 5;

/** Cuts the lists out. Lines of dates or numbers between the links go with them. */
export function dropLinkLists(source: string, pieces: readonly Piece[]): Piece[] {
  const gone: Line[] = [];
  let list: Line[] = [];
  let between: Line[] = [];
  const flush = (): void => {
    const links = list.reduce((sum, line) => sum + line.links.size, 0);
    const linked = list.filter((line) => line.links.size > 0).length;
    if (list.some(isMenu) || (linked >= linesOfList && links >= linesOfList)) gone.push(...list);
    list = [];
    between = [];
  };
  for (const line of readLines(source, pieces)) {
    if (isLinks(line)) {
      list.push(...between, line);
      between = [];
    } else if (list.length > 0 && between.length < mostBetween && isBeside(line)) between.push(line);
    else flush();
  }
  flush();
  return cutLines(pieces, gone, mechanism('link-list'));
}

/** So many lines of dates or numbers may stand between two links of a list. */
const mostBetween = 3;

function isMenu(line: Line): boolean {
  const { size } = line.links;
  return size >= linksOfMenu || (size >= 2 && letters(line.text) / size <= shortLink);
}

const beside = new RegExp(patternOf('link-list').source, 'gu');
const keeps = patternOf('link-list-keeps');

/** Nothing but what stands beside links: numbers, dates, separators. */
const isBeside = (line: Line): boolean =>
  line.links.size === 0 && line.text.length <= longestLink && letters(line.text.replace(beside, '')) === 0;

/** Nothing but links, and what stands beside links. */
function isLinks(line: Line): boolean {
  if (line.links.size === 0 || letters(line.unlinked.replace(beside, '')) > 0) return false;
  const mean = letters(line.text) / line.links.size;
  return mean <= longestLink && !keeps.test(line.text.trim());
}
