/** Finds the body: the densest run of running text. */
import { hintOf } from './hints.ts';
import { isProse, type PageLine } from './lines.ts';
import { isRemoved, type Given } from './rows.ts';

/** `[first, last]`, indexes of lines. */
export interface Core {
  readonly first: number;
  readonly last: number;
}

/**
 * The body's core: the stretch with the largest sum of weights, where running text counts for it
 * and marked furniture against it.
 *
 * @returns undefined when the page has no running text at all
 */
export function findCore(
  lines: readonly PageLine[],
  marks: readonly (Given | undefined)[],
): Core | undefined {
  const core =
    heaviest(
      easeTables(
        lines,
        lines.map((line, index) => weigh(line, marks[index])),
      ),
    ) ??
    heaviest(lines.map((line, index) => weighLoosely(line, marks[index]))) ??
    heaviest(lines.map((line, index) => (line.stopped && marks[index]?.role === 'caption' ? 1 : -1)));
  if (!core) return undefined;
  return { first: extend(core.first, -1, lines, marks), last: extend(core.last, 1, lines, marks) };
}

/**
 * Takes in running text that only furniture of the kind found between paragraphs cuts off; below
 * the body also a list, above it no more than one line, since titles stand there.
 */
function extend(
  edge: number,
  step: 1 | -1,
  lines: readonly PageLine[],
  marks: readonly (Given | undefined)[],
): number {
  let reached = edge;
  for (let index = edge + step, unnamed = 0; step > 0 || unnamed <= 1; index += step) {
    const line = lines[index];
    const mark = marks[index];
    if (!line || (mark && (mark.row.opens || !mark.row.where.includes('between')))) break;
    if (!mark && step > 0 && endsReport(line)) break;
    const text = line.stopped || (step > 0 && isProse(line));
    if (!mark && !text) unnamed += 1;
    if (!mark && text) reached = index;
  }
  return reached;
}

/** Weak evidence for what never stands between paragraphs. */
function endsReport(line: PageLine): boolean {
  const hint = line.stopped ? undefined : hintOf(line, 'below');
  return hint !== undefined && isRemoved(hint.role) && hintOf(line, 'between') === undefined;
}

/** Weight of a line; a paragraph of 20 code units weighs 1, and none more than 8. */
function weigh(line: PageLine, mark: Given | undefined): number {
  // A sentence that reads like a copyright notice may be one of the report's own.
  if (mark?.row.prose && line.stopped && isRemoved(mark.role)) return -2;
  if (mark && isRemoved(mark.role)) return weighMark(mark);
  if (mark) return 0;
  if (line.stopped || line.key === '') return Math.min(Math.max(line.text.length / 20, 1), 8);
  if (line.sentence) return line.text.length >= 30 ? 1 : 0;
  return isProse(line) ? 0 : -1;
}

const longestCell = 16;
const fewestCells = 6;
/** What a table weighs at most, however long: less than the paragraphs that it stands between. */
const mostOfTable = -3;

/** A table with a cell a line, some of them figures, cuts no report in two. */
function easeTables(lines: readonly PageLine[], weights: readonly number[]): number[] {
  const eased = [...weights];
  const isCell = ({ key, stopped }: PageLine): boolean => key !== '' && key.length <= longestCell && !stopped;
  for (let from = 0; from < lines.length; from += 1) {
    let to = from;
    let figures = 0;
    for (let cell = lines[to]; cell && isCell(cell); cell = lines[(to += 1)])
      figures += isFigure(cell.key) ? 1 : 0;
    const sum = weights.slice(from, to).reduce((total, weight) => total + weight, 0);
    if (to - from >= fewestCells && figures >= (to - from) / 3 && sum < mostOfTable) {
      eased.fill(0, from, to);
      eased[from] = mostOfTable;
    }
    from = to;
  }
  return eased;
}

function isFigure(key: string): boolean {
  return /^[+-]?\d[\d,.]{0,11}%?$/u.test(key);
}

/** What is made of common words alone, or a guess, may as well be a heading of the report. */
function weighMark({ role, row }: Given): number {
  if (row.guess) return -1;
  return (role === 'footer' || role === 'comment-box') && row.words === undefined ? -10 : -4;
}

/** For a page without one full stop: any unmarked long line after the first can be body. */
function weighLoosely(line: PageLine, mark: Given | undefined): number {
  if (mark) return isRemoved(mark.role) ? -4 : 0;
  return isProse(line) && /[,，]/u.test(line.text) ? 1 : -0.5;
}

/** The stretch with the largest positive sum (Kadane). */
function heaviest(weights: readonly number[]): Core | undefined {
  let best = 0;
  let core: Core | undefined;
  let sum = 0;
  let first = 0;
  weights.forEach((weight, index) => {
    if (sum <= 0) {
      sum = 0;
      first = index;
    }
    sum += weight;
    if (sum > best) {
      best = sum;
      core = { first, last: index };
    }
  });
  return core;
}
