/** The part of CBOR (RFC 8949) that Pagefind's files are written in: numbers, texts, arrays, null. */

export type Cbor = number | string | null | Cbor[];

const UNSIGNED = 0;
const TEXT = 3;
const ARRAY = 4;
const NULL = 0xf6;

/**
 * Reads one value.
 *
 * @throws Error for anything else than numbers, texts, arrays and null, and for bytes left over
 */
export function decodeCbor(bytes: Uint8Array): Cbor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const readArgument = (info: number): number => {
    if (info < 24) return info;
    const start = at;
    if (info === 24) return view.getUint8((at += 1) - 1);
    if (info === 25) return view.getUint16((at += 2) - 2);
    if (info === 26) return view.getUint32((at += 4) - 4);
    throw new Error(`unexpected length in CBOR at byte ${start}`);
  };
  const readValue = (): Cbor => {
    const start = at;
    const head = view.getUint8(at++);
    if (head === NULL) return null;
    const argument = readArgument(head & 0x1f);
    switch (head >> 5) {
      case UNSIGNED:
        return argument;
      case TEXT:
        at += argument;
        return new TextDecoder().decode(bytes.subarray(at - argument, at));
      case ARRAY:
        return Array.from({ length: argument }, readValue);
      default:
        throw new Error(`unexpected kind of CBOR value at byte ${start}`);
    }
  };
  const value = readValue();
  if (at !== bytes.length) throw new Error(`unexpected CBOR after byte ${at}`);
  return value;
}

/** Writes one value in its shortest form. Numbers are whole, 0 to 2³² − 1. */
export function encodeCbor(value: Cbor): Uint8Array {
  if (value === null) return Uint8Array.of(NULL);
  if (typeof value === 'number') return head(UNSIGNED, value);
  if (typeof value === 'string') {
    const text = new TextEncoder().encode(value);
    return Buffer.concat([head(TEXT, text.length), text]);
  }
  return Buffer.concat([head(ARRAY, value.length), ...value.map(encodeCbor)]);
}

function head(kind: number, argument: number): Uint8Array {
  const first = kind << 5;
  if (argument < 24) return Uint8Array.of(first | argument);
  if (argument < 0x100) return Uint8Array.of(first | 24, argument);
  if (argument < 0x1_0000) return Uint8Array.of(first | 25, argument >> 8, argument & 0xff);
  const out = new DataView(new ArrayBuffer(5));
  out.setUint8(0, first | 26);
  out.setUint32(1, argument);
  return new Uint8Array(out.buffer);
}
