/**
 * A network that reads a page as a sequence: the traits of each line add up to a vector, the vectors are read
 * downwards and upwards, and what comes out of both, with the vector, speaks for each role; a random field over the
 * roles stands at its end (Huang, Xu, Yu 2015: «Bidirectional LSTM-CRF models for sequence tagging»).
 */
import { likelihoodsOf, noScores, roles, type Scores, type Witness } from './field.ts';
import { gateCount, read, rowLength, type Lstm, type Step } from './lstm.ts';

/** Numbers in the vector of a line, and in what is remembered in each direction. */
export const size = { vector: 32, memory: 64 } as const;

/** What a role is told by: the vector, what was read downwards and upwards, and 1. */
export const judgedLength = size.vector + 2 * size.memory + 1;

/** What the network knows beside the vectors of traits. */
export interface Core {
  /** Added to the sum of a line's vectors. */
  readonly bias: Float64Array;
  readonly downward: Lstm;
  readonly upward: Lstm;
  /** `[role][place]`, flat, `judgedLength` places. */
  readonly judging: Float64Array;
  /** As those of a `Field`. */
  readonly transitions: Float64Array;
}

export interface Network extends Core {
  /** The number of each trait that has a vector. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The vector of trait `n` stands from `n * size.vector` on. */
  readonly vectors: Float64Array;
}

/** One direction of reading. @param weights `readingCount` of them */
export const directionOf = (weights: Float64Array): Lstm => ({
  inputs: size.vector,
  cells: size.memory,
  weights,
});

/** How many numbers a row of the weights of a direction has, and how many all its rows. */
export const readingRow = rowLength({ inputs: size.vector, cells: size.memory });
export const readingCount = gateCount * size.memory * readingRow;

/** What a network says of the lines of a page. */
export function networkSays(network: Network): Witness {
  const { numbers, vectors } = network;
  return (page, gapBefore) => {
    const lines = page.map((traits) =>
      vectorOf(
        network,
        vectors,
        traits.flatMap((trait) => numbers.get(trait) ?? []),
      ),
    );
    const { judged } = readLines(network, lines);
    return likelihoodsOf(network.transitions, judge(network, judged), gapBefore);
  };
}

/**
 * A line's vector: what the vectors of its traits come to, with nothing below nought.
 *
 * @param vectors as those of a `Network`
 * @param traits their numbers
 */
export function vectorOf({ bias }: Core, vectors: Float64Array, traits: Iterable<number>): Float64Array {
  const sum = bias.slice();
  for (const trait of traits) {
    const start = trait * size.vector;
    for (let place = 0; place < size.vector; place += 1)
      sum[place] = (sum[place] ?? 0) + (vectors[start + place] ?? 0);
  }
  return sum.map((number) => Math.max(number, 0));
}

/** What was read of a page. */
export interface Reading {
  readonly downward: readonly Step[];
  readonly upward: readonly Step[];
  /** What the role of each line is told by: `judgedLength` numbers a line. */
  readonly judged: readonly Float64Array[];
}

/** Reads the vectors of a page's lines in both directions. */
export function readLines(core: Core, lines: readonly Float64Array[]): Reading {
  const downward = read(core.downward, lines, false);
  const upward = read(core.upward, lines, true);
  const judged = lines.map((line, at) => {
    const all = new Float64Array(judgedLength);
    all.set(line);
    all.set(downward[at]?.out ?? [], size.vector);
    all.set(upward[at]?.out ?? [], size.vector + size.memory);
    all[judgedLength - 1] = 1;
    return all;
  });
  return { downward, upward, judged };
}

/** What is said for each line's having each role. @param judged as `Reading.judged` */
export function judge({ judging }: Core, judged: readonly Float64Array[]): Scores[] {
  return judged.map((all) => {
    const scores = noScores();
    for (let role = 0, at = 0; role < roles.length; role += 1) {
      let sum = 0;
      for (let place = 0; place < judgedLength; place += 1, at += 1)
        sum += (judging[at] ?? 0) * (all[place] ?? 0);
      scores.own[role] = sum;
    }
    return scores;
  });
}
