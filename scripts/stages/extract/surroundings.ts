/** Lines around the headline and the report's part of the page that the markup shows to be the site's. */
import type { MainPart } from './main-part.ts';
import type { Piece } from './pieces.ts';
import { letters, type Line } from './read-lines.ts';
import { mechanism, patternOf } from './rows.ts';

/** Lines that go, by the rule that takes them. */
export type Cuts = ReadonlyMap<string, readonly Line[]>;

/**
 * The lines that go.
 *
 * @param headline index of the headline's line; undefined where it is not known
 */
export function siteLines(
  lines: readonly Line[],
  headline: number | undefined,
  main: MainPart | undefined,
): Cuts {
  return new Map([
    [aboveRule, headline === undefined ? [] : above(lines.slice(0, headline))],
    [belowRule, main ? below(lines, main) : []],
    [teaserRule, main ? teasers(lines, main) : []],
  ]);
}

const aboveRule = mechanism('above-title');
const belowRule = mechanism('below-main');
const teaserRule = mechanism('teaser');
const keepsAbove = patternOf('above-title');
const signs = patternOf('below-main');
const call = patternOf('teaser');

/** A line that cannot be a kicker: too short, without Chinese, or the label of a field. */
const isScrap = (text: string): boolean =>
  letters(text) <= longestScrap || !/\p{Script=Han}/u.test(text) || /[:：]$/u.test(text);
const longestScrap = 4;

/** Lines over the headline with links, and scraps; the line right above it may be its kicker. */
const above = (lines: readonly Line[]): Line[] =>
  lines.filter((line, index) => {
    const text = line.text.trim();
    if (keepsAbove.test(text)) return false;
    return line.links.size > 0 || (index < lines.length - 1 && isScrap(text));
  });

/** Below the part that holds the report: lines that are mostly links. */
const below = (lines: readonly Line[], main: MainPart): Line[] =>
  lines
    .slice(main.last + 1)
    .filter(
      ({ text, unlinked, links }) =>
        links.size > 0 &&
        letters(unlinked) * 2 <= letters(text) &&
        (text.includes('。') || !signs.test(text)),
    );

/** Lines that lead to another page; a report made of them keeps them. */
function teasers(lines: readonly Line[], main: MainPart): Line[] {
  const found = lines.filter(({ text, links }) => links.size > 0 && call.test(text.trim()));
  const inside = found.filter((line) => main.holds(line));
  const all = lines.filter((line) => main.holds(line)).length;
  return inside.length * mostOfMain > all ? [] : found;
}

/** Cuts links that lead back to the portal and stand at the end of a line of the report. */
export const dropPortalLinks = (source: string, pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece) => {
    const { link, rule, start, end } = piece;
    const leads =
      link !== undefined &&
      rule === undefined &&
      portal.test(source.slice(start, Math.min(end, start + 40)).trim());
    return leads ? { start, end, rule: teaserRule } : piece;
  });

const portal = /^返回\p{L}{1,8}[,，]?\s?查看更多$/u;

/** Where more than one line in so many is a teaser, they are the report. */
const mostOfMain = 4;
