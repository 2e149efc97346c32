/**
 * How gloss damage comes about, byte for byte (DESIGN.md, Glosses).
 *
 * A tool walks over GBK bytes with a table of characters, and puts `(pinyin)` behind every pair of
 * bytes that equals one, also where the pair is the second byte of one character and the first of
 * the next. A decoder then prints `?` for a first byte with an impossible second, and swallows both.
 */
import iconv from 'iconv-lite';
import { charOfPair, isLead, isTrail } from '../../scripts/text/gbk.ts';

/** One character of the tool's table. */
export interface Gloss {
  readonly char: string;
  readonly reading: string;
}

/** A line with glosses put into its bytes, as the decoder reads it. Offsets are UTF-16 code units. */
export interface Damaged {
  readonly text: string;
  /** For each offset in `text`, and its end: the offset in the line of the first byte that is still to come. */
  readonly origins: readonly number[];
  /** Glosses behind their own character that the decoder shows whole: `[start, end)` in `text`. */
  readonly aligned: readonly (readonly [number, number])[];
  /** Glosses inside of other characters. */
  readonly misaligned: number;
  /** Offsets in the line of the characters that the decoder no longer shows whole. */
  readonly lost: readonly number[];
  /** Offsets of those among them of which a byte is gone, with no reading to tell it. */
  readonly gone: readonly Gone[];
}

/**
 * A lead byte, second of its character, met an ASCII character, and both became one `?`; or it met the
 * line's end. The character's first byte is known.
 */
export interface Gone {
  readonly at: number;
  readonly what: 'second byte' | 'ASCII character';
}

/** A byte of the damaged stream; `at` is the offset in the line that it, or what follows it, is from. */
interface Byte {
  readonly byte: number;
  readonly at: number;
  /** Number of the gloss that it belongs to. */
  readonly gloss?: number;
}

/** A line as GBK can hold it: what it lacks is `?`. */
export function throughGbk(line: string): string {
  return decodeLossily(iconv.encode(line, 'gbk'));
}

/** The line after the tool has worked through its table, in the table's order. */
export function damageLine(line: string, table: readonly Gloss[]): Damaged {
  const bytes: number[] = [];
  const from: number[] = [];
  let offset = 0;
  for (const char of line) {
    for (const byte of iconv.encode(char, 'gbk')) {
      bytes.push(byte);
      from.push(offset);
    }
    offset += char.length;
  }
  const glosses = insertAll(bytes, table);
  const isInside = (at: number): boolean => from[at + 1] === from[at];
  const stream = bytes.flatMap((byte, at): Byte[] => {
    const next = from[at + 1] ?? line.length;
    const gloss = iconv.encode(glosses[at] ?? '', 'gbk');
    return [{ byte, at: from[at] ?? 0 }, ...Array.from(gloss, (one) => ({ byte: one, at: next, gloss: at }))];
  });
  const places = glosses.flatMap((gloss, at) => (gloss === undefined ? [] : [at]));
  const misaligned = places.filter(isInside).length;
  return { ...decodeStream(stream, line.length, isInside), misaligned };
}

/** For each byte, the gloss put behind it. */
function insertAll(bytes: readonly number[], table: readonly Gloss[]): (string | undefined)[] {
  const seconds = indexPairs(bytes);
  const glosses: (string | undefined)[] = [];
  for (const { char, reading } of table) {
    for (const at of seconds.get(iconv.encode(char, 'gbk').readUInt16BE()) ?? []) {
      // A gloss between the two bytes, put in earlier, hides the pair.
      if (glosses[at - 1] === undefined) glosses[at] = `(${reading})`;
    }
  }
  return glosses;
}

/** Where the second byte of each pair of neighbours stands. */
function indexPairs(bytes: readonly number[]): Map<number, number[]> {
  const seconds = new Map<number, number[]>();
  for (let at = 1; at < bytes.length; at += 1) {
    const pair = (bytes[at - 1] ?? 0) * 256 + (bytes[at] ?? 0);
    const places = seconds.get(pair) ?? [];
    seconds.set(pair, places);
    places.push(at);
  }
  return seconds;
}

/** Reads the stream as the damaging sites' decoders did, and notes what comes from where. */
function decodeStream(
  stream: readonly Byte[],
  length: number,
  isInside: (gloss: number) => boolean,
): Omit<Damaged, 'misaligned'> {
  let text = '';
  const origins: number[] = [];
  const losses: Losses = { lost: new Set(), gone: [] };
  const opened = new Map<number, number>();
  const aligned: [number, number][] = [];
  for (let at = 0; at < stream.length; at += 1) {
    const first = stream[at];
    if (first === undefined) break;
    const second = isLead(first.byte) ? stream[at + 1] : undefined;
    if (second !== undefined) at += 1;
    const { gloss, byte } = first;
    if (gloss === undefined) noteLosses(first, second, losses);
    else if (byte === opening) opened.set(gloss, text.length);
    text += charOf(byte, second?.byte);
    while (origins.length < text.length) origins.push(first.at);
    const open = gloss === undefined ? undefined : opened.get(gloss);
    if (byte === closing && open !== undefined && !isInside(gloss ?? 0)) aligned.push([open, text.length]);
  }
  origins.push(length);
  return { text, origins, aligned, lost: [...losses.lost], gone: losses.gone };
}

const opening = 0x28;
const closing = 0x29;

interface Losses {
  readonly lost: Set<number>;
  readonly gone: Gone[];
}

/** What of the line's own characters is lost where the decoder takes these two bytes for one character. */
function noteLosses(first: Byte, second: Byte | undefined, { lost, gone }: Losses): void {
  const isWhole = second?.gloss === undefined && second?.at === first.at;
  if (!isLead(first.byte) || isWhole) return;
  lost.add(first.at);
  if (second === undefined) gone.push({ at: first.at, what: 'second byte' });
  else if (second.gloss === undefined) {
    lost.add(second.at);
    if (isTrail(second.byte)) return;
    gone.push({ at: first.at, what: 'second byte' }, { at: second.at, what: 'ASCII character' });
  }
}

/** Reads GBK as the damaging sites' decoders did. */
export function decodeLossily(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isLead(byte)) at += 1;
    text += charOf(byte, isLead(byte) ? bytes[at] : undefined);
  }
  return text;
}

function charOf(byte: number, next: number | undefined): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  if (!isLead(byte)) return byte === 0x80 ? '€' : '?';
  return next !== undefined && isTrail(next) ? (charOfPair(byte, next) ?? '?') : '?';
}
