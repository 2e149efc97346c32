/** Settled pieces to edits: what goes, what becomes a line feed or a space, what a reference stands for. */
import type { Edit } from '../../text/traced.ts';
import { decodeReference, references } from './entities.ts';
import type { Piece } from './pieces.ts';
import { mechanism, patternOf } from './rows.ts';

/** A stretch between two visible characters. */
interface Gap {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly gives?: 'line' | 'cell' | 'step' | 'space';
}

interface Weaving {
  readonly source: string;
  readonly edits: Edit[];
  gaps: Gap[];
  /** Source offset after the last visible character; -1 before the first. */
  seen: number;
  link: number | undefined;
}

const line = mechanism('line');
const cell = mechanism('cell');
const step = mechanism('step');
const space = mechanism('space');
const markup = mechanism('markup');
const entity = mechanism('entity');
const wrap = mechanism('wrap');
const apart = mechanism('label');
const links = mechanism('links');
const label = patternOf('label');
const date = /^(?:\d{4}[-/.年]\d|\d\d:\d\d)/u;
const opensBracket = /[（([【［「『“《〈\s　]$/u;
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
const token = new RegExp(`[ \\t\\n\\f\\r]+|${references.source}`, 'gu');

/** The edits that make of a page's source the text that a reader sees, line by line. */
export function editsOf(source: string, pieces: readonly Piece[]): Edit[] {
  const weaving: Weaving = { source, edits: [], gaps: [], seen: -1, link: undefined };
  for (const piece of pieces) {
    const { start, end, rule, breaks } = piece;
    if (rule === undefined) readText(weaving, piece);
    else weaving.gaps.push({ start, end, rule, ...(breaks === undefined ? {} : { gives: breaks }) });
  }
  for (const edit of removals(weaving.gaps)) weaving.edits.push(edit);
  return weaving.edits;
}

function readText(weaving: Weaving, piece: Piece): void {
  let position = piece.start;
  const show = (until: number): void => {
    if (until > position) shown(weaving, piece, position, until);
  };
  for (const match of weaving.source.slice(piece.start, piece.end).matchAll(token)) {
    const start = piece.start + match.index;
    const end = start + match[0].length;
    const text = match[0].startsWith('&') ? decodeReference(match[0]) : ' ';
    if (text === match[0] && text !== ' ') continue;
    show(start);
    position = end;
    if (text.trim() === '' && text !== '\u3000') {
      weaving.gaps.push(spaceGap(weaving.source, piece, start, end, text));
    } else {
      shown(weaving, piece, start, end);
      weaving.edits.push({ start, end, replacement: text, rule: entity });
    }
  }
  show(piece.end);
}

function spaceGap(source: string, piece: Piece, start: number, end: number, text: string): Gap {
  const isReference = source[start] === '&';
  if (isReference) return { start, end, rule: entity, ...(text === '' ? {} : { gives: 'space' as const }) };
  const feeds = source.slice(start, end).includes('\n');
  if (feeds && piece.preformatted) return { start, end, rule: line, gives: 'line' };
  // A line feed between two Chinese characters of one paragraph is no space.
  const wrapped =
    feeds &&
    start > piece.start &&
    end < piece.end &&
    wide.test(source[start - 1] ?? '') &&
    wide.test(source[end] ?? '');
  return wrapped ? { start, end, rule: wrap } : { start, end, rule: space, gives: 'space' };
}

/** Visible text at `[start, end)`: settles the gaps before it. */
function shown(weaving: Weaving, piece: Piece, start: number, end: number): void {
  const { gaps, edits } = weaving;
  // One by one: a page may hold more than an argument list can.
  const settled = weaving.seen < 0 ? removals(gaps) : bridge(weaving, piece, start, end);
  for (const edit of settled) edits.push(edit);
  weaving.gaps = [];
  weaving.seen = end;
  weaving.link = piece.link;
}

/** The edits for the gaps between two visible characters. */
function bridge(weaving: Weaving, piece: Piece, start: number, end: number): Edit[] {
  const { gaps, source } = weaving;
  const at = gaps.findIndex((gap) => gap.gives === 'line');
  if (at >= 0) return replaceOne(source, gaps, at, '\n', line);
  const next = gaps.findIndex((gap) => gap.gives === 'step');
  if (next >= 0) return replaceOne(source, gaps, next, ' > ', step);
  const inner = gaps.findIndex((gap) => gap.gives !== undefined);
  if (inner >= 0)
    return replaceOne(
      source,
      gaps,
      inner,
      ' ',
      gaps[inner]?.gives === 'cell' ? cell : (gaps[inner]?.rule ?? space),
    );
  const first = gaps.findIndex((gap) => gap.rule === markup);
  if (first >= 0 && !opensBracket.test(source.slice(Math.max(0, weaving.seen - 1), weaving.seen))) {
    if (piece.link !== undefined && weaving.link !== undefined && piece.link !== weaving.link)
      return replaceOne(source, gaps, first, ' ', links);
    const ahead = source.slice(start, Math.min(end, start + 12));
    const beside = piece.link !== weaving.link || /\d/u.test(source[weaving.seen - 1] ?? '');
    if (label.test(ahead) || (beside && date.test(ahead))) return replaceOne(source, gaps, first, ' ', apart);
  }
  return removals(gaps);
}

function replaceOne(
  source: string,
  gaps: readonly Gap[],
  at: number,
  replacement: string,
  rule: string,
): Edit[] {
  const gap = gaps[at];
  if (!gap) return removals(gaps);
  const { start, end } = gap;
  const already = source.slice(start, end) === replacement;
  const edit = already ? [] : [{ start, end, replacement, rule }];
  return [...removals(gaps.slice(0, at)), ...edit, ...removals(gaps.slice(at + 1))];
}

/** Takes gaps out, neighbours of one rule as one; white space goes with the markup beside it. */
function removals(gaps: readonly Gap[]): Edit[] {
  const out: { start: number; end: number; replacement: string; rule: string }[] = [];
  for (const { start, end, rule } of gaps) {
    const last = out.at(-1);
    const white = rule === space || rule === entity;
    if (last !== undefined && (last.rule === rule || white)) last.end = end;
    else if (last?.rule === space) Object.assign(last, { end, rule });
    else out.push({ start, end, replacement: '', rule });
  }
  return out;
}
