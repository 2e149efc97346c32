/** What can be seen of each line of a page, as short strings `what=value`, for which weights are learned. */
import type { NamedLine } from '../classify.ts';
import { isSpaced } from '../lines.ts';
import { isRemoved } from '../rows.ts';
import { shapeTraits, wordTraits } from './line-traits.ts';
import { onwardTraits } from './onward-traits.ts';
import { readPage } from './page.ts';
import { likenessTraits, neighbourTraits, placedWordTraits, placeTraits } from './place-traits.ts';
import { ruled, ruleTraits } from './rule-traits.ts';

export type Traits = readonly string[];

/** Traits that begin so tell of a line beside the one before: they speak for both having the same role. */
const onward = 'on:';

export const isOnward = (trait: string): boolean => trait.startsWith(onward);

/** Whether a trait comes from the rules' answer. */
export const isOfRules = (trait: string): boolean => trait.startsWith(ruled);

/** The traits of each line of a page that the rules have named, none twice. */
export function traitsOf(lines: readonly NamedLine[]): Traits[] {
  const page = readPage(lines);
  const answers = ruleTraits(page);
  return lines.map((_, at) => [
    ...new Set([
      'any',
      ...wordTraits(page, at),
      ...shapeTraits(page, at),
      ...placeTraits(page, at),
      ...placedWordTraits(page, at),
      ...likenessTraits(page, at),
      ...neighbourTraits(page, at),
      ...(answers[at] ?? []),
      ...onwardTraits(page, at).map((trait) => onward + trait),
    ]),
  ]);
}

/** How blank lines part a line from the one before: they part all lines alike, they part it, or they do not. */
export const gaps = ['alike', 'apart', 'together'] as const;

/** The gap before each line, as an index of `gaps`. */
export function gapsOf(lines: readonly NamedLine[]): number[] {
  const spaced = isSpaced(lines);
  return lines.map((line, at) => {
    const before = lines[at - 1];
    if (!before || spaced) return 0;
    return line.line - before.line > 1 ? 1 : 2;
  });
}

/** Whether the rules found anything on the page that is not the article: otherwise there is nothing to weigh. */
export const hasFurniture = (lines: readonly NamedLine[]): boolean =>
  lines.some(({ role }) => isRemoved(role));
