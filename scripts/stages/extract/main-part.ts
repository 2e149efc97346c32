/** The part of a page that holds the report: the innermost box around nearly all of its running text. */
import type { Boxes } from './pieces.ts';
import { letters, type Line } from './read-lines.ts';

export interface MainPart {
  /** Indexes of the first and last line in it. */
  readonly first: number;
  readonly last: number;
  /** Whether a line stands in it. */
  readonly holds: (line: Line) => boolean;
}

/** Share of the running text that it must hold. */
const leastShare = 0.75;
/** With fewer lines of running text there is no telling a part from a paragraph. */
const fewestLines = 2;
/** Shorter lines are no running text, letters. */
const shortest = 20;
/** A line of running text with links in it is more often the site's than the report's. */
const linkedWeight = 1 / 3;

/** Finds the main part; undefined where the page has too little running text to tell. */
export function findMain(lines: readonly Line[], boxes: Boxes): MainPart | undefined {
  const { weights, counts, lasts } = weighBoxes(lines, boxes);
  const least = (weights[0] ?? 0) * leastShare;
  let main = 0; // of the boxes that hold enough the last that was opened is the innermost
  for (let box = 1; box < boxes.length; box += 1) {
    if ((weights[box] ?? 0) >= least && (counts[box] ?? 0) >= fewestLines) main = box;
  }
  if (main === 0 || (counts[0] ?? 0) < fewestLines) return undefined;
  const holds = (line: Line): boolean => line.box >= main && line.box <= (lasts[main] ?? main);
  const last = withProse(lines, lines.findLastIndex(holds));
  return { first: lines.findIndex(holds), last, holds };
}

/** Paragraphs that follow the main part at once belong to the report all the same. */
function withProse(lines: readonly Line[], last: number): number {
  const end = lines.findIndex((line, index) => index > last && !(runs(line) && line.links.size === 0));
  return end === -1 ? lines.length - 1 : end - 1;
}

/** Running text in each box and the boxes inside it, and the last of those. Box 0 stands for the page. */
function weighBoxes(
  lines: readonly Line[],
  boxes: Boxes,
): { weights: number[]; counts: number[]; lasts: number[] } {
  const weights = boxes.map(() => 0);
  const counts = boxes.map(() => 0);
  const lasts = boxes.map((_, box) => box);
  const add = (list: number[], box: number, amount: number): void => {
    list[box] = (list[box] ?? 0) + amount;
  };
  for (const line of lines) {
    if (!runs(line)) continue;
    const box = Math.max(0, line.box);
    add(weights, box, letters(line.unlinked) * (line.links.size > 0 ? linkedWeight : 1));
    add(counts, box, 1);
  }
  for (let box = boxes.length - 1; box > 0; box -= 1) {
    const around = Math.max(0, boxes[box] ?? 0);
    add(weights, around, weights[box] ?? 0);
    add(counts, around, counts[box] ?? 0);
    lasts[around] = Math.max(lasts[around] ?? around, lasts[box] ?? box);
  }
  return { weights, counts, lasts };
}

/** A sentence of some length that is not all link. */
const runs = ({ text, unlinked }: Line): boolean => /[。！？]/u.test(text) && letters(unlinked) >= shortest;
