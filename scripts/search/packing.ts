/** How Pagefind packs its files: gzip over a signature and the content. */
import { gunzipSync, gzipSync } from 'node:zlib';

const SIGNATURE = Buffer.from('pagefind_dcd');
/** Byte of a gzip header that tells the operating system; 255 is «unknown», on every machine. */
const SYSTEM_BYTE = 9;

/** The content of a packed file. @throws Error when it is none */
export function unpack(packed: Uint8Array): Uint8Array {
  const bytes = gunzipSync(packed);
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE))
    throw new Error('not a file packed by Pagefind');
  return bytes.subarray(SIGNATURE.length);
}

/** A packed file. */
export function pack(content: Uint8Array): Uint8Array {
  const packed = gzipSync(Buffer.concat([SIGNATURE, content]), { level: 9 });
  packed[SYSTEM_BYTE] = 255;
  return packed;
}
