/** Labelled pages as learning sees them: in numbers, with some of what can be seen hidden each time. */
import type { LineRole } from '../../src/lib/schemas/provenance.ts';
import { roles } from '../stages/structure/weighing/field.ts';
import type { Traits } from '../stages/structure/weighing/traits.ts';
import type { Random } from './chance.ts';

/** What a page gives to learn from. */
export interface Lesson {
  readonly traits: readonly Traits[];
  readonly gaps: readonly number[];
  readonly wanted: readonly LineRole[];
  /** The rules were written by this page. */
  readonly tuned?: boolean;
}

/** A lesson in numbers: of its traits those that are learned, and roles. */
export interface Exercise {
  readonly lines: readonly Int32Array[];
  readonly gaps: readonly number[];
  readonly wanted: readonly number[];
  readonly tuned: boolean;
}

/**
 * From this share of the lines all that the rules say is hidden, so that the words are learned too: rules
 * are right more often on the captures by which they were written than they are elsewhere.
 */
const blind = 0.4;
/** The same for captures by which rules were written. */
const blindWhereTuned = 0.8;
/** How often these are seen in a round. */
const timesWhereTuned = 3;

/** The traits that are seen so often, on all lines together. @param fewest times */
export function frequentTraits(lessons: readonly Lesson[], fewest: number): string[] {
  const seen = new Map<string, number>();
  for (const { traits } of lessons)
    for (const line of traits) for (const trait of line) seen.set(trait, (seen.get(trait) ?? 0) + 1);
  return [...seen].flatMap(([trait, times]) => (times >= fewest ? [trait] : []));
}

/**
 * The lessons in numbers; captures by which rules were written come several times, as their labels were checked most.
 *
 * @param names the traits that are learned, each with its index as its number; others fall out
 */
export function exercisesOf(lessons: readonly Lesson[], names: readonly string[]): Exercise[] {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return lessons.flatMap(({ traits, gaps, wanted, tuned = false }) => {
    const exercise = {
      lines: traits.map((line) => Int32Array.from(line.flatMap((trait) => numbers.get(trait) ?? []))),
      gaps,
      wanted: wanted.map((role) => roles.indexOf(role)),
      tuned,
    };
    return Array.from({ length: tuned ? timesWhereTuned : 1 }, () => exercise);
  });
}

/**
 * The traits of each line that are seen this time.
 *
 * @param ruled 1 for each trait that comes from the rules' answer
 * @param hidden the share of a line's traits that is hidden
 */
export function shownOf(
  { lines, tuned }: Exercise,
  ruled: Uint8Array,
  hidden: number,
  random: Random,
): Int32Array[] {
  return lines.map((line) => {
    const sees = random() >= (tuned ? blindWhereTuned : blind);
    return line.filter((trait) => random() >= hidden && (sees || ruled[trait] === 0));
  });
}
