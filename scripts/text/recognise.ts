/** Which encoding the bytes of a capture are in, and how that is known. */
import { decodeExactly, shareOfChinese, type Encoding } from './encodings.ts';

/** Largest capture that is read, bytes. */
export const largestCapture = 20 * 1024 * 1024;

/** Why bytes are not text that can be published; `offset` is a byte's. */
export interface Unreadable {
  readonly rule: 'empty' | 'too-large' | 'binary' | 'invalid-utf-8' | 'unknown-encoding';
  readonly text: string;
  readonly hint: string;
  readonly offset: number;
}

export type Recognised =
  | { readonly ok: true; readonly encoding: Encoding; readonly text: string }
  | { readonly ok: false; readonly problem: Unreadable };

/**
 * Reads bytes as text, only where the text gives the same bytes back.
 *
 * In order: size, byte order marks, signatures of other file kinds, UTF-16 without a mark, UTF-8,
 * and at last the Chinese encodings, which are believed only when they give everyday Chinese.
 */
export function recognise(bytes: Uint8Array): Recognised {
  if (bytes.length === 0)
    return unreadable('empty', 'the file is empty, expected a report', 'Add the text, or delete the file.');
  if (bytes.length > largestCapture) {
    return unreadable(
      'too-large',
      `the file has ${bytes.length} bytes, expected at most ${largestCapture}`,
      'One capture is one report: split the file.',
    );
  }
  const kind = kindBySignature(bytes);
  if (kind !== undefined) return notText(`the file is ${kind}, expected text`, 0);
  const marked = encodingByMark(bytes) ?? utf16ByShape(bytes);
  if (marked !== undefined) return readAs(bytes, marked);
  const nul = bytes.indexOf(0);
  if (nul >= 0) return notText(`the file has a NUL byte at byte ${nul}, expected text`, nul);
  const utf8 = decodeExactly(bytes, 'utf-8');
  return utf8 === undefined ? recogniseChinese(bytes) : { ok: true, encoding: 'utf-8', text: utf8 };
}

function unreadable(rule: Unreadable['rule'], text: string, hint: string, offset = 0): Recognised {
  return { ok: false, problem: { rule, text, hint, offset } };
}

function notText(text: string, offset: number): Recognised {
  return unreadable('binary', text, 'Save the report as plain text in UTF-8.', offset);
}

const signatures: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF document'],
  ['504b0304', 'a ZIP archive or Office document'],
  ['d0cf11e0', 'an old Office document'],
  ['89504e47', 'a PNG image'],
  ['ffd8ff', 'a JPEG image'],
  ['47494638', 'a GIF image'],
  ['52494646', 'a RIFF file (WebP, WAV, AVI)'],
  ['1f8b', 'a gzip archive'],
  ['52617221', 'a RAR archive'],
  ['377abcaf', 'a 7-Zip archive'],
  ['7f454c46', 'a program'],
  ['fffe0000', 'UTF-32 text, which is not read'],
  ['0000feff', 'UTF-32 text, which is not read'],
];

function kindBySignature(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return signatures.find(([signature]) => head.startsWith(signature))?.[1];
}

function encodingByMark(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: an even length, a line end or other ASCII in it, and Chinese that makes sense. */
function utf16ByShape(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return undefined;
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const text = decodeExactly(bytes, encoding);
    return text !== undefined && !text.includes('\0') && shareOfChinese(text) >= 0.8;
  });
}

function readAs(bytes: Uint8Array, encoding: Encoding): Recognised {
  const text = decodeExactly(bytes, encoding);
  if (text !== undefined) return { ok: true, encoding, text };
  return encoding === 'utf-8'
    ? invalidUtf8(bytes)
    : unreadable(
        'unknown-encoding',
        `the file starts as ${encoding} but cannot be read as such without loss`,
        'Save the report again as UTF-8.',
      );
}

/** Bytes that are not UTF-8: broken UTF-8, GBK or GB 18030, Big5, or nothing that can be told. */
function recogniseChinese(bytes: Uint8Array): Recognised {
  if (looksLikeUtf8(bytes)) return invalidUtf8(bytes);
  const candidates = (['gbk', 'gb18030', 'big5'] as const)
    .map((encoding) => ({ encoding, text: decodeExactly(bytes, encoding) }))
    .flatMap(({ encoding, text }) =>
      text === undefined ? [] : [{ encoding, text, share: shareOfChinese(text) }],
    )
    .sort((a, b) => b.share - a.share);
  const [best, ...others] = candidates;
  if (best === undefined || best.share < 0.8) return unknown();
  // GBK is a part of GB 18030: the two are no rivals.
  const rival = others.find(({ text }) => text !== best.text);
  if (rival !== undefined && best.share - rival.share < 0.15) return unknown();
  return { ok: true, encoding: best.encoding, text: best.text };
}

function unknown(): Recognised {
  return unreadable(
    'unknown-encoding',
    'the bytes are no UTF-8, and neither GB 18030 nor Big5 gives plain Chinese',
    'Find out what the file is, and save it as UTF-8.',
  );
}

/** Where the first byte stands that is not UTF-8, and how many bytes are. */
function invalidUtf8(bytes: Uint8Array): Recognised {
  const offset = surveyUtf8(bytes).firstError;
  const shown = Buffer.from(bytes.subarray(offset, offset + 4))
    .toString('hex')
    .replace(/..(?=.)/gu, '$& ');
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, offset));
  const line = before.split(/\r\n|\r|\n/u);
  const column = (line.at(-1) ?? '').length + 1;
  return unreadable(
    'invalid-utf-8',
    `invalid UTF-8 at line ${line.length}, column ${column} (byte ${offset}: ${shown}), expected whole characters`,
    'The file was cut or altered: capture the report again, or repair these bytes.',
    offset,
  );
}

/** A file is meant as UTF-8 when its bytes above ASCII stand in whole ideographs of three, but for a few. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  const { whole, high, firstError } = surveyUtf8(bytes);
  // Cut off within its last character, and without fault before.
  if (whole > 0 && firstError >= bytes.length - 3) return true;
  return high > 0 && whole / high >= 0.75;
}

interface Utf8Survey {
  /** Bytes of well-formed sequences of three or four. */
  readonly whole: number;
  /** Bytes above ASCII. */
  readonly high: number;
  /** Offset of the first malformed byte; the length where there is none. */
  readonly firstError: number;
}

function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  let whole = 0;
  let high = 0;
  let firstError = bytes.length;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length !== 1) high += Math.max(length, 1);
    if (length >= 3) whole += length;
    if (length === 0) firstError = Math.min(firstError, at);
    at += Math.max(length, 1);
  }
  return { whole, high, firstError };
}

/** Length of the well-formed UTF-8 sequence at an offset; 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  for (let next = at + 1; next < at + length; next += 1) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  const overlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const outside = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return overlong || outside ? 0 : length;
}
