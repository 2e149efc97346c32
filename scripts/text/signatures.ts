/** What the first bytes of a file tell. */
import type { Encoding } from './encodings.ts';

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

/** What a file is that is no text, by its first bytes. */
export function kindBySignature(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return signatures.find(([signature]) => head.startsWith(signature))?.[1];
}

/** The encoding that a byte order mark tells. */
export function encodingByMark(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}
