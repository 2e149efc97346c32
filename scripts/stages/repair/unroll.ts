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
  /** Characters at the end of it that stay lost; U+FFFD stands for them. */
  readonly lost: number;
  /** Its last character is known by half: one of a hundred, no reading tells which. */
  readonly guessed: boolean;
  /** The stretch reaches the line's end. */
  readonly endsLine: boolean;
}

export type Tail = readonly [number | undefined, number | undefined];

/** All ways to read the stretch that starts with token `from`, and the token after it. */
export interface Unrolled {
  readonly paths: readonly Path[];
  readonly end: number;
}

/** More ways than this, before the end is reached, are no evidence for any. */
const mostPaths = 64;
/** Tokens. Real stretches end at the next second byte below 0x80, within a few dozen characters. */
const longest = 500;

/** Reads on from a gloss that ate half a character until bytes and characters agree again. */
export function unroll(tokens: readonly Token[], from: number, tail: Tail): Unrolled {
  let paths: Path[] = [
    { text: '', pending: undefined, tail, glossed: [], lost: 0, guessed: false, endsLine: false },
  ];
  for (let at = from; at < Math.min(tokens.length, from + longest); at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const following = tokens.slice(at + 1, at + 5);
    paths = paths.flatMap((path) => advance(path, token, following));
    if (paths.every(({ pending }) => pending === undefined)) {
      return { paths: confirmed(paths, tokens[at + 1]), end: at + 1 };
    }
    if (paths.length > mostPaths) break;
  }
  return { paths: [], end: from + 1 };
}

/** The ways that a gloss right behind the stretch agrees with; all, where it tells nothing. */
function confirmed(paths: readonly Path[], next: Token | undefined): readonly Path[] {
  if (next?.kind !== 'gloss' || next.ate) return paths;
  const agreeing = paths.filter((path) => passGloss(path, next.reading).length > 0);
  return agreeing.length > 0 ? agreeing : paths;
}

function advance(path: Path, token: Token, following: readonly Token[]): Path[] {
  if (token.kind === 'gloss')
    return token.ate ? putBack(path, token.reading) : passGloss(path, token.reading);
  if (path.pending === undefined) return [goAlong(path, token.char)];
  if (token.char === '?' || token.char === '\ufffd') return loseTwo(path, following);
  const ways = twofold[token.char] ?? [bytesOf(token.char)];
  return ways.flatMap((bytes) => (bytes === undefined ? [] : readAgain(path, path.pending, bytes)));
}

/** Characters that two rows of bytes are read as. */
const twofold: Readonly<Record<string, readonly (readonly [number, number?])[]>> = {
  '€': [[0x80], [0xa2, 0xe3]], // U+20AC: 80 to Windows, A2 E3 to GB 18030
  '\u3000': [
    [0xa1, 0xa1],
    [0xa3, 0xa0],
  ],
};

/** The pending byte with the first of these makes a character; the second waits for the next. */
function readAgain(path: Path, pending: number | undefined, bytes: readonly [number, number?]): Path[] {
  const [first, second] = bytes;
  const char = pending === undefined ? undefined : charOfPair(pending, first);
  if (char === undefined || !isPlausible(char)) return [];
  const text = path.text + char;
  if (second === undefined) return [{ ...path, text, pending: undefined, tail: [pending, first] }];
  if (isLead(second)) return [{ ...path, text, pending: second, tail: [first, second] }];
  if (second >= 0x80) return [];
  return [{ ...path, text: text + String.fromCharCode(second), pending: undefined, tail: [first, second] }];
}

/** A way that has come to its end goes along with the text as it is, until the others end too. */
function goAlong(path: Path, char: string): Path {
  const [first, second] = bytesOf(char) ?? [];
  const tail: Tail = second === undefined ? [path.tail[1], first] : [first, second];
  return { ...path, text: path.text + char, tail };
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

/**
 * A `?` for half a character and the ASCII character after it, or for the line's end.
 *
 * The half is one of a hundred; the ASCII character is lost, unless it began a year.
 */
function loseTwo(path: Path, following: readonly Token[]): Path[] {
  const { pending } = path;
  if (pending === undefined) return [];
  const endsLine = following.length === 0;
  const next = endsLine ? '' : firstOfYear(following);
  const rest = next ?? '\ufffd';
  const known: Path = { ...path, pending: undefined, tail: [undefined, next?.charCodeAt(0)], endsLine };
  const neither = { ...known, text: `${path.text}\ufffd`, lost: endsLine ? 1 : 2 };
  const halves = charactersFrom(pending).map((char) => ({
    ...known,
    guessed: true,
    text: path.text + char + rest,
    lost: next === undefined ? 1 : 0,
  }));
  return [neither, ...halves];
}

/** The first digit of a year in reach of news, of which three are left: `026年`, `949年`. */
function firstOfYear(following: readonly Token[]): string | undefined {
  const text = following.map((token) => (token.kind === 'char' ? token.char : ' ')).join('');
  if (/^0[0-3]\d年/u.test(text)) return '2';
  return /^9\d\d年/u.test(text) ? '1' : undefined;
}

function charactersFrom(lead: number): string[] {
  const characters: string[] = [];
  for (let trail = 0x40; trail < 0xff; trail += 1) {
    const char = charOfPair(lead, trail);
    if (char !== undefined && isPlausible(char)) characters.push(char);
  }
  return characters;
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

/** What reports are written with; other symbols and private-use characters are more damage. */
const plausible = /[\p{Script=Han}、。〈〉《》「」『』【】〔〕！（），．：；？～－％＋／“”‘’—…·×℃‰①-⑳Ⅰ-Ⅻ]/u;

function isPlausible(char: string): boolean {
  return plausible.test(char);
}
