/** Which of the titles is the headline, where nothing says it once more. */
import { sharedWith } from './head.ts';
import type { PageLine } from './lines.ts';
import { markOf, type Given } from './rows.ts';

/** One title, of one line or of several that belong together. */
export interface Unit {
  readonly indexes: readonly number[];
  readonly text: string;
}

type Lines = readonly PageLine[];
type Units = readonly Unit[];

/**
 * The place of the headline among the titles: after a kicker, in the middle of three that stand
 * together, else first, unless the first only leads in to the second.
 *
 * @param body the pairs of the body's text
 */
export function chooseHeadline(units: Units, lines: Lines, body: ReadonlySet<string>): number {
  if (hasKicker(units, lines)) return 1;
  const [a, b, c] = units;
  if (!a || !b || titleMark(b, lines)) return 0;
  if ((c && isMiddle(a, b, c, lines)) || leadsIn(a, b, lines, body)) return 1;
  // Two or more unmarked titles: the one made of several phrases is the headline.
  return b.text.includes(' ') && !a.text.includes(' ') && !givesDetails(a, b) ? 1 : 0;
}

/** A kicker leads the titles, with something after it that is more than a deck. */
export function hasKicker(units: Units, lines: Lines): boolean {
  const [first, second] = units;
  if (!first || !second || titleMark(first, lines)?.role !== 'kicker') return false;
  const mark = titleMark(second, lines)?.role;
  return mark !== 'deck' && mark !== 'heading';
}

/** What the form of a title of one line says of its role. */
export function titleMark(unit: Unit, lines: Lines): Given | undefined {
  const line = unit.indexes.length === 1 ? lines[unit.indexes[0] ?? 0] : undefined;
  return line && markOf(line, 'title');
}

const shortestPart = 8;

/** Of three titles one under the other, the last of them long enough to be a deck, the second is the headline. */
function isMiddle(a: Unit, b: Unit, c: Unit, lines: Lines): boolean {
  const [first = 0, last = 0] = [a.indexes.at(-1), c.indexes[0]];
  const together = last - first === b.indexes.length + 1;
  const gap = (from: number, to: number): number => (lines[to]?.line ?? 0) - (lines[from]?.line ?? 0);
  const apart = gap(b.indexes.at(-1) ?? 0, last) > gap(first, b.indexes[0] ?? 0);
  const mark = titleMark(c, lines)?.role;
  const isDeck = mark === 'deck' || (mark === undefined && c.text.length >= shortestPart);
  return together && !apart && isDeck && b.text.length >= shortestPart;
}

/** Two short phrases of one length: «柑橘熟了 路也通了». */
const couplet = /^([\p{L}\p{N}]{3,6})[,，\s]{1,2}([\p{L}\p{N}]{3,6})[!！]?$/u;
/** The headline says so much more of what the body says than the phrases over it. */
const moreSaid = 0.15;

/** A couplet over a title that says more of the report. */
function leadsIn(a: Unit, b: Unit, lines: Lines, body: ReadonlySet<string>): boolean {
  const [, first = '', second = ''] = couplet.exec(a.text.replace(/[“”「」"]/gu, '')) ?? [];
  if (first === '' || Math.abs(first.length - second.length) > 1) return false;
  const share = ({ indexes: [index = 0] }: Unit): number => sharedWith(lines[index], body);
  return share(b) - share(a) >= moreSaid;
}

/** Several phrases with figures, longer than the title over them, are its deck. */
function givesDetails(a: Unit, b: Unit): boolean {
  return (
    b.text.length > a.text.length * 1.3 &&
    /[\d两二三四五六七八九十百千万]{1,6}[余多]?[\p{Script=Han}]/u.test(b.text)
  );
}
