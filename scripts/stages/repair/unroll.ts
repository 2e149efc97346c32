/**
 * Undoes misaligned damage: puts lost bytes back, and reads the bytes that follow again.
 *
 * Where a gloss broke a character, the reader went on one byte off until an ASCII byte or the
 * line's end. The bytes before the gloss tell what was glossed: its first byte is the last byte
 * that is known, its second is the lost one, and its reading is printed.
 */
import { charOfPair, isLead, pairOfChar } from '../../text/gbk.ts';
import { readingsOf, trailsFor } from './readings.ts';
import type { Token } from './tokens.ts';

/** One way to read a damaged stretch. */
export interface Path {
  readonly text: string;
  /** First byte of a character whose second is still to come. */
  readonly pending: number | undefined;
  /** The last two bytes that are known. */
  readonly tail: Tail;
  /** The characters that the tool took itself to be glossing. */
  readonly glossed: readonly string[];
  /** One character at the end stays lost, and `?` stands for it. */
  readonly partial: boolean;
}

export type Tail = readonly [number | undefined, number | undefined];

/** All ways to read the stretch that starts with token `from`, and the token after it. */
export interface Unrolled {
  readonly paths: readonly Path[];
  readonly end: number;
}

/** More ways than this are no evidence for any. */
const mostPaths = 200;

/** Reads on from a gloss that ate half a character until bytes and characters agree again. */
export function unroll(tokens: readonly Token[], from: number, tail: Tail): Unrolled {
  let paths: Path[] = [{ text: '', pending: undefined, tail, glossed: [], partial: false }];
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const isLast = at === tokens.length - 1;
    paths = paths.flatMap((path) => advance(path, token, isLast));
    if (paths.length === 0 || paths.length > mostPaths) return { paths: [], end: at + 1 };
    if (paths.every(({ pending }) => pending === undefined)) return { paths, end: at + 1 };
  }
  return { paths: [], end: tokens.length };
}

function advance(path: Path, token: Token, isLast: boolean): Path[] {
  if (token.kind === 'gloss')
    return token.ate ? putBack(path, token.reading) : passGloss(path, token.reading);
  if (token.char === '?' || token.char === '\ufffd') return loseOne(path, isLast);
  const bytes = bytesOf(token.char);
  if (bytes === undefined || path.pending === undefined) return [];
  const [first, second] = bytes;
  const char = charOfPair(path.pending, first);
  if (char === undefined || !isPlausible(char)) return [];
  const text = path.text + char;
  if (second === undefined) return [{ ...path, text, pending: undefined, tail: [path.pending, first] }];
  if (isLead(second)) return [{ ...path, text, pending: second, tail: [first, second] }];
  if (second >= 0x80) return [];
  return [{ ...path, text: text + String.fromCharCode(second), pending: undefined, tail: [first, second] }];
}

/** The lost byte is the second of the glossed character, and opens or closes one of the text. */
function putBack(path: Path, reading: string): Path[] {
  const [, last] = path.tail;
  if (last === undefined) return [];
  return trailsFor(last, reading)
    .filter(isLead)
    .map((byte) => {
      const char = charOfPair(last, byte) ?? '';
      const glossed = [...path.glossed, char];
      const tail: Tail = [last, byte];
      return path.pending === undefined
        ? { ...path, pending: byte, tail, glossed }
        : { ...path, text: path.text + char, pending: undefined, tail, glossed };
    });
}

/** A gloss whose parenthesis is there, within a stretch: it must fit the bytes before it. */
function passGloss(path: Path, reading: string): Path[] {
  const char = charOfTail(path.tail);
  if (char === undefined || !readingsOf(char).includes(reading)) return [];
  return [{ ...path, glossed: [...path.glossed, char] }];
}

/** A `?` for half a character and the ASCII character after it, or the line's end: both are lost. */
function loseOne(path: Path, isLast: boolean): Path[] {
  const { pending } = path;
  if (pending === undefined) return [];
  const tail: Tail = [undefined, undefined];
  const kept: Path = { ...path, text: `${path.text}?`, pending: undefined, tail, partial: true };
  if (!isLast) return [kept];
  const full = Array.from({ length: 0xff }, (_none, byte) => charOfPair(pending, byte))
    .filter((char) => char !== undefined && isPlausible(char))
    .map((char) => ({ ...path, text: path.text + (char ?? ''), pending: undefined, tail }));
  return [kept, ...full];
}

/** The character that two neighbouring bytes make, if any. */
export function charOfTail([first, second]: Tail): string | undefined {
  return first === undefined || second === undefined ? undefined : charOfPair(first, second);
}

/** The bytes that a character was read from; undefined for what GBK lacks. */
export function bytesOf(char: string): readonly [number, number?] | undefined {
  if (char < '\u0080') return [char.charCodeAt(0)];
  if (char === '€') return [0x80]; // U+20AC, as Windows reads the single byte
  const pair = pairOfChar(char);
  return pair === undefined ? undefined : [pair >> 8, pair & 0xff];
}

const plausible = /[\p{Script=Han}\u3000-\u301f\uff01-\uff5e“”‘’—…·×℃‰①-⑳Ⅰ-Ⅻ]/u;

function isPlausible(char: string): boolean {
  return plausible.test(char);
}
