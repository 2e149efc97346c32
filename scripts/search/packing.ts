/** How files of the index are packed. */
import { gzipSync } from 'node:zlib';

/** Pagefind's own files begin with it. */
const SIGNATURE = Buffer.from('pagefind_dcd');
/** Byte of a gzip header that tells the operating system; 255 is «unknown», on every machine. */
const SYSTEM_BYTE = 9;

/** A file as Pagefind reads it. */
export function pack(content: Uint8Array): Uint8Array {
  return gzip(Buffer.concat([SIGNATURE, content]));
}

/** JSON as gzip, to be stored under a name that no server unpacks: hosts that pack nothing send it small as well. */
export function packJson(value: unknown): Uint8Array {
  return gzip(Buffer.from(JSON.stringify(value)));
}

function gzip(content: Uint8Array): Uint8Array {
  const packed = gzipSync(content, { level: 9 });
  packed[SYSTEM_BYTE] = 255;
  return packed;
}
