/** Pieces of a page to its lines: which of the breaks hold, what hidden text is shown, which of the site's lines go. */
import { dropLinkLists } from './link-lists.ts';
import { findMain } from './main-part.ts';
import type { Piece, Pieces } from './pieces.ts';
import { cutLines, letters, readLines } from './read-lines.ts';
import { mechanism } from './rows.ts';
import { dropPortalLinks, siteLines } from './surroundings.ts';
import { findHeadline, keepHeadline } from './title.ts';

/** The pieces as they count in the end. */
export interface Settled {
  /** Hidden text, lists of links and the site's lines have become cuts. */
  readonly pieces: readonly Piece[];
  /** Where the lines of the report's part begin and end in the source; absent where the markup does not tell. */
  readonly main?: { readonly start: number; readonly end: number };
}

/**
 * Decides what a reader sees of the pieces, on which lines, and which of the lines are the site's.
 *
 * @param titles what the page declares as its title
 */
export function settle(source: string, { pieces, boxes }: Pieces, titles: readonly string[]): Settled {
  const broken = joinTrails(source, breakCells(source, showMain(source, dropPortalLinks(source, pieces))));
  let settled = dropLinkLists(source, broken);
  const lines = readLines(source, settled);
  const headline = findHeadline(source, settled, lines, titles);
  const main = findMain(lines, boxes);
  for (const [rule, gone] of siteLines(lines, headline?.index, main)) settled = cutLines(settled, gone, rule);
  const start = broken[(main && lines[main.first]?.pieces[0]) ?? -1]?.start;
  const end = broken[(main && lines[main.last]?.pieces.at(-1)) ?? -1]?.end;
  return {
    pieces: headline ? keepHeadline(source, settled, headline) : settled,
    ...(start === undefined || end === undefined ? {} : { main: { start, end } }),
  };
}

const sliceOf = (source: string, piece: Piece): string => source.slice(piece.start, piece.end);

/** Hides what is hidden, but not what is most of the page: such pages show it by script. */
function showMain(source: string, pieces: readonly Piece[]): Piece[] {
  const lengths = new Map<number | undefined, number>();
  for (const piece of pieces) {
    if (piece.rule !== undefined) continue;
    lengths.set(piece.hidden, (lengths.get(piece.hidden) ?? 0) + letters(sliceOf(source, piece)));
  }
  const visible = lengths.get(undefined) ?? 0;
  return pieces.map((piece) =>
    piece.hidden === undefined || (lengths.get(piece.hidden) ?? 0) > visible
      ? piece
      : { start: piece.start, end: piece.end, rule: mechanism('hidden') },
  );
}

/** Longest cell of a table of data, letters. */
const longestCell = 40;

interface Row {
  cells: number;
  longest: number;
  current: number;
  data: boolean;
}

/** A row of short cells without lines in them is one line; others are layout, a line for each cell. */
function breakCells(source: string, pieces: readonly Piece[]): Piece[] {
  const rows = new Map<number, Row>();
  for (const piece of pieces) {
    if (piece.row === undefined || piece.row === 0) continue;
    const row = rows.get(piece.row) ?? { cells: 0, longest: 0, current: 0, data: true };
    rows.set(piece.row, row);
    if (piece.breaks === 'cell') {
      row.cells += 1;
      row.current = 0;
    } else if (piece.breaks === 'line') {
      if (row.cells > 0 && !/^<\/?tr\b/iu.test(source.slice(piece.start, piece.start + 4))) row.data = false;
    } else if (piece.rule === undefined) {
      row.current += letters(sliceOf(source, piece));
      row.longest = Math.max(row.longest, row.current);
    }
  }
  return pieces.map((piece) => {
    if (piece.breaks !== 'cell') return piece;
    const row = rows.get(piece.row ?? 0);
    const data = row !== undefined && row.data && row.cells > 1 && row.longest <= longestCell;
    return data ? piece : { ...piece, breaks: 'line' };
  });
}

const mark = /^\s*(?:&gt;|&raquo;|&rsaquo;|[>›»/|])/u;
const trailMark = /^\s*(?:&gt;|&raquo;|&rsaquo;|[>›»])/u;
const opensTrail = /(?:&gt;|[:：>›»/|])\s*$/u;

/** Steps of a breadcrumb that have elements of their own are one line; marks that only its style draws are written. */
function joinTrails(source: string, pieces: readonly Piece[]): Piece[] {
  const trails = shortTrails(source, pieces);
  const out = [...pieces];
  let breaks: number[] = [];
  let before: Piece | undefined;
  pieces.forEach((piece, index) => {
    if (piece.rule !== undefined) {
      if (piece.breaks === 'line') breaks.push(index);
      return;
    }
    const text = sliceOf(source, piece);
    if (text.trim() === '') return;
    const inTrail = piece.trail !== undefined && piece.trail === before?.trail && trails.has(piece.trail);
    const drawn = inTrail && before && !mark.test(text) && !opensTrail.test(sliceOf(source, before));
    if (inTrail || trailMark.test(text)) {
      for (const at of breaks) out[at] = { ...out[at], breaks: drawn ? 'step' : 'cell' } as Piece;
    }
    breaks = [];
    before = piece;
  });
  return out;
}

/** A breadcrumb is no longer, letters. */
const longestTrail = 120;

/** Numbers of the elements that are named breadcrumbs and are as short as one. */
function shortTrails(source: string, pieces: readonly Piece[]): ReadonlySet<number> {
  const lengths = new Map<number, number>();
  for (const piece of pieces) {
    if (piece.trail === undefined || piece.rule !== undefined) continue;
    lengths.set(piece.trail, (lengths.get(piece.trail) ?? 0) + letters(sliceOf(source, piece)));
  }
  return new Set([...lengths].flatMap(([trail, length]) => (length <= longestTrail ? [trail] : [])));
}
