/**
 * Address parts made from names.
 *
 * A name's address depends on the name alone, never on the other names of the archive, so that it
 * stays when reports are added. Names made only of Han characters, a–z and 0–9 are their own
 * address; every other name gets a short hash of itself, which no name of the first kind has. So two
 * names never share an address, on file systems that ignore case or normalise Unicode either.
 */
import { createHash } from 'node:crypto';

/** Longest readable part, in code points: 40 Han characters are 120 bytes of a file name's 255. */
const maxLength = 40;

/** Names that Windows keeps for devices, in any folder. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/u;

// Radicals (⺀) are of the Han script as well, but no letters.
const plainName = /^(?:(?=\p{Script=Han})[\p{L}\p{N}]|[a-z0-9])+$/u;

/** The address part of a name; never empty, no other characters than letters, digits and `-`. */
export function slug(name: string): string {
  if (isPlain(name)) return name;
  return `${readablePart(name) || 'x'}-${shortHash(name)}`;
}

/** The address part of a name that needs a second one to be told from its namesakes. */
export function qualifiedSlug(name: string, qualifier: string): string {
  const second = slug(qualifier);
  // A qualifier that looks like a hash would break the promise above.
  return `${slug(name)}-${isHash(second) ? `x${second}` : second}`;
}

function isPlain(name: string): boolean {
  return (
    plainName.test(name) &&
    Array.from(name).length <= maxLength &&
    name === name.normalize('NFKC') &&
    !deviceName.test(name)
  );
}

function readablePart(name: string): string {
  const kept = name.normalize('NFKC').toLowerCase().normalize('NFKC');
  const dashed = kept.replace(/[^\p{L}\p{N}]+/gu, '-');
  return Array.from(dashed).slice(0, maxLength).join('').replace(/^-|-$/gu, '');
}

function shortHash(name: string): string {
  // UTF-16 and not UTF-8: an unpaired surrogate must count too.
  return createHash('sha256').update(Buffer.from(name, 'utf16le')).digest('hex').slice(0, 8);
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{8}$/u.test(text);
}
