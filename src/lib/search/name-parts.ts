/**
 * The parts in which rare names lie, a file each, by how the names sound: `xu`, or `zhong-guo` where
 * many names begin so, and `zhong-` for those that end there. A reader fetches the parts that go with
 * what is typed.
 */
import { normalise } from './normalise.ts';
import type { ProposalsFile } from './proposals.ts';
import { lettersOf, spelled } from './spelling.ts';

/** The sounds of each character, the usual one first, parted by spaces. */
export type Sounds = Readonly<Record<string, string>>;

/** Before what is no Chinese character and stands for itself. */
const PLAIN = '_';

/** How a name sounds, symbol by symbol: `['_a', 'ceng']` of «A层». */
export function pathOf(name: string, sounds: Sounds): string[] {
  return Array.from(normalise(name), (symbol) => {
    const sound = sounds[symbol]?.split(' ')[0];
    return sound ?? PLAIN + (/^[a-z0-9]$/u.test(symbol) ? symbol : '');
  });
}

/** After the last sound of a name. */
export const END = '';

/** The name of a part. @param path the sounds that its names begin with; {@link END} last where they are all */
export function partName(path: readonly string[]): string {
  return path.join('-');
}

/** The parts that may have names for what is typed: those that begin so, as they sound. */
export function partsFor(typed: string, { sounds, rare }: Pick<ProposalsFile, 'sounds' | 'rare'>): string[] {
  const letters = lettersOf(typed);
  const plain = (element: string): string[] => [element.replace(PLAIN, '')];
  if (letters !== '') {
    return rare.filter((part) => {
      const path = part.split('-');
      const how = spelled(path, letters, plain);
      return how === 'yes' || (how === 'begun' && path.at(-1) !== END);
    });
  }
  const path = pathOf(typed, sounds);
  const goesWith = (part: readonly string[]): boolean =>
    part.every((element, index) => index >= path.length || element === path[index]);
  return path.length === 0 ? [] : rare.filter((part) => goesWith(part.split('-')));
}
