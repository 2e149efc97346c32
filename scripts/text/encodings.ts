/** Bytes to text and back, and which encoding the bytes are in. */
import iconv from 'iconv-lite';
import { inGb2312 } from './gbk.ts';
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

function decodeLoosely(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding.startsWith('utf')) return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, {
    stripBOM: false,
  });
}

/** How much of a text to judge, code units: enough for certainty, bounded for any file. */
const sample = 20_000;

/** Share of the non-ASCII characters that are everyday Chinese, 0 to 1; 0 where there is none. */
export function shareOfChinese(text: string): number {
  let all = 0;
  let everyday = 0;
  for (const char of text.slice(0, sample)) {
    if (char < '\u0080') continue;
    all += 1;
    if (isEveryday(char)) everyday += 1;
  }
  return all === 0 ? 0 : everyday / all;
}

/** Natural log; about the 3,500 commonest characters are above it. */
const everydayWeight = -12.5;

function isEveryday(char: string): boolean {
  if (/[\u3000-\u301f\uff01-\uff5e“”‘’—…·×]/u.test(char)) return true;
  const hans = foldToHans(char);
  return inGb2312(hans) && (characterWeight(hans) ?? -Infinity) > everydayWeight;
}
