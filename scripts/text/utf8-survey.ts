/** Bytes that are meant as UTF-8 and are not: how many, and where the first stands. */
import type { Unreadable } from './unreadable.ts';

/** Where the first byte stands that is not UTF-8, and how many bytes are. */
export function invalidUtf8(bytes: Uint8Array): { ok: false; problem: Unreadable } {
  const offset = surveyUtf8(bytes).firstError;
  const shown = Buffer.from(bytes.subarray(offset, offset + 4))
    .toString('hex')
    .replace(/..(?=.)/gu, '$& ');
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, offset));
  const line = before.split(/\r\n|\r|\n/u);
  const column = (line.at(-1) ?? '').length + 1;
  const text = `invalid UTF-8 at line ${line.length}, column ${column} (byte ${offset}: ${shown}), expected whole characters`;
  const hint = 'The file was cut or altered: capture the report again, or repair these bytes.';
  return { ok: false, problem: { rule: 'invalid-utf-8', text, hint, offset } };
}

/** A file is meant as UTF-8 when its bytes above ASCII stand in whole ideographs of three, but for a few. */
export function looksLikeUtf8(bytes: Uint8Array): boolean {
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
