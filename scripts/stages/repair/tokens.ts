/** A line as the repair reads it: characters, and what may be pinyin glosses. */
import { normaliseReading, readingClass } from './readings.ts';

/** `start` and `end` are offsets in the line, UTF-16 code units. */
export type Token =
  | { readonly kind: 'char'; readonly char: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'gloss';
      /** The decoder ate the parenthesis together with half a character. */
      readonly ate: boolean;
      /** Normalised. */
      readonly reading: string;
      readonly start: number;
      readonly end: number;
    };

// `?` U+003F or U+FFFD stands for half a character; some decoders leave the parenthesis.
const glossPattern = new RegExp(
  `(?<lost>[?\\uFFFD]?)(?<open>\\(?)(?<reading>[${readingClass}]{1,8})\\)`,
  'gu',
);

/** Divides a line. Linear: a reading has at most eight letters. */
export function tokenise(line: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  const passPlain = (until: number): void => {
    for (const char of line.slice(position, until)) {
      tokens.push({ kind: 'char', char, start: position, end: position + char.length });
      position += char.length;
    }
  };
  for (const match of line.matchAll(glossPattern)) {
    const { lost, open, reading } = match.groups ?? {};
    if (!reading || (!lost && !open)) continue;
    passPlain(match.index);
    position += match[0].length;
    const ate = lost !== '';
    tokens.push({
      kind: 'gloss',
      ate,
      reading: normaliseReading(reading),
      start: match.index,
      end: position,
    });
  }
  passPlain(line.length);
  return tokens;
}
