/** What became of each damaged character: judged edit by edit, against the line before the damage. */
import type { Edit } from '../../scripts/text/traced.ts';
import type { Damaged } from './gloss-damage.ts';

export interface Verdict {
  /** Aligned glosses that the decoder showed whole and that are still there. */
  readonly left: number;
  /** Offsets of the lost characters that are back. */
  readonly restored: ReadonlySet<number>;
  /** … that stand as captured. */
  readonly kept: number;
  /** … for which U+FFFD stands now. */
  readonly unknown: number;
  /** Characters put in that are others than before, with nothing to show it. */
  readonly wrong: number;
}

/**
 * Judges the edits of one line. What no edit touches stands as captured, and cannot be wrong.
 *
 * @param edits with offsets in the damaged line
 * @param fold makes one of each character's forms
 */
export function judgeRepair(
  line: string,
  { text, origins, aligned, lost }: Damaged,
  edits: readonly Edit[],
  fold: (text: string) => string,
): Verdict {
  const whole = fold(line);
  let unknown = 0;
  let wrong = 0;
  const back = new Set<number>();
  for (const { start, end, replacement } of edits) {
    const from = origins[start] ?? 0;
    const to = origins[end] ?? line.length;
    const blanks = blanksOf(whole.slice(from, to), fold(replacement));
    if (blanks === undefined) wrong += countOthers(whole.slice(from, to), fold(replacement));
    else {
      for (const at of lost) if (at >= from && at < to) back.add(at);
      for (const at of blanks) if (back.delete(from + at)) unknown += 1;
    }
  }
  const isGone = ([from, to]: readonly [number, number]): boolean =>
    edits.some(({ start, end }) => start <= from && to <= end);
  return {
    left: aligned.filter((gloss) => text[gloss[1] - 1] === ')' && !isGone(gloss)).length,
    restored: back,
    kept: lost.length - back.size - unknown,
    unknown,
    wrong,
  };
}

/**
 * Which characters U+FFFD stands for, one or two each; undefined where the rest differs.
 */
function blanksOf(truth: string, put: string): number[] | undefined {
  const parts = put.split('\ufffd').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  const pattern = new RegExp(`^${parts.join('([^]{1,2}?)')}$`, 'du');
  const found = pattern.exec(truth);
  if (found === null) return undefined;
  return (found.indices ?? []).slice(1).flatMap((range) => {
    const [from, to] = range;
    return Array.from({ length: to - from }, (_one, index) => from + index);
  });
}

/** The fewest characters of `put` that are others than in `truth`: what is not in their longest common row. */
function countOthers(truth: string, put: string): number {
  let row = Array.from(truth, () => 0);
  for (const char of put) {
    row = row.reduce<number[]>((next, above, at) => {
      const diagonal = (at === 0 ? 0 : (row[at - 1] ?? 0)) + (truth[at] === char ? 1 : 0);
      return [...next, Math.max(above, diagonal, next[at - 1] ?? 0)];
    }, []);
  }
  const blanks = put.split('\ufffd').length - 1;
  return Math.max(1, put.length - blanks - (row.at(-1) ?? 0));
}
