/**
 * The headline among the lines of a page, by the browser title that repeats it.
 *
 * The part of the browser title that is the headline stays as a first line: text captures often
 * have it, and the structure stage knows such a repetition. Lines above the headline that hold links
 * are the site's.
 */
import type { Line } from './lines.ts';
import type { Piece } from './pieces.ts';
import { mechanism, patternOf } from './rows.ts';

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

/** The pieces with the headline kept in the browser title, and the links above the headline cut. */
export function settleTitle(source: string, pieces: readonly Piece[], lines: readonly Line[]): Piece[] {
  const at = pieces.findIndex((piece) => piece.rule === titleRule && source[piece.start] !== '<');
  const title = pieces[at];
  if (!title) return [...pieces];
  const text = source.slice(title.start, title.end);
  if (text.length > longestTitle) return [...pieces];
  const found = findHeadline(text, lines);
  if (!found) return [...pieces];
  const out = [...pieces];
  for (const line of lines.slice(0, found.index)) {
    if (line.links.size > 0 && !keeps.test(line.text)) cut(out, line.pieces, aboveRule);
  }
  return [...out.slice(0, at), ...splitTitle(title, text, found), ...breakAfter(out.slice(at + 1))];
}

const titleRule = 'extract/page-title';
const aboveRule = mechanism('above-title');
const keeps = patternOf('above-title');

function cut(pieces: Piece[], indexes: readonly number[], rule: string): void {
  for (const index of indexes) {
    const piece = pieces[index];
    if (piece) pieces[index] = { start: piece.start, end: piece.end, rule };
  }
}

interface Found {
  /** Of the headline's first line. */
  readonly index: number;
  /** `[start, end)` of the headline in the browser title. */
  readonly start: number;
  readonly end: number;
}

/** The longest run of lines that the browser title holds, word for word. */
function findHeadline(title: string, lines: readonly Line[]): Found | undefined {
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

function splitTitle(title: Piece, text: string, { start, end }: Found): Piece[] {
  const close = /^[”"』」》）)！!？?。…]+/u.exec(text.slice(end))?.[0].length ?? 0;
  const open = /[“"『「《（(]+$/u.exec(text.slice(0, start))?.[0].length ?? 0;
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
