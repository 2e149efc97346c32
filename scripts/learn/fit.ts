/** Learns the weights: stochastic gradient ascent of the likelihood of labelled pages, with AdaGrad's steps. */
import type { LineRole } from '../../src/lib/schemas/provenance.ts';
import {
  marginalsOf,
  noScores,
  placeOf,
  roles,
  transitionCount,
  value,
  type RoleModel,
  type Scores,
} from '../stages/structure/weighing/model.ts';
import { isOfRules, isOnward, type Traits } from '../stages/structure/weighing/traits.ts';

/** What a page gives to learn from. */
export interface Lesson {
  readonly traits: readonly Traits[];
  readonly gaps: readonly number[];
  readonly wanted: readonly LineRole[];
  /** The rules were written by this page. */
  readonly tuned?: boolean;
}

const rounds = 14;
/** Weights are the mean of what they are after this round and each later one: a single round says as much by chance. */
const settledAfter = 8;
const rate = 0.15;
/** How strongly weights are drawn to nought. */
const shrink = 0.002;
/** This share of a line's traits is hidden whenever it is seen, so that no trait is trusted alone. */
const hidden = 0.5;
/**
 * From this share of the lines all that the rules say is hidden, so that the words are learned too: rules
 * are right more often on the captures by which they were written than they are elsewhere.
 */
const blind = 0.4;
/** The same for captures by which rules were written. */
const blindWhereTuned = 0.8;
/** A trait seen less often is a chance. */
const fewest = 8;
/** A gradient below this is not worth a step. */
const least = 1e-4;
const width = roles.length;

/** Weights, the sums of the squares of their gradients, and the sums of the weights after the rounds that count. */
interface Learned {
  readonly weights: Float64Array;
  readonly squares: Float64Array;
  readonly sums: Float64Array;
}

const blank = (length: number): Learned => ({
  weights: new Float64Array(length),
  squares: new Float64Array(length),
  sums: new Float64Array(length),
});

/** What is learned: the weights of trait `n` for the roles stand from `n * width` on. */
interface Learning {
  readonly traits: Learned;
  readonly transitions: Learned;
  /** 1 for each trait that comes from the rules' answer. */
  readonly ruled: Uint8Array;
  /** 1 for each trait that speaks for a line and the one before having the same role. */
  readonly onward: Uint8Array;
}

/** A lesson in numbers: of its traits those that are learned, and roles. */
interface Exercise {
  readonly lines: readonly Int32Array[];
  readonly gaps: readonly number[];
  readonly wanted: readonly number[];
  readonly tuned: boolean;
}

/** Fits the weights. Deterministic: the same lessons give the same weights. @param onRound called after each round */
export function fit(lessons: readonly Lesson[], onRound: (round: number, of: number) => void): RoleModel {
  const names = frequentTraits(lessons);
  const learning: Learning = {
    traits: blank(names.length * width),
    transitions: blank(transitionCount),
    ruled: Uint8Array.from(names, (name) => (isOfRules(name) ? 1 : 0)),
    onward: Uint8Array.from(names, (name) => (isOnward(name) ? 1 : 0)),
  };
  const exercises = exercisesOf(lessons, names);
  const random = randomFrom(12345);
  for (let round = 1; round <= rounds; round += 1) {
    for (const exercise of shuffled(exercises, random)) {
      learnFrom(exercise, shownOf(exercise, learning, random), learning);
    }
    if (round >= settledAfter) for (const learned of [learning.traits, learning.transitions]) add(learned);
    onRound(round, rounds);
  }
  const mean = ({ sums }: Learned): Float64Array => sums.map((sum) => sum / (rounds - settledAfter + 1));
  // All traits are seen when the weights are used: each says as much less.
  const weights = mean(learning.traits).map((weight) => weight * (1 - hidden));
  return {
    emissions: new Map(names.map((name, at) => [name, weights.slice(at * width, (at + 1) * width)])),
    transitions: mean(learning.transitions),
  };
}

function frequentTraits(lessons: readonly Lesson[]): string[] {
  const seen = new Map<string, number>();
  for (const { traits } of lessons)
    for (const line of traits) for (const trait of line) seen.set(trait, (seen.get(trait) ?? 0) + 1);
  return [...seen].flatMap(([trait, times]) => (times >= fewest ? [trait] : []));
}

function exercisesOf(lessons: readonly Lesson[], names: readonly string[]): Exercise[] {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return lessons.map(({ traits, gaps, wanted, tuned }) => ({
    lines: traits.map((line) => Int32Array.from(line.flatMap((trait) => numbers.get(trait) ?? []))),
    gaps,
    wanted: wanted.map((role) => roles.indexOf(role)),
    tuned: tuned === true,
  }));
}

function add({ weights, sums }: Learned): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = value(sums, at) + value(weights, at);
}

/** The traits of each line that are seen this time. */
function shownOf({ lines, tuned }: Exercise, { ruled }: Learning, random: () => number): Int32Array[] {
  return lines.map((line) => {
    const sees = random() >= (tuned ? blindWhereTuned : blind);
    return line.filter((trait) => random() >= hidden && (sees || ruled[trait] === 0));
  });
}

/** One step of each weight that a page touches. */
function learnFrom({ gaps, wanted }: Exercise, shown: readonly Int32Array[], learning: Learning): void {
  const { traits, transitions, onward } = learning;
  const scores = shown.map((line) => scoresOf(line, learning));
  const { lines, pairs } = marginalsOf(transitions.weights, scores, gaps);
  shown.forEach((line, at) => {
    const target = wanted[at] ?? 0;
    const pair = pairs[at - 1];
    const before = at === 0 ? width : (wanted[at - 1] ?? 0);
    const gap = gaps[at] ?? 0;
    const own = errorsOf(lines[at], target);
    const shared = pair ? errorsOf(diagonalOf(pair), before === target ? target : undefined) : [];
    for (const trait of line) {
      for (const { at: role, error } of onward[trait] === 1 ? shared : own)
        step(traits, trait * width + role, error);
    }
    const start = placeOf(gap, pair ? 0 : width, 0);
    for (const fault of pair ? errorsOf(pair, before * width + target) : own)
      step(transitions, start + fault.at, fault.error);
  });
}

function scoresOf(line: Int32Array, { traits, onward }: Learning): Scores {
  const scores = noScores();
  for (const trait of line) {
    const sum = onward[trait] === 1 ? scores.onward : scores.own;
    for (let role = 0; role < width; role += 1) {
      sum[role] = value(sum, role) + value(traits.weights, trait * width + role);
    }
  }
  return scores;
}

/** How likely a line and the one before it both have a role, by role. */
const diagonalOf = (pair: Float64Array): Float64Array =>
  Float64Array.from(roles, (_, role) => value(pair, role * width + role));

interface Fault {
  readonly at: number;
  readonly error: number;
}

/** What was expected less what is wanted, if anything, where that is worth a step. */
function errorsOf(expected: Float64Array | undefined, wanted: number | undefined): Fault[] {
  const out: Fault[] = [];
  expected?.forEach((share, at) => {
    const error = at === wanted ? share - 1 : share;
    if (Math.abs(error) >= least) out.push({ at, error });
  });
  return out;
}

function step({ weights, squares }: Learned, at: number, error: number): void {
  const slope = error + shrink * value(weights, at);
  const square = value(squares, at) + slope * slope;
  squares[at] = square;
  weights[at] = value(weights, at) - (rate * slope) / Math.sqrt(square + 1);
}

/** A linear congruential generator, 0 to 1: chance that is the same on each machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const out = [...items];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [out[at], out[other]];
    if (one !== undefined && two !== undefined) [out[at], out[other]] = [two, one];
  }
  return out;
}
