/** Learns the weights of the field: stochastic gradient ascent of the likelihood of labelled pages, with AdaGrad's steps. */
import {
  marginalsOf,
  noScores,
  placeOf,
  roles,
  transitionCount,
  value,
  type Field,
  type Scores,
} from '../stages/structure/weighing/field.ts';
import { isOfRules, isOnward } from '../stages/structure/weighing/traits.ts';
import { step, type Stepped } from './adagrad.ts';
import { randomFrom, shuffled } from './chance.ts';
import { exercisesOf, frequentTraits, shownOf, type Exercise, type Lesson } from './exercises.ts';

const rounds = 14;
/** Weights are the mean of what they are after this round and each later one: a single round says as much by chance. */
const settledAfter = 8;
const pace = { rate: 0.15, damping: 1 } as const;
/** How strongly weights are drawn to nought. */
const shrink = 0.002;
/** This share of a line's traits is hidden whenever it is seen, so that no trait is trusted alone. */
const hidden = 0.5;
/** A trait seen less often is a chance. */
const fewest = 8;
/** A gradient below this is not worth a step. */
const least = 1e-4;
const width = roles.length;

interface Learned extends Stepped {
  /** The sums of the weights after the rounds that count. */
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

/** Fits the weights. Deterministic: the same lessons give the same weights. @param onRound called after each round */
export function fitField(lessons: readonly Lesson[], onRound: (round: number, of: number) => void): Field {
  const names = frequentTraits(lessons, fewest);
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
      learnFrom(exercise, shownOf(exercise, learning.ruled, hidden, random), learning);
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

function add({ weights, sums }: Learned): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = value(sums, at) + value(weights, at);
}

/** Steps down the gradients of a page: those of a trait once for each line that has it. */
function learnFrom({ gaps, wanted }: Exercise, shown: readonly Int32Array[], learning: Learning): void {
  const { traits, transitions, onward } = learning;
  const scores = shown.map((line) => scoresShown(line, learning));
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
        descendTo(traits, trait * width + role, error);
    }
    const start = placeOf(gap, pair ? 0 : width, 0);
    for (const fault of pair ? errorsOf(pair, before * width + target) : own)
      descendTo(transitions, start + fault.at, fault.error);
  });
}

function scoresShown(line: Int32Array, { traits, onward }: Learning): Scores {
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

/** One step, by the error and towards nought. */
function descendTo(learned: Learned, at: number, error: number): void {
  step(learned, at, error + shrink * value(learned.weights, at), pace);
}
