/** Which elements are open. A small part of HTML's rules, at a cost that does not grow with depth. */
import { breaksOut, mayHoldHtml } from './scan.ts';

export interface OpenElements {
  readonly names: string[];
  /** How many of each name are open, so that a stray end tag costs nothing. */
  readonly counts: Map<string, number>;
}

const voids = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);
const inline = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rt rp s samp small
  span strike strong sub sup time tt u var`.split(/\s+/u),
);
const list = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const cellsAndRows = list('td th tr');

/** For a start tag: what it closes where it was left open, and the elements that bound the search. */
const implied: ReadonlyMap<
  string,
  { readonly closes: ReadonlySet<string>; readonly within: ReadonlySet<string> }
> = new Map(
  (
    [
      ['li', 'li', 'ul ol menu dir table td th'],
      ['dt', 'dt dd', 'dl table td th'],
      ['dd', 'dt dd', 'dl table td th'],
      ['td', 'td th', 'tr table'],
      ['th', 'td th', 'tr table'],
      ['tr', 'td th tr', 'table'],
      ['tbody', 'td th tr tbody thead tfoot', 'table'],
      ['option', 'option', 'select'],
      ...'address article aside blockquote center div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'
        .split(' ')
        .map(
          (name) =>
            [name, 'p', 'table td th button caption object li div section article blockquote'] as const,
        ),
    ] as const
  ).map(([name, closes, within]) => [name, { closes: list(closes), within: list(within) }]),
);

/** How far up an element is looked for. HTML has no such limit; browsers stop nesting at 512 levels. */
const reach = 64;
const blockReach = 512;

export const isVoid = (name: string): boolean => voids.has(name);

export function open({ names, counts }: OpenElements, name: string): void {
  names.push(name);
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Closes what the start of `name` ends by itself: `<li>` the last `<li>`. Returns the names closed. */
export function closeFor(elements: OpenElements, name: string): string[] {
  const drawing = openDrawing(elements, name);
  if (drawing >= 0) return closeDownTo(elements, drawing);
  const rule = implied.get(name);
  if (!rule) return [];
  let from: number | undefined;
  const { names } = elements;
  for (let at = names.length - 1; at >= Math.max(0, names.length - reach); at -= 1) {
    const candidate = names[at] ?? '';
    if (rule.closes.has(candidate)) from = at;
    else if (rule.within.has(candidate)) break;
    if (from !== undefined && name !== 'tr' && name !== 'tbody') break;
  }
  return from === undefined ? [] : closeDownTo(elements, from);
}

/** Where the drawing or formula stands that the start of `name` ends; -1 where there is none. */
function openDrawing({ names, counts }: OpenElements, name: string): number {
  if ((counts.get('svg') ?? 0) + (counts.get('math') ?? 0) === 0 || !breaksOut.has(name)) return -1;
  for (let at = names.length - 1; at >= Math.max(0, names.length - blockReach); at -= 1) {
    const candidate = names[at] ?? '';
    if (mayHoldHtml.has(candidate)) return -1;
    if (candidate === 'svg' || candidate === 'math') return at;
  }
  return -1;
}

/** Closes what an end tag ends; nothing where no such element is open. Returns the names closed. */
export function endOf(elements: OpenElements, name: string): string[] {
  if ((elements.counts.get(name) ?? 0) === 0) return [];
  const { names } = elements;
  const bounded = inline.has(name);
  const lowest = Math.max(0, names.length - (bounded ? reach : blockReach));
  for (let at = names.length - 1; at >= lowest; at -= 1) {
    const candidate = names[at] ?? '';
    if (candidate === name) return closeDownTo(elements, at);
    // An inline end tag does not end a block, nor the end of a block the cell around it.
    if (bounded && !inline.has(candidate)) return [];
    if (!bounded && cellsAndRows.has(candidate) && !endsCells.has(name)) return [];
  }
  return [];
}

const endsCells = list('td th tr tbody thead tfoot table body html');

function closeDownTo({ names, counts }: OpenElements, from: number): string[] {
  const closed = names.splice(from);
  for (const name of closed) counts.set(name, (counts.get(name) ?? 1) - 1);
  return closed;
}
