/** The lines of a page as far as they are settled: which pieces make each, and what in it is linked. */
import { decodeReference, references } from './entities.ts';
import type { Piece } from './pieces.ts';

/** One line of the page. */
export interface Line {
  /** Indexes of the text pieces. */
  readonly pieces: number[];
  text: string;
  unlinked: string;
  readonly links: Set<number>;
  /** Number of the box that its first piece stands in. */
  readonly box: number;
}

/** The lines of a page that have text in them. */
export function readLines(source: string, pieces: readonly Piece[]): Line[] {
  const out: Line[] = [];
  let ended = true;
  pieces.forEach((piece, index) => {
    if (piece.breaks === 'line') ended = true;
    if (piece.rule !== undefined) return;
    const text = source.slice(piece.start, piece.end).replace(references, decodeReference);
    if (ended && text.trim() === '') return;
    if (ended) out.push({ pieces: [], text: '', unlinked: '', links: new Set(), box: piece.box ?? -1 });
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

/** How many letters and digits a text has, in code units. */
export const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]+/gu, '').length;

/** The pieces with those of some lines cut out. */
export function cutLines(pieces: readonly Piece[], lines: readonly Line[], rule: string): Piece[] {
  const out = [...pieces];
  for (const index of lines.flatMap((line) => line.pieces)) {
    const piece = out[index];
    if (piece) out[index] = { start: piece.start, end: piece.end, rule };
  }
  return out;
}
