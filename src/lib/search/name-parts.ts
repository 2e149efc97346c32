/**
 * The parts in which rare names lie, a file each. The names are sorted by how they sound, and cut like
 * the volumes of an encyclopaedia; a reader fetches the parts that go with what is typed.
 */
import { normalise } from './normalise.ts';
import { lettersOf, spelled } from './spelling.ts';

/** The sounds of each character, the usual one first, parted by spaces. */
export type Sounds = Readonly<Record<string, string>>;

/** Where the parts begin, in order: with the names that sound so, or later. The first begins with `''`. */
export type Beginnings = readonly string[];

/** Before what is no Chinese character and stands for itself; sorts before every sound. */
const PLAIN = '_';
/** Between sounds. It sorts before all that they are made of, so names sort sound by sound. */
const BREAK = '-';
/** Sorts behind {@link BREAK}. */
const AFTER_BREAK = '.';

/** How a name sounds: `_a-ceng` of «A层». */
export function soundOf(name: string, sounds: Sounds): string {
  return Array.from(normalise(name), (symbol) => {
    const sound = sounds[symbol]?.split(' ')[0];
    return sound ?? PLAIN + (/^[a-z0-9]$/u.test(symbol) ? symbol : '');
  }).join(BREAK);
}

/**
 * Cuts names into parts.
 *
 * @param sorted the sounds of the names, sorted
 * @param most names of a part; more where so many sound alike
 * @returns where the parts begin, each with the number of its first name
 */
export function cutNames(sorted: readonly string[], most: number): { from: string; first: number }[] {
  const out = [{ from: '', first: 0 }];
  for (const [number, sound] of sorted.entries()) {
    const before = sorted[number - 1] ?? '';
    if (number - (out.at(-1)?.first ?? 0) < most || sound === before) continue;
    const shared = Array.from(sound).findIndex((letter, at) => letter !== before[at]);
    out.push({ from: sound.slice(0, shared + 1), first: number });
  }
  return sorted.length === 0 ? [] : out;
}

/** The numbers of the parts that may have names for what is typed: those that begin so, as they sound. */
export function partsFor(typed: string, sounds: Sounds, beginnings: Beginnings): number[] {
  const letters = lettersOf(typed);
  const sound = soundOf(typed, sounds);
  if (sound === '') return [];
  const goesWith = (from: string, to: string | undefined): boolean =>
    letters === ''
      ? from < sound + AFTER_BREAK && (to === undefined || to > sound)
      : mayBeSpelled(from, to, letters);
  return [...beginnings.keys()].filter((part) => goesWith(beginnings[part] ?? '', beginnings[part + 1]));
}

/** Whether letters may spell the beginning of a name between two sounds. */
function mayBeSpelled(from: string, to: string | undefined, letters: string): boolean {
  const [first, next] = [from.split(BREAK), to?.split(BREAK) ?? []];
  const different = next.findIndex((sound, at) => sound !== first[at] || at === next.length - 1);
  const shared = next.slice(0, Math.max(0, different));
  if (shared.length > 0) return spelled(shared, letters, (sound) => [sound.replace(PLAIN, '')]) !== 'no';
  const [letter = ''] = letters;
  const isPlain = from === '' || from.startsWith(PLAIN);
  return isPlain || ((from[0] ?? '') <= letter && (to === undefined || (to[0] ?? '') >= letter));
}
