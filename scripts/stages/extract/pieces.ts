/** Tokens to pieces: the text that a reader sees, and the cuts between, with what they do to lines. */
import type { PageToken } from './scan.ts';
import { closeFor, endOf, isVoid, open, type OpenElements } from './nesting.ts';
import { cutElements, mechanism } from './rows.ts';

export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Why the piece goes; undefined for text that stays. */
  readonly rule?: string;
  /** Where a new line begins; `cell`: unless the row is one of a table of data. */
  readonly breaks?: 'line' | 'cell';
  /** Number of the table row, where there is one. */
  readonly row?: number;
  /** Number of the link that the text stands in. */
  readonly link?: number;
  /** Number of the hidden element that the text stands in. */
  readonly hidden?: number;
  /** Line feeds in it are meant. */
  readonly preformatted?: boolean;
}

// Elements that stand on lines of their own, but for those of tables, which see below.
const blocks = new Set(
  `address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption
  figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol
  p plaintext pre search section summary table tbody tfoot thead title tr ul xmp`.split(/\s+/u),
);
const preformatted = new Set(['pre', 'listing', 'plaintext', 'xmp']);
const hiddenStyle = /(?:^|;)\s*display\s*:\s*none/iu;

interface Walk {
  readonly pieces: Piece[];
  readonly elements: OpenElements;
  /** The outermost open element that is cut or hidden: depth, and rule or number. */
  cut: { readonly depth: number; readonly rule: string; readonly hidden?: number } | undefined;
  link: number;
  inLink: boolean;
  hidden: number;
  preformatted: number;
  rows: number;
  readonly openRows: number[];
}

/** The pieces of a page, which tile its source. */
export function piecesOf(source: string, tokens: readonly PageToken[]): Piece[] {
  const walk: Walk = {
    pieces: [],
    elements: { names: [], counts: new Map() },
    cut: undefined,
    link: 0,
    inLink: false,
    hidden: 0,
    preformatted: 0,
    rows: 0,
    openRows: [],
  };
  let position = 0;
  for (const token of tokens) {
    if (token.start > position) push(walk, { start: position, end: token.start, rule: markup });
    position = token.end;
    if (token.kind === 'text') onText(walk, token);
    else if (token.kind === 'comment') push(walk, { ...placeOf(token), rule: comment });
    else if (token.kind === 'start') onStart(walk, token);
    else onEnd(walk, token);
  }
  if (position < source.length) push(walk, { start: position, end: source.length, rule: markup });
  return walk.pieces;
}

const markup = mechanism('markup');
const comment = mechanism('comment');
const hiddenRule = mechanism('hidden');

const placeOf = ({ start, end }: PageToken): { start: number; end: number } => ({ start, end });

function push(walk: Walk, piece: Piece): void {
  const { cut } = walk;
  if (cut === undefined) walk.pieces.push(piece);
  else if (cut.hidden !== undefined) walk.pieces.push({ ...piece, hidden: cut.hidden });
  else walk.pieces.push({ start: piece.start, end: piece.end, rule: cut.rule });
}

function onText(walk: Walk, token: PageToken): void {
  const row = walk.openRows.at(-1);
  push(walk, {
    ...placeOf(token),
    ...(row === undefined ? {} : { row }),
    ...(walk.inLink ? { link: walk.link } : {}),
    ...(walk.preformatted > 0 ? { preformatted: true } : {}),
  });
}

function onStart(walk: Walk, token: PageToken): void {
  const { name } = token;
  leave(walk, closeFor(walk.elements, name));
  const depth = walk.elements.names.length;
  if (!isWhole(token)) open(walk.elements, name);
  walk.cut ??= cutFor(walk, token, depth);
  if (name === 'a') {
    walk.inLink = token.attributes.some((attribute) => attribute.name === 'href');
    walk.link += 1;
  }
  if (name === 'tr') walk.openRows.push((walk.rows += 1));
  if (name === 'table') walk.openRows.push(0); // so that its text is not the outer row's
  if (preformatted.has(name)) walk.preformatted += 1;
  push(walk, { ...placeOf(token), rule: markup, ...breakOf(walk, name, true) });
}

/** Without content: `<br>`, `<svg/>`; but `<div/>` and `<script/>` are open. */
const isWhole = ({ name, selfClosing }: PageToken): boolean =>
  isVoid(name) || (selfClosing && (name === 'svg' || name === 'math'));

function cutFor(walk: Walk, token: PageToken, depth: number): Walk['cut'] {
  const { name, attributes } = token;
  if (isWhole(token)) return undefined;
  const rule = cutElements.get(name);
  if (rule !== undefined) {
    return { depth, rule: `extract/${rule}` };
  }
  const hides = attributes.some(
    (attribute) =>
      attribute.name === 'hidden' || (attribute.name === 'style' && hiddenStyle.test(attribute.value)),
  );
  return hides ? { depth, rule: hiddenRule, hidden: (walk.hidden += 1) } : undefined;
}

function onEnd(walk: Walk, token: PageToken): void {
  const { name } = token;
  if (name === 'a') walk.inLink = false;
  if (preformatted.has(name) && walk.preformatted > 0) walk.preformatted -= 1;
  // The end tag is still part of what it ends.
  push(walk, { ...placeOf(token), rule: markup, ...breakOf(walk, name, false) });
  leave(walk, endOf(walk.elements, name));
}

/** After elements were closed: the number still open. */
function leave(walk: Walk, closed: readonly string[]): void {
  for (const name of closed) if (name === 'tr' || name === 'table') walk.openRows.pop();
  if (walk.cut !== undefined && walk.elements.names.length <= walk.cut.depth) walk.cut = undefined;
}

function breakOf(walk: Walk, name: string, opens: boolean): Pick<Piece, 'breaks' | 'row'> {
  const row = walk.openRows.at(-1);
  const where = row === undefined ? {} : { row };
  if (name === 'td' || name === 'th') return opens ? { breaks: 'cell', ...where } : {};
  return blocks.has(name) ? { breaks: 'line', ...where } : {};
}
