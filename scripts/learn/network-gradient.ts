/** How the weights of the network are to change for a page: back-propagation from its roles to the vectors of its lines. */
import { marginalsOf, placeOf, roles, transitionCount, value } from '../stages/structure/weighing/field.ts';
import {
  judge,
  judgedLength,
  readingCount,
  readLines,
  size,
  type Core,
} from '../stages/structure/weighing/network.ts';
import type { Exercise } from './exercises.ts';
import { unread } from './lstm-gradient.ts';

const width = roles.length;

/** What each number is multiplied by, nought for those that are dropped; shapes as those of what they are for. */
export interface Masks {
  /** `[line][place]`, `size.vector` places. */
  readonly vectors: readonly Float64Array[];
  /** `[line][place]`, `judgedLength` places. */
  readonly judged: readonly Float64Array[];
}

/** Of the logarithm of how likely the wanted roles are, made negative: the less, the better. */
export interface Gradients {
  /** `[line][place]`: those of the sum of a line's vectors, before it is kept from falling below nought. */
  readonly vectors: readonly Float64Array[];
  readonly bias: Float64Array;
  readonly downward: Float64Array;
  readonly upward: Float64Array;
  readonly judging: Float64Array;
  readonly transitions: Float64Array;
}

/** The gradients of a page. @param vectors those of its lines, as `vectorOf` gives them */
export function gradientsOf(
  core: Core,
  vectors: readonly Float64Array[],
  masks: Masks,
  exercise: Pick<Exercise, 'gaps' | 'wanted'>,
): Gradients {
  const reading = readLines(
    core,
    vectors.map((vector, at) => times(vector, masks.vectors[at])),
  );
  const judged = reading.judged.map((all, at) => times(all, masks.judged[at]));
  const { slopes, judging, transitions } = fromRoles(core, judged, exercise);
  const wrong = slopes.map((slope, at) => times(slope, masks.judged[at]));

  const ofMemory = (start: number): Float64Array[] =>
    wrong.map((slope) => slope.subarray(start, start + size.memory));
  const downward = new Float64Array(readingCount);
  const upward = new Float64Array(readingCount);
  const down = unread(core.downward, reading.downward, false, ofMemory(size.vector), downward);
  const up = unread(core.upward, reading.upward, true, ofMemory(size.vector + size.memory), upward);

  const ofVectors = vectors.map((vector, at) =>
    vector.map((number, place) => {
      const sum = value(wrong[at], place) + value(down[at], place) + value(up[at], place);
      return number > 0 ? value(masks.vectors[at], place) * sum : 0;
    }),
  );
  const bias = new Float64Array(size.vector).map((_, place) =>
    ofVectors.reduce((sum, slopes) => sum + value(slopes, place), 0),
  );
  return { vectors: ofVectors, bias, downward, upward, judging, transitions };
}

const times = (one: Float64Array, other: Float64Array | undefined): Float64Array =>
  one.map((number, at) => number * value(other, at));

/** How far what is said of the roles is from what is wanted, and what brought it about. */
function fromRoles(
  core: Core,
  judged: readonly Float64Array[],
  { gaps, wanted }: Pick<Exercise, 'gaps' | 'wanted'>,
): { slopes: Float64Array[]; judging: Float64Array; transitions: Float64Array } {
  const { lines, pairs } = marginalsOf(core.transitions, judge(core, judged), gaps);
  const judging = new Float64Array(width * judgedLength);
  const transitions = new Float64Array(transitionCount);
  const slopes = judged.map((all, at) => {
    const target = wanted[at] ?? 0;
    const own = lessWanted(lines[at], target);
    const pair = pairs[at - 1];
    const ofPair = pair ? lessWanted(pair, (wanted[at - 1] ?? 0) * width + target) : own;
    const start = placeOf(gaps[at] ?? 0, pair ? 0 : width, 0);
    ofPair.forEach(
      (error, place) => (transitions[start + place] = value(transitions, start + place) + error),
    );
    return fromJudging(core, all, own, judging);
  });
  return { slopes, judging, transitions };
}

/** What was expected, less 1 where it is wanted. */
const lessWanted = (expected: Float64Array | undefined, wanted: number): Float64Array =>
  (expected ?? new Float64Array()).map((share, at) => (at === wanted ? share - 1 : share));

/** The gradients of what a line's role is told by; those of the judging weights are added to `judging`. */
function fromJudging(
  core: Core,
  all: Float64Array,
  errors: Float64Array,
  judging: Float64Array,
): Float64Array {
  const slope = new Float64Array(judgedLength);
  for (let role = 0, weight = 0; role < width; role += 1) {
    const error = value(errors, role);
    for (let place = 0; place < judgedLength; place += 1, weight += 1) {
      judging[weight] = (judging[weight] ?? 0) + error * (all[place] ?? 0);
      slope[place] = (slope[place] ?? 0) + error * (core.judging[weight] ?? 0);
    }
  }
  return slope;
}
