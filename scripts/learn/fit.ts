/** Learns the weights: stochastic gradient ascent of the likelihood of labelled pages, with AdaGrad's steps. */
import type { LineRole } from '../../src/lib/schemas/provenance.ts';
import {
  marginalsOf,
  placeOf,
  roles,
  sumOf,
  transitionCount,
  value,
  type RoleModel,
} from '../stages/structure/weighing/model.ts';
import { ruled } from '../stages/structure/weighing/rule-traits.ts';
import type { Traits } from '../stages/structure/weighing/traits.ts';

/** What a page gives to learn from. */
export interface Lesson {
  readonly traits: readonly Traits[];
  readonly gaps: readonly number[];
  readonly wanted: readonly LineRole[];
  /** The rules were written by this page. */
  readonly tuned?: boolean;
}

const rounds = 14;
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

/** Weights, and the sums of the squares of their gradients. */
interface Learned {
  readonly weights: Float64Array;
  readonly squares: Float64Array;
}

const blank = (length: number): Learned => ({
  weights: new Float64Array(length),
  squares: new Float64Array(length),
});

/** Fits the weights. Deterministic: the same lessons give the same weights. @param onRound called after each round */
export function fit(lessons: readonly Lesson[], onRound: (round: number, of: number) => void): RoleModel {
  const traits = frequentTraits(lessons);
  const emissions = new Map(traits.map((trait) => [trait, blank(roles.length)]));
  const transitions = blank(transitionCount);
  const seen = lessons.map((lesson) => ({
    ...lesson,
    lines: lesson.traits.map((line) => shownIn(line, emissions)),
  }));
  const random = randomFrom(12345);
  for (let round = 1; round <= rounds; round += 1) {
    for (const { lines, gaps, wanted, tuned } of shuffled(seen, random)) {
      const shown = lines.map((line) => {
        const sees = random() >= (tuned ? blindWhereTuned : blind);
        return line.filter(({ ruled }) => random() >= hidden && (sees || !ruled));
      });
      learnPage(
        shown,
        gaps,
        wanted.map((role) => roles.indexOf(role)),
        transitions,
      );
    }
    onRound(round, rounds);
  }
  // All traits are seen when the weights are used: each says as much less.
  const given = [...emissions].map(
    ([trait, { weights }]) => [trait, weights.map((weight) => weight * (1 - hidden))] as const,
  );
  return { emissions: new Map(given), transitions: transitions.weights };
}

interface Shown extends Learned {
  /** It comes from the rules' answer. */
  readonly ruled: boolean;
}

function shownIn(line: Traits, emissions: ReadonlyMap<string, Learned>): Shown[] {
  return line.flatMap((trait) => {
    const learned = emissions.get(trait);
    return learned ? [{ ...learned, ruled: trait.startsWith(ruled) }] : [];
  });
}

/** One step of each weight that a page touches. */
function learnPage(
  shown: readonly Shown[][],
  gaps: readonly number[],
  targets: readonly number[],
  transitions: Learned,
): void {
  const scores = shown.map((line) => sumOf(line.map(({ weights }) => weights)));
  const { lines, pairs } = marginalsOf(transitions.weights, scores, gaps);
  shown.forEach((line, at) => {
    const errors = errorsOf(lines[at], targets[at] ?? 0);
    for (const learned of line) for (const { at: role, error } of errors) step(learned, role, error);
  });
  for (const { at: role, error } of errorsOf(lines[0], targets[0] ?? 0)) {
    step(transitions, placeOf(gaps[0] ?? 0, roles.length, role), error);
  }
  pairs.forEach((pair, index) => {
    const right = (targets[index] ?? 0) * roles.length + (targets[index + 1] ?? 0);
    for (const { at, error } of errorsOf(pair, right)) {
      const before = Math.floor(at / roles.length);
      step(transitions, placeOf(gaps[index + 1] ?? 0, before, at % roles.length), error);
    }
  });
}

function frequentTraits(lessons: readonly Lesson[]): string[] {
  const seen = new Map<string, number>();
  for (const { traits } of lessons)
    for (const line of traits) for (const trait of line) seen.set(trait, (seen.get(trait) ?? 0) + 1);
  return [...seen].flatMap(([trait, times]) => (times >= fewest ? [trait] : []));
}

interface Fault {
  readonly at: number;
  readonly error: number;
}

/** What was expected less what is wanted, where that is worth a step. */
function errorsOf(expected: Float64Array | undefined, wanted: number): Fault[] {
  const out: Fault[] = [];
  expected?.forEach((share, at) => {
    const error = at === wanted ? share - 1 : share;
    if (Math.abs(error) >= least) out.push({ at, error });
  });
  return out;
}

function step({ weights, squares }: Learned, at: number, error: number): void {
  const slope = error + shrink * value(weights, at);
  squares[at] = value(squares, at) + slope * slope;
  weights[at] = value(weights, at) - (rate * slope) / Math.sqrt(value(squares, at) + 1);
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
