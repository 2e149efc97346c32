/** Spaces inside words and inside two-character names; separating spaces stay. */
import { characterWeight, divide, wordWeight } from './dictionary.ts';
import { isHan } from './han.ts';
import { foldToHans } from './script-conversion.ts';
import type { Edit } from './traced.ts';

/** How much likelier the joined word must be than its parts by themselves, natural log. */
const margin = 5;
/** How far around a gap words are looked for, UTF-16 code units. */
const reach = 8;
/** The shortest run on each side of a gap; single characters between spaces are set apart on purpose. */
const shortestRun = 2;

const gapPattern = /(?<=\p{Script=Han})[ \u3000](?=\p{Script=Han})/gu;

/**
 * Spaces that cut a word in two.
 *
 * Joined, the likeliest division must have a dictionary word across the gap; apart, the gap must
 * leave pieces of it that are no words, or far less likely ones.
 */
export function spacesInWords(line: string, rule: string): Edit[] {
  return Array.from(line.matchAll(gapPattern))
    .filter(({ index }) => cutsWord(line, index))
    .map(({ index }) => ({ start: index, end: index + 1, replacement: '', rule }));
}

function cutsWord(line: string, gap: number): boolean {
  const left = foldToHans(hanBefore(line, gap));
  const right = foldToHans(hanAfter(line, gap + 1));
  if (left.length < shortestRun || right.length < shortestRun) return false;
  const across = wordAcross(divide(left + right).words, left.length);
  if (across === undefined) return false;
  const [head, tail] = across;
  const word = wordWeight(head + tail);
  if (word === undefined) return false;
  // Apart, each piece must fall into single characters: one that is or ends a word is at home there.
  if (!endsInSingles(divide(left).words, head.length)) return false;
  if (!endsInSingles(divide(right).words.reverse(), tail.length)) return false;
  return word - pieceWeight(head) - pieceWeight(tail) > margin;
}

function endsInSingles(words: readonly string[], count: number): boolean {
  return words.slice(-count).every((word) => word.length === 1);
}

function pieceWeight(piece: string): number {
  return wordWeight(piece) ?? characterWeight(piece) ?? -20;
}

function hanBefore(line: string, end: number): string {
  let start = end;
  while (start > Math.max(0, end - reach) && isHan(line[start - 1])) start -= 1;
  return line.slice(start, end);
}

function hanAfter(line: string, start: number): string {
  let end = start;
  while (end < Math.min(line.length, start + reach) && isHan(line[end])) end += 1;
  return line.slice(start, end);
}

/** The parts before and after `cut` of the word that covers it. */
function wordAcross(words: readonly string[], cut: number): [string, string] | undefined {
  let start = 0;
  for (const word of words) {
    const end = start + word.length;
    if (start < cut && cut < end) return [word.slice(0, cut - start), word.slice(cut - start)];
    start = end;
  }
  return undefined;
}

/** Where names are padded: after which words, before which words, with which surnames; all in Simplified. */
export interface NamePlaces {
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly surnames: string;
}

/** Finds the padding space of two-character names. */
export function paddedNames(places: NamePlaces, rule: string): (line: string) => Edit[] {
  const after = places.after.join('|');
  const before = places.before.join('|');
  const surnames = places.surnames.replace(/\s/gu, '');
  const pattern = new RegExp(
    `(?<=(?:${after})[ \\u3000:：]{0,2})[${surnames}][ \\u3000]{1,2}\\p{Script=Han}` +
      `(?=[ \\u3000]{0,2}(?:$|[)）、,，。;；/]|(?:${before})(?!\\p{Script=Han})))`,
    'gu',
  );
  return (line) =>
    Array.from(foldToHans(line).matchAll(pattern), (match) => {
      const [padded] = match;
      const start = match.index + 1;
      return { start, end: start + padded.length - 2, replacement: '', rule };
    });
}
