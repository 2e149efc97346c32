/** Learns the network: back-propagation, a page at a time, with AdaGrad's steps. */
import { roles, transitionCount } from '../stages/structure/weighing/field.ts';
import {
  directionOf,
  judgedLength,
  readingCount,
  size,
  vectorOf,
  type Core,
  type Network,
} from '../stages/structure/weighing/network.ts';
import { isOfRules, isOfSurroundings } from '../stages/structure/weighing/traits.ts';
import { descend, type Pace, type Stepped } from './adagrad.ts';
import { randomFrom, shuffled, type Random } from './chance.ts';
import { exercisesOf, frequentTraits, shownOf, type Exercise, type Lesson } from './exercises.ts';
import { gradientsOf } from './network-gradient.ts';

const rounds = 8;
/** After so many rounds steps become shorter, so that the last ones settle. */
const steady = 2;
/** The first steps of the traits' vectors, and of the rest of the network. */
const rates = { vectors: 0.05, core: 0.02 } as const;
const damping = 1e-12;
/** Weights begin as chance between minus so much and so much. */
const spreads = { vectors: 0.1, reading: 0.12, judging: 0.08 } as const;
/** This share of a line's traits is hidden whenever it is seen, so that no trait is trusted alone. */
const hidden = 0.4;
/** The same for the numbers of a line's vector, and for what was read (Srivastava et al. 2014). */
const dropped = { vector: 0.2, read: 0.5 } as const;
/** A trait seen less often has no vector. */
const fewest = 8;

interface Learning {
  readonly vectors: Stepped;
  readonly bias: Stepped;
  readonly downward: Stepped;
  readonly upward: Stepped;
  readonly judging: Stepped;
  readonly transitions: Stepped;
  /** 1 for each trait that comes from the rules' answer. */
  readonly ruled: Uint8Array;
}

/** Fits the network. Deterministic: the same lessons give the same one. @param onRound called after each round */
export function fitNetwork(
  lessons: readonly Lesson[],
  onRound: (round: number, of: number) => void,
): Network {
  const random = randomFrom(54321);
  const names = frequentTraits(lessons, fewest).filter((name) => !isOfSurroundings(name));
  const learning = begin(names, random);
  const exercises = exercisesOf(lessons, names);
  for (let round = 1; round <= rounds; round += 1) {
    for (const exercise of shuffled(exercises, random)) {
      learnFrom(exercise, learning, paceOf(round), random);
    }
    onRound(round, rounds);
  }
  return {
    ...coreOf(learning),
    numbers: new Map(names.map((name, number) => [name, number])),
    // All traits are seen when the network is used: each says as much less.
    vectors: learning.vectors.weights.map((weight) => weight * (1 - hidden)),
  };
}

function begin(names: readonly string[], random: Random): Learning {
  const part = (length: number, spread = 0): Stepped => ({
    weights: Float64Array.from({ length }, () => (random() * 2 - 1) * spread),
    squares: new Float64Array(length),
  });
  return {
    vectors: part(names.length * size.vector, spreads.vectors),
    bias: part(size.vector),
    downward: part(readingCount, spreads.reading),
    upward: part(readingCount, spreads.reading),
    judging: part(roles.length * judgedLength, spreads.judging),
    transitions: part(transitionCount),
    ruled: Uint8Array.from(names, (name) => (isOfRules(name) ? 1 : 0)),
  };
}

/** How long steps are, 0 to 1: half a wave down to nearly nothing (Loshchilov, Hutter 2017). */
function paceOf(round: number): number {
  if (round <= steady) return 1;
  return (1 + Math.cos((Math.PI * (round - steady)) / (rounds - steady + 1))) / 2;
}

const coreOf = ({ bias, downward, upward, judging, transitions }: Learning): Core => ({
  bias: bias.weights,
  downward: directionOf(downward.weights),
  upward: directionOf(upward.weights),
  judging: judging.weights,
  transitions: transitions.weights,
});

/** Steps down the gradients of a page: those of a trait's vector once for each line that has it. */
function learnFrom(exercise: Exercise, learning: Learning, pace: number, random: Random): void {
  const core = coreOf(learning);
  const shown = shownOf(exercise, learning.ruled, hidden, random);
  const vectors = shown.map((line) => vectorOf(core, learning.vectors.weights, line));
  const masks = {
    vectors: vectors.map(() => maskOf(size.vector, dropped.vector, random)),
    judged: vectors.map(() => judgedMask(random)),
  };
  const gradients = gradientsOf(core, vectors, masks, exercise);
  const atRate = (rate: number): Pace => ({ rate: rate * pace, damping });
  shown.forEach((traits, at) => {
    const slopes = gradients.vectors[at] ?? new Float64Array();
    for (const trait of traits) descend(learning.vectors, trait * size.vector, slopes, atRate(rates.vectors));
  });
  for (const part of ['bias', 'downward', 'upward', 'judging', 'transitions'] as const)
    descend(learning[part], 0, gradients[part], atRate(rates.core));
}

/** For each place nought where it is dropped, else what makes up for those that are. */
function maskOf(length: number, share: number, random: Random): Float64Array {
  return Float64Array.from({ length }, () => (random() < share ? 0 : 1 / (1 - share)));
}

/** What was read is dropped in part; the line's own vector was before. */
function judgedMask(random: Random): Float64Array {
  const mask = new Float64Array(judgedLength).fill(1);
  mask.set(maskOf(2 * size.memory, dropped.read, random), size.vector);
  return mask;
}
