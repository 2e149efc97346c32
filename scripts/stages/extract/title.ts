/**
 * The headline among the lines of a page, by the browser title or what the page declares as its title.
 *
 * The part of the browser title that is the headline stays as a first line: text captures often
 * have it, and the structure stage knows such a repetition.
 */
import type { Piece } from './pieces.ts';
import type { Line } from './read-lines.ts';

/** A headline may stand on so many lines. */
const mostLines = 3;
/** Shorter ones, in letters, are rather a section's or a site's name. */
const shortest = 5;
/** What leads the browser title is rather the headline than what follows; `leading` allows for a quotation mark. */
const leading = 2;
const leadingBonus = 3;
/** Longer browser titles, code units, are not read. */
const longestTitle = 400;
/** More lines than this are never looked at. */
const deepest = 400;

const wordsOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

export interface Headline {
  /** Index of its first line. */
  readonly index: number;
  /** Where it stands in the browser title: index of the piece, and `[start, end)` in it. */
  readonly title?: { readonly piece: number; readonly start: number; readonly end: number };
}

/**
 * Finds the headline.
 *
 * @param declared titles that the page declares elsewhere; asked where the browser title does not help
 */
export function findHeadline(
  source: string,
  pieces: readonly Piece[],
  lines: readonly Line[],
  declared: readonly string[],
): Headline | undefined {
  const piece = pieces.findIndex((one) => one.rule === titleRule && source[one.start] !== '<');
  const place = pieces[piece];
  const found = place && findIn(source.slice(place.start, place.end), lines);
  if (found) return { index: found.index, title: { piece, start: found.start, end: found.end } };
  for (const title of declared) {
    const line = findIn(title, lines);
    if (line) return { index: line.index };
  }
  return undefined;
}

const titleRule = 'extract/page-title';

interface Found {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The longest run of lines that a title holds, word for word. */
function findIn(title: string, lines: readonly Line[]): Found | undefined {
  if (title.length > longestTitle) return undefined;
  let best: (Found & { weight: number }) | undefined;
  lines.slice(0, deepest).forEach((_line, index) => {
    let text = '';
    for (const next of lines.slice(index, index + mostLines)) {
      if (next.links.size > 0 && next.unlinked.trim() === '') break;
      text += wordsOf(next.text.slice(0, longestTitle));
      const place = placeIn(title, text);
      if (!place || text.length < shortest) break;
      const weight = text.length + (place.start <= leading ? leadingBonus : 0);
      if (weight > (best?.weight ?? 0)) best = { index, ...place, weight };
    }
  });
  return best;
}

/** Where the letters and digits `words` stand in a text, whatever stands between them. */
function placeIn(text: string, words: string): { start: number; end: number } | undefined {
  const all = wordsOf(text);
  const at = all.indexOf(words);
  if (words === '' || at < 0) return undefined;
  const starts = Array.from(text.matchAll(/[\p{L}\p{N}]/gu), (match) => match.index);
  const offsets = starts.flatMap((start) =>
    (text.codePointAt(start) ?? 0) > 0xffff ? [start, start + 1] : [start],
  );
  return { start: offsets[at] ?? 0, end: (offsets[at + words.length - 1] ?? 0) + 1 };
}

/** The pieces with the headline kept in the browser title, on a line of its own. */
export function keepHeadline(source: string, pieces: readonly Piece[], headline: Headline): Piece[] {
  const { title } = headline;
  const place = title && pieces[title.piece];
  if (!place) return [...pieces];
  const text = source.slice(place.start, place.end);
  const kept = splitTitle(place, text, title);
  return [...pieces.slice(0, title.piece), ...kept, ...breakAfter(pieces.slice(title.piece + 1))];
}

function splitTitle(title: Piece, text: string, { start, end }: { start: number; end: number }): Piece[] {
  const close = /^[”"』」》）)】\]!！?？。…]+/u.exec(text.slice(end))?.[0].length ?? 0;
  const open = /[“"『「《（(【[]{1,8}$/u.exec(text.slice(0, start))?.[0].length ?? 0;
  const from = title.start + start - open;
  const to = title.start + end + close;
  return [
    { start: title.start, end: from, rule: titleRule },
    { start: from, end: to },
    { start: to, end: title.end, rule: titleRule },
  ].filter((piece) => piece.start < piece.end);
}

function breakAfter(rest: readonly Piece[]): Piece[] {
  const [first, ...others] = rest;
  return first ? [{ ...first, rule: first.rule ?? titleRule, breaks: 'line' }, ...others] : [];
}
