/**
 * A linear-chain conditional random field: the likeliest sequence of roles for the lines of a page.
 *
 * Each trait of a line has a weight for some roles; each pair of neighbouring roles has one for each kind
 * of gap between the lines; and what a line shares with the one before has weights for both having the same role
 * (Lafferty, McCallum, Pereira 2001; Viterbi and forward-backward as in Rabiner 1989).
 */
import { lineRoles, type LineRole } from '../../../../src/lib/schemas/provenance.ts';
import { gaps, isOnward, type Traits } from './traits.ts';

/** The roles in the order in which weights are kept. */
export const roles: readonly LineRole[] = lineRoles;
const count = roles.length;

/** Weights by trait: one for each role; those of onward traits are for both lines' having it. */
export type Emissions = ReadonlyMap<string, Float64Array>;

export interface RoleModel {
  readonly emissions: Emissions;
  /** `[gap][role before][role]`, flat; the row after the last role is that of the page's first line. */
  readonly transitions: Float64Array;
}

/** The length of `transitions`. */
export const transitionCount = gaps.length * (count + 1) * count;

/** A number of a list that surely has it. */
export const value = (list: Float64Array | undefined, at: number): number => list?.[at] ?? 0;

/** The place of a pair of neighbouring roles in `transitions`; `before` is `roles.length` for the first line. */
export function placeOf(gap: number, before: number, role: number): number {
  return (gap * (count + 1) + before) * count + role;
}

/** What is said for each role: for a line, and for a line if the one before has the same role. */
export interface Scores {
  readonly own: Float64Array;
  readonly onward: Float64Array;
}

export const noScores = (): Scores => ({ own: new Float64Array(count), onward: new Float64Array(count) });

/** What a line's traits say together. */
function scoresOf(emissions: Emissions, traits: Traits): Scores {
  const scores = noScores();
  for (const trait of traits) {
    const weights = emissions.get(trait);
    if (!weights) continue;
    const sum = isOnward(trait) ? scores.onward : scores.own;
    for (let role = 0; role < count; role += 1) sum[role] = value(sum, role) + value(weights, role);
  }
  return scores;
}

/** What speaks for a role after another: the pair's weight, and where both are the same what the lines share. */
function passage(
  transitions: Float64Array,
  gap: number,
  before: number,
  role: number,
  score: Scores,
): number {
  const weight = value(transitions, placeOf(gap, before, role));
  return before === role ? weight + value(score.onward, role) : weight;
}

/** A line's role in the likeliest sequence, and how likely the line has that role, 0 to 1. */
export interface Likely {
  readonly role: LineRole;
  readonly certainty: number;
}

/** The likeliest sequence of roles. @param gapBefore each line's gap, an index of `gaps` */
export function likeliest(model: RoleModel, page: readonly Traits[], gapBefore: readonly number[]): Likely[] {
  const scores = page.map((traits) => scoresOf(model.emissions, traits));
  const path = viterbi(model.transitions, scores, gapBefore);
  const { lines } = marginalsOf(model.transitions, scores, gapBefore);
  return path.map((role, at) => ({ role: roles[role] ?? 'body', certainty: value(lines[at], role) }));
}

function viterbi(
  transitions: Float64Array,
  scores: readonly Scores[],
  gapBefore: readonly number[],
): number[] {
  let reached = new Float64Array(count);
  const from: Int32Array[] = [];
  scores.forEach((score, at) => {
    const gap = gapBefore[at] ?? 0;
    const next = new Float64Array(count);
    const ways = new Int32Array(count);
    for (let role = 0; role < count; role += 1) {
      let best = at === 0 ? value(transitions, placeOf(gap, count, role)) : -Infinity;
      for (let before = 0; at > 0 && before < count; before += 1) {
        const sum = value(reached, before) + passage(transitions, gap, before, role, score);
        if (sum > best) [best, ways[role]] = [sum, before];
      }
      next[role] = best + value(score.own, role);
    }
    reached = next;
    from.push(ways);
  });
  let role = reached.indexOf(Math.max(...reached));
  const path: number[] = [];
  for (let at = scores.length - 1; at >= 0; at -= 1) {
    path.push(role);
    role = from[at]?.[role] ?? 0;
  }
  return path.reverse();
}

/** How likely each line has each role, and each pair of neighbours each pair of roles. */
export interface Marginals {
  readonly lines: readonly Float64Array[];
  /** From the second line on: `[role before][role]`, flat. */
  readonly pairs: readonly Float64Array[];
}

/** Forward-backward, in logarithms. */
export function marginalsOf(
  transitions: Float64Array,
  scores: readonly Scores[],
  gapBefore: readonly number[],
): Marginals {
  const forth = forward(transitions, scores, gapBefore);
  const back = backward(transitions, scores, gapBefore);
  const total = logSum(forth.at(-1) ?? new Float64Array(count));
  const lines = forth.map((sums, at) =>
    sums.map((sum, role) => Math.exp(sum + value(back[at], role) - total)),
  );
  const pairs = scores.slice(1).map((score, index) => {
    const at = index + 1;
    const pair = new Float64Array(count * count);
    for (let before = 0; before < count; before += 1) {
      for (let role = 0; role < count; role += 1) {
        const step = passage(transitions, gapBefore[at] ?? 0, before, role, score) + value(score.own, role);
        pair[before * count + role] = Math.exp(
          value(forth[index], before) + step + value(back[at], role) - total,
        );
      }
    }
    return pair;
  });
  return { lines, pairs };
}

function forward(
  transitions: Float64Array,
  scores: readonly Scores[],
  gapBefore: readonly number[],
): Float64Array[] {
  const out: Float64Array[] = [];
  const ways = new Float64Array(count);
  scores.forEach((score, at) => {
    const gap = gapBefore[at] ?? 0;
    const before = out[at - 1];
    out.push(
      score.own.map((own, role) => {
        if (!before) return value(transitions, placeOf(gap, count, role)) + own;
        for (let way = 0; way < count; way += 1)
          ways[way] = value(before, way) + passage(transitions, gap, way, role, score);
        return logSum(ways) + own;
      }),
    );
  });
  return out;
}

function backward(
  transitions: Float64Array,
  scores: readonly Scores[],
  gapBefore: readonly number[],
): Float64Array[] {
  const out: Float64Array[] = scores.map(() => new Float64Array(count));
  const ways = new Float64Array(count);
  for (let at = scores.length - 2; at >= 0; at -= 1) {
    const [next, score, gap] = [out[at + 1], scores[at + 1] ?? noScores(), gapBefore[at + 1] ?? 0];
    const sums = new Float64Array(count);
    for (let role = 0; role < count; role += 1) {
      for (let way = 0; way < count; way += 1)
        ways[way] = passage(transitions, gap, role, way, score) + value(score.own, way) + value(next, way);
      sums[role] = logSum(ways);
    }
    out[at] = sums;
  }
  return out;
}

function logSum(values: Float64Array): number {
  const most = Math.max(...values);
  let sum = 0;
  for (const value of values) sum += Math.exp(value - most);
  return most + Math.log(sum);
}
