/** Bytes to text and back, and which encoding the bytes are in. */
import iconv from 'iconv-lite';
import { inGb2312, isLead } from './gbk.ts';
import { foldToHans } from './script-conversion.ts';
import { characterWeight } from './dictionary.ts';

/** WHATWG labels. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gbk' | 'gb18030' | 'big5';

/**
 * The bytes of a capture's text. A byte order mark is part of the text, as U+FEFF.
 *
 * @throws RangeError for an encoding that the archive does not read
 */
export function encodeCapture(text: string, encoding: string): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'gbk':
    case 'gb18030':
      return encodeGb(text, encoding);
    case 'big5':
      return iconv.encode(text, encoding);
    default:
      throw new RangeError(`unknown encoding ${encoding}`);
  }
}

/** The text of bytes, byte order mark kept; undefined when it does not give the same bytes back. */
export function decodeExactly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  const text = decodeLoosely(bytes, encoding);
  return Buffer.compare(encodeCapture(text, encoding), bytes) === 0 ? text : undefined;
}

/** The text of bytes, with U+FFFD for what is none in this encoding. */
export function decodeLoosely(bytes: Uint8Array, encoding: Encoding): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding === 'gbk' || encoding === 'gb18030') return decodeGb(buffer, encoding);
  if (encoding === 'big5') return iconv.decode(buffer, encoding, { stripBOM: false });
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** What GB 18030 makes of A3 A0, a second ideographic space, to tell it from A1 A1. */
const secondSpace = '\ue5e5'; // U+E5E5
const secondSpaceBytes = Buffer.from([0xa3, 0xa0]);

function encodeGb(text: string, encoding: 'gbk' | 'gb18030'): Uint8Array {
  if (!text.includes(secondSpace)) return iconv.encode(text, encoding);
  const parts = text.split(secondSpace).map((part) => iconv.encode(part, encoding));
  return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [secondSpaceBytes, part])));
}

function decodeGb(bytes: Buffer, encoding: 'gbk' | 'gb18030'): string {
  const read = (from: number, to?: number): string =>
    iconv.decode(bytes.subarray(from, to), encoding, { stripBOM: false });
  let text = '';
  let from = 0;
  let at = 0;
  for (let next = bytes.indexOf(secondSpaceBytes); next >= 0; next = bytes.indexOf(secondSpaceBytes, at)) {
    // The two bytes may be the halves of two neighbours.
    while (at < next) at += isLead(bytes[at] ?? 0) ? gbLength(bytes[at + 1]) : 1;
    if (at !== next) continue;
    text += read(from, at) + secondSpace;
    at += 2;
    from = at;
  }
  return text + read(from);
}

/** Bytes of the character whose second byte this is: a digit opens the second half of four. */
function gbLength(second: number | undefined): number {
  return second !== undefined && second >= 0x30 && second <= 0x39 ? 4 : 2;
}

/** How much of a text to judge, characters above ASCII: enough for certainty, bounded for any file. */
const sample = 20_000;

/** Share of the characters above ASCII that are everyday Chinese, 0 to 1; 0 where there is none. */
export function shareOfChinese(text: string): number {
  let all = 0;
  let everyday = 0;
  for (const [run] of text.matchAll(/[^\u0000-\u007f]{1,1000}/gu)) {
    for (const char of run) {
      all += 1;
      if (isEveryday(char)) everyday += 1;
    }
    if (all >= sample) break;
  }
  return all === 0 ? 0 : everyday / all;
}

/** Natural log; about the 3,500 commonest characters are above it. */
const everydayWeight = -12.5;

function isEveryday(char: string): boolean {
  if (char === secondSpace || /[\u3000-\u301f\uff01-\uff5e“”‘’—…·×]/u.test(char)) return true;
  const hans = foldToHans(char);
  return inGb2312(hans) && (characterWeight(hans) ?? -Infinity) > everydayWeight;
}
