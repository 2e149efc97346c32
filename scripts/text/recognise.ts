/** Which encoding the bytes of a capture are in, and how that is known. */
import { declaredEncodings, type Declaration } from './declared.ts';
import { decodeExactly, decodeLoosely, encodeCapture, shareOfChinese, type Encoding } from './encodings.ts';
import { encodingByMark, kindBySignature } from './signatures.ts';
import type { Unreadable } from './unreadable.ts';
import { invalidUtf8, looksLikeUtf8 } from './utf8-survey.ts';

/** Largest capture that is read, bytes. */
export const largestCapture = 20 * 1024 * 1024;

export type Recognised =
  | {
      readonly ok: true;
      readonly encoding: Encoding;
      readonly text: string;
      /** How the encoding is known, beside that the text gives the same bytes back. */
      readonly evidence: string;
      /** What the file says of its encoding, be it right or wrong. */
      readonly declared: readonly Declaration[];
    }
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
  const marked = encodingByMark(bytes);
  if (marked !== undefined) return readAs(bytes, marked, 'its byte order mark');
  const shaped = utf16ByShape(bytes);
  if (shaped !== undefined) return readAs(bytes, shaped, 'ASCII in every second byte, and everyday Chinese');
  const nul = bytes.indexOf(0);
  if (nul >= 0) return notText(`the file has a NUL byte at byte ${nul}, expected text`, nul);
  const utf8 = decodeExactly(bytes, 'utf-8');
  if (utf8 === undefined) return recogniseChinese(bytes);
  const declared = declaredEncodings(bytes);
  return { ok: true, encoding: 'utf-8', text: utf8, evidence: 'bytes that are UTF-8 throughout', declared };
}

function unreadable(rule: Unreadable['rule'], text: string, hint: string, offset = 0): Recognised {
  return { ok: false, problem: { rule, text, hint, offset } };
}

function notText(text: string, offset: number): Recognised {
  return unreadable('binary', text, 'Save the report as plain text in UTF-8.', offset);
}

/** UTF-16 without a mark: an even length, a line end or other ASCII in it, and Chinese that makes sense. */
function utf16ByShape(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return undefined;
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const text = decodeExactly(bytes, encoding);
    return text !== undefined && !text.includes('\0') && shareOfChinese(text) >= 0.8;
  });
}

function readAs(bytes: Uint8Array, encoding: Encoding, evidence: string): Recognised {
  const text = decodeExactly(bytes, encoding);
  if (text !== undefined) {
    const declared = encoding === 'utf-8' ? declaredEncodings(bytes) : [];
    return { ok: true, encoding, text, evidence, declared };
  }
  if (encoding === 'utf-8') return invalidUtf8(bytes);
  return unreadable(
    'unknown-encoding',
    `the file starts as ${encoding} but cannot be read as such without loss`,
    'Save the report again as UTF-8.',
  );
}

/** One way to read bytes that are not UTF-8. */
interface Candidate {
  readonly encoding: Encoding;
  readonly text: string;
  readonly share: number;
}

/** Share of everyday Chinese that makes an encoding believed … */
const believed = 0.8;
/** … and where the file itself declares it. */
const believedDeclared = 0.5;
/** How much better than the next one it must be. */
const ahead = 0.15;

/** Bytes that are not UTF-8: broken UTF-8, GBK or GB 18030, Big5, UTF-16, or nothing that can be told. */
function recogniseChinese(bytes: Uint8Array): Recognised {
  const declared = declaredEncodings(bytes);
  if (looksLikeUtf8(bytes)) return invalidUtf8(bytes);
  const candidates = encodingsToTry(bytes)
    .map((encoding) => ({ encoding, text: decodeExactly(bytes, encoding) }))
    .flatMap(({ encoding, text }) =>
      text === undefined ? [] : [{ encoding, text, share: shareOfChinese(text) }],
    )
    .sort((a, b) => b.share - a.share);
  const [best] = candidates;
  const stated = candidates.find(
    ({ encoding, share }) => share >= believedDeclared && isDeclared(declared, encoding),
  );
  if (stated !== undefined && best !== undefined && best.share - stated.share < ahead) {
    return { ok: true, ...stated, evidence: `its own declaration, and ${percent(stated)}`, declared };
  }
  // GBK is a part of GB 18030: the two are no rivals.
  const rival = candidates.find(({ text }) => text !== best?.text);
  const isClear = best !== undefined && best.share >= believed && best.share - (rival?.share ?? 0) >= ahead;
  return isClear ? { ok: true, ...best, evidence: percent(best), declared } : unknown(bytes);
}

function percent({ share }: Candidate): string {
  return `${Math.round(share * 100)} % everyday Chinese among the characters above ASCII`;
}

/** UTF-16 without one ASCII character has no NUL byte; the start shows whether it can be that. */
function encodingsToTry(bytes: Uint8Array): Encoding[] {
  const start = bytes.subarray(0, 4096);
  const utf16 = (['utf-16le', 'utf-16be'] as const).filter(
    (encoding) => bytes.length % 2 === 0 && shareOfChinese(decodeLoosely(start, encoding)) >= believed,
  );
  return ['gbk', 'gb18030', 'big5', ...utf16];
}

/** Whether a declaration means this encoding; GB2312, GBK and GB 18030 are one family. */
export function isDeclared(declared: readonly Declaration[], encoding: Encoding): boolean {
  const family = (name: string | undefined): string | undefined => (name === 'gb18030' ? 'gbk' : name);
  return declared.some((one) => family(one.encoding) === family(encoding));
}

/** Nothing reads without loss; where one encoding all but does, its first bad byte is told. */
function unknown(bytes: Uint8Array): Recognised {
  const near = (['gb18030', 'big5'] as const)
    .map((encoding) => ({ encoding, text: decodeLoosely(bytes, encoding) }))
    .map(({ encoding, text }) => ({ encoding, text, share: shareOfChinese(text) }))
    .sort((a, b) => b.share - a.share);
  const [best, rival] = near;
  if (best === undefined || best.share < believed || best.share - (rival?.share ?? 0) < ahead)
    return noneKnown();
  const again = encodeCapture(best.text, best.encoding);
  const offset = bytes.findIndex((byte, at) => byte !== again[at]);
  if (offset < 0) return noneKnown();
  const lines = decodeLoosely(bytes.subarray(0, offset), best.encoding).split(/\r\n|\r|\n/u);
  const shown = Buffer.from(bytes.subarray(offset, offset + 4))
    .toString('hex')
    .replace(/..(?=.)/gu, '$& ');
  return unreadable(
    'invalid-bytes',
    `invalid ${best.encoding} at line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1} (byte ${offset}: ${shown}), expected whole characters`,
    'The file was cut or altered: capture the report again, or repair these bytes.',
    offset,
  );
}

function noneKnown(): Recognised {
  return unreadable(
    'unknown-encoding',
    'the bytes are no UTF-8, and neither GB 18030 nor Big5 gives plain Chinese',
    'Find out what the file is, and save it as UTF-8.',
  );
}
