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

/** Bytes of a line with glosses put in, and what the decoder makes of them. */
export interface Damaged {
  readonly text: string;
  /** Glosses behind their own character, and inside of others. */
  readonly aligned: number;
  readonly misaligned: number;
  /** Characters of the line that the decoder no longer shows whole. */
  readonly lost: number;
  /**
   * Characters among them of which bytes are gone, with no reading to tell them: where half a
   * character met an ASCII character and both became `?`, or met the line's end.
   */
  readonly gone: number;
}

/** A line as GBK can hold it: what it lacks is `?`. */
export function throughGbk(line: string): string {
  return decodeLossily(iconv.encode(line, 'gbk'));
}

/** The line after the tool has worked through its table, in the table's order. */
export function damageLine(line: string, table: readonly Gloss[]): Damaged {
  const bytes = Array.from(iconv.encode(line, 'gbk'));
  const seconds = indexPairs(bytes);
  // For each byte, the gloss put behind it.
  const glosses: (string | undefined)[] = [];
  for (const { char, reading } of table) {
    for (const at of seconds.get(iconv.encode(char, 'gbk').readUInt16BE()) ?? []) {
      // A gloss between the two bytes, put in earlier, hides the pair.
      if (glosses[at - 1] === undefined) glosses[at] = `(${reading})`;
    }
  }
  const firsts = firstBytes(bytes);
  const places = glosses.flatMap((gloss, at) => (gloss === undefined ? [] : [at]));
  const inside = places.filter((at) => firsts[at] === true && isLead(bytes[at] ?? 0));
  const stream = bytes.flatMap((byte, at) => [byte, ...iconv.encode(glosses[at] ?? '', 'gbk')]);
  return {
    text: decodeLossily(Uint8Array.from(stream)),
    aligned: places.length - inside.length,
    misaligned: inside.length,
    ...countLost(bytes, glosses, firsts),
  };
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

/** For each byte, whether a character starts there. */
function firstBytes(bytes: readonly number[]): boolean[] {
  const firsts: boolean[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    firsts[at] = true;
    if (isLead(bytes[at] ?? 0) && at + 1 < bytes.length) firsts[(at += 1)] = false;
  }
  return firsts;
}

/** Characters that the decoder no longer shows whole. */
function countLost(
  bytes: readonly number[],
  glosses: readonly (string | undefined)[],
  firsts: readonly boolean[],
): Pick<Damaged, 'lost' | 'gone'> {
  let lost = 0;
  let gone = 0;
  let pending = false;
  for (const [at, byte] of bytes.entries()) {
    const wasPending: boolean = pending;
    pending = wasPending ? false : isLead(byte);
    if (firsts[at] === true && (wasPending || (pending && glosses[at] !== undefined))) lost += 1;
    if (wasPending && !isTrail(byte) && byte < 0x80) gone += 2;
    // The gloss's own parenthesis closes whatever is open.
    if (glosses[at] !== undefined) pending = false;
  }
  if (pending) gone += 1;
  return { lost, gone };
}

/** Reads GBK as the damaging sites' decoders did. */
export function decodeLossily(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) text += String.fromCharCode(byte);
    else if (!isLead(byte)) text += byte === 0x80 ? '€' : '?';
    else {
      const trail = bytes[(at += 1)] ?? 0;
      text += isTrail(trail) ? (charOfPair(byte, trail) ?? '?') : '?';
    }
  }
  return text;
}
