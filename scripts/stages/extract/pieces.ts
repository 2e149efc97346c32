/** Tokens to pieces: the text that a reader sees, and the cuts between, with what they do to lines. */
import type { PageToken } from './scan.ts';
import { closeFor, endOf, isVoid, open, type OpenElements } from './nesting.ts';
import { cutElements, mechanism, patternOf } from './rows.ts';

export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Why the piece goes; undefined for text that stays. */
  readonly rule?: string;
  /** Where a new line begins; `cell`: unless the row is one of a table of data; `step`: the next step of a breadcrumb. */
  readonly breaks?: 'line' | 'cell' | 'step';
  /** Number of the table row, where there is one. */
  readonly row?: number;
  /** Number of the link that the text stands in. */
  readonly link?: number;
  /** Number of the hidden element that the text stands in. */
  readonly hidden?: number;
  /** Line feeds in it are meant. */
  readonly preformatted?: boolean;
  /** Number of the element that the text stands in: an index into the page's boxes. */
  readonly box?: number;
  /** Number of the breadcrumb that the text stands in. */
  readonly trail?: number;
}

/** The elements that divide a page into parts, in document order: for each the number of the one around it, -1 at the top. */
export type Boxes = readonly number[];

/** The pieces of a page, which tile its source, and its boxes. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly boxes: Boxes;
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
  readonly boxes: number[];
  /** For each open element the number of the innermost box. */
  readonly openBoxes: number[];
  /** The outermost open breadcrumb: depth and number. */
  trail: { readonly depth: number; readonly number: number } | undefined;
}

// Boxes are all but words of a line and single paragraphs: what holds the report is never one of these.
const noBox = new Set(
  `a abbr acronym b bdi bdo big br cite code data dd del dfn dt em fieldset font h1 h2 h3 h4 h5 h6 hr i img input ins kbd
  label li mark nobr p pre q rp rt ruby s samp small span strike strong sub sup time tt u var`.split(/\s+/u),
);
const trailName = patternOf('trail');

/** Cuts a page into its pieces. */
export function piecesOf(source: string, tokens: readonly PageToken[]): Pieces {
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
    boxes: [],
    openBoxes: [],
    trail: undefined,
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
  return { pieces: walk.pieces, boxes: walk.boxes };
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
    box: walk.openBoxes.at(-1) ?? -1,
    ...(walk.trail === undefined ? {} : { trail: walk.trail.number }),
  });
}

function onStart(walk: Walk, token: PageToken): void {
  const { name } = token;
  leave(walk, closeFor(walk.elements, name));
  const depth = walk.elements.names.length;
  if (!isWhole(token)) {
    open(walk.elements, name);
    openBox(walk, token, depth);
  }
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

function openBox(walk: Walk, { name, attributes, start }: PageToken, depth: number): void {
  const around = walk.openBoxes.at(-1) ?? -1;
  walk.openBoxes.push(noBox.has(name) ? around : walk.boxes.push(around) - 1);
  if (walk.trail !== undefined) return;
  const names = attributes.filter((one) => ['class', 'id', 'aria-label'].includes(one.name));
  if (names.some(({ value }) => trailName.test(value.slice(0, longestName))))
    walk.trail = { depth, number: start };
}

/** Longer lists of classes are not read, code units. */
const longestName = 200;

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
  if (words.has(name) && attributes.some((one) => acts(one.name, one.value)))
    return { depth, rule: actionRule };
  const hides = attributes.some(
    (attribute) =>
      attribute.name === 'hidden' || (attribute.name === 'style' && hiddenStyle.test(attribute.value)),
  );
  return hides ? { depth, rule: hiddenRule, hidden: (walk.hidden += 1) } : undefined;
}

// A link or word that does something with the page, instead of leading somewhere.
const words = new Set(['a', 'span', 'i', 'em', 'label']);
const actionRule = mechanism('action');
const action = patternOf('action');
const acts = (name: string, value: string): boolean =>
  (name === 'href' || name === 'onclick') && action.test(value.slice(0, longestName));

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
  const depth = walk.elements.names.length;
  walk.openBoxes.length = Math.min(walk.openBoxes.length, depth);
  if (walk.cut !== undefined && depth <= walk.cut.depth) walk.cut = undefined;
  if (walk.trail !== undefined && depth <= walk.trail.depth) walk.trail = undefined;
}

function breakOf(walk: Walk, name: string, opens: boolean): Pick<Piece, 'breaks' | 'row'> {
  const row = walk.openRows.at(-1);
  const where = row === undefined ? {} : { row };
  if (name === 'td' || name === 'th') return opens ? { breaks: 'cell', ...where } : {};
  return blocks.has(name) ? { breaks: 'line', ...where } : {};
}
