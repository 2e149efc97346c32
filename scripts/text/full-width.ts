/**
 * Half-width marks between Chinese become full-width; elsewhere they stay.
 *
 * A mark's neighbours are looked for beyond quotation marks and other marks of this stage, in
 * either width, so that one mark's change never decides about another: a second run finds nothing.
 */
import { isHan, isWide } from './han.ts';
import { machineRanges } from './protected-ranges.ts';
import type { Edit } from './traced.ts';

/** A mark and its full-width form; `closing` where it is one of a pair. */
export interface Mark {
  readonly rule: string;
  readonly half: string;
  readonly full: string;
  readonly closing?: { readonly half: string; readonly full: string } | undefined;
}

/** Marks that belong to both scripts, and the marks of this stage in both widths. */
const neutral = new Set('“”‘’"\'…—·,;:?!()，；：？！（）');

type Neighbour = 'wide' | 'other' | 'border';

/** What the decisions need to know about each place of a line, found in one pass each way. */
interface Survey {
  readonly line: string;
  readonly before: readonly Neighbour[];
  readonly after: readonly Neighbour[];
  /** Number of ideographs before each place. */
  readonly ideographs: readonly number[];
  isMachine(at: number): boolean;
}

/** The edits for one line, in order. */
export function fullWidthEdits(line: string, marks: readonly Mark[]): Edit[] {
  if (!marks.some(({ half, closing }) => line.includes(half) || line.includes(closing?.half ?? half)))
    return [];
  const survey = surveyLine(line);
  const singles = new Map(marks.filter(({ closing }) => !closing).map((mark) => [mark.half, mark]));
  const edits: Edit[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const mark = singles.get(line.charAt(at));
    if (mark && !survey.isMachine(at) && standsInChinese(survey, at)) {
      edits.push({ start: at, end: at + 1, replacement: mark.full, rule: mark.rule });
    }
  }
  const pairs = marks.filter(({ closing }) => closing !== undefined);
  return edits.concat(...pairs.map((pair) => pairEdits(survey, pair))).sort((a, b) => a.start - b.start);
}

function surveyLine(line: string): Survey {
  const before: Neighbour[] = [];
  const after: Neighbour[] = [];
  const ideographs: number[] = [0];
  let last: Neighbour = 'border';
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    before.push(last);
    if (!neutral.has(char)) last = isWide(char) ? 'wide' : 'other';
    ideographs.push((ideographs[at] ?? 0) + (isHan(char) ? 1 : 0));
  }
  last = 'border';
  for (let at = line.length - 1; at >= 0; at -= 1) {
    const char = line.charAt(at);
    after[at] = last;
    if (!neutral.has(char)) last = isWide(char) ? 'wide' : 'other';
  }
  const machine = new Uint8Array(line.length);
  for (const { start, end } of machineRanges(line)) machine.fill(1, start, end);
  return { line, before, after, ideographs, isMachine: (at) => machine[at] === 1 };
}

function standsInChinese({ line, before, after }: Survey, at: number): boolean {
  if (line.charAt(at) === ':' && line.startsWith('//', at + 1)) return false;
  return before[at] === 'wide' || after[at] === 'wide';
}

function pairEdits(survey: Survey, pair: Mark): Edit[] {
  const { closing } = pair;
  if (!closing) return [];
  const { line } = survey;
  const opened: number[] = [];
  const edits: Edit[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (survey.isMachine(at)) continue;
    if (char === pair.half || char === pair.full) opened.push(at);
    if (char !== closing.half && char !== closing.full) continue;
    const start = opened.pop();
    if (start === undefined || !isChinesePair(survey, start, at, pair)) continue;
    if (line.charAt(start) === pair.half) {
      edits.push({ start, end: start + 1, replacement: pair.full, rule: pair.rule });
    }
    if (char === closing.half) {
      edits.push({ start: at, end: at + 1, replacement: closing.full, rule: pair.rule });
    }
  }
  return edits;
}

/** One half already full-width, ideographs inside, or Chinese on both sides (or on one, at a border). */
function isChinesePair(
  { line, before, after, ideographs }: Survey,
  start: number,
  end: number,
  pair: Mark,
): boolean {
  if (line.charAt(start) === pair.full || line.charAt(end) === pair.closing?.full) return true;
  if (ideographs[end] !== ideographs[start]) return true;
  const sides = [before[start], after[end]];
  return sides.includes('wide') && !sides.includes('other');
}
