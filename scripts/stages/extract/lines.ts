/** Pieces of a page to its lines: which of the breaks hold, what hidden text is shown, which lists of links go. */
import { decodeReference, references } from './entities.ts';
import type { Piece } from './pieces.ts';
import { mechanism, patternOf } from './rows.ts';
import { settleTitle } from './title.ts';

/** The pieces as they count in the end: hidden text and lists of links have become cuts. */
export function settle(source: string, pieces: readonly Piece[]): Piece[] {
  const broken = joinTrails(source, breakCells(source, showMain(source, pieces)));
  const listed = dropLinkLists(source, broken);
  return settleTitle(source, listed, linesOf(source, listed));
}

const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]+/gu, '').length;
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

const trail = /^\s*(?:&gt;|&raquo;|&rsaquo;|[>›»])/u;

/** The steps of a breadcrumb, each in an element of its own, are one line. */
function joinTrails(source: string, pieces: readonly Piece[]): Piece[] {
  const out = [...pieces];
  let breaks: number[] = [];
  pieces.forEach((piece, index) => {
    if (piece.rule !== undefined) {
      if (piece.breaks === 'line') breaks.push(index);
      return;
    }
    const text = sliceOf(source, piece);
    if (text.trim() === '') return;
    if (trail.test(text)) for (const at of breaks) out[at] = { ...out[at], breaks: 'cell' } as Piece;
    breaks = [];
  });
  return out;
}

/** One line of the page. */
export interface Line {
  /** Indexes of the text pieces. */
  readonly pieces: number[];
  text: string;
  unlinked: string;
  readonly links: Set<number>;
}

/** So many lines of nothing but links, or links on a line, are a menu or a list of other pages. */
const linesOfList = 3;
const linksOfMenu = 4;
const longestLink = 45;
/** Two links on a line are a menu where they are so short on average, letters. */
const shortLink = 5;

function dropLinkLists(source: string, pieces: readonly Piece[]): Piece[] {
  const out = [...pieces];
  let list: Line[] = [];
  const flush = (): void => {
    const links = list.reduce((sum, line) => sum + line.links.size, 0);
    const menu = list.some(isMenu);
    if (menu || (list.length >= linesOfList && links >= linesOfList)) {
      for (const at of list.flatMap((line) => line.pieces)) {
        const piece = pieces[at];
        if (piece) out[at] = { start: piece.start, end: piece.end, rule: mechanism('link-list') };
      }
    }
    list = [];
  };
  for (const line of linesOf(source, pieces)) {
    if (isLinks(line)) list.push(line);
    else flush();
  }
  flush();
  return out;
}

/** The lines of a page that have text in them. */
function linesOf(source: string, pieces: readonly Piece[]): Line[] {
  const out: Line[] = [];
  let ended = true;
  pieces.forEach((piece, index) => {
    if (piece.breaks === 'line') ended = true;
    if (piece.rule !== undefined) return;
    const text = sliceOf(source, piece).replace(references, decodeReference);
    if (ended && text.trim() === '') return;
    if (ended) out.push({ pieces: [], text: '', unlinked: '', links: new Set() });
    ended = false;
    const line = out.at(-1);
    if (!line) return;
    line.pieces.push(index);
    line.text += text;
    if (piece.link === undefined) line.unlinked += text;
    else if (letters(text) > 0) line.links.add(piece.link);
  });
  return out;
}

function isMenu(line: Line): boolean {
  const { size } = line.links;
  return size >= linksOfMenu || (size >= 2 && letters(line.text) / size <= shortLink);
}

const beside = new RegExp(patternOf('link-list').source, 'gu');
const keeps = patternOf('link-list-keeps');

/** Nothing but links, and what stands beside links: numbers, dates, separators. */
function isLinks(line: Line): boolean {
  if (line.links.size === 0 || letters(line.unlinked.replace(beside, '')) > 0) return false;
  const mean = letters(line.text) / line.links.size;
  return mean <= longestLink && !keeps.test(line.text.trim());
}
