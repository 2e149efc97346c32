/**
 * Prints how much gloss damage is undone, and how much can be: `node tests/models/repair-figures.ts SEED ARTICLES`.
 *
 * The bound: characters in whose place another leaves the very same damaged text cannot be told by
 * the bytes; a swallowed ASCII character (mostly a digit) cannot be told by the language either.
 */
import { measureRepair } from './measure-repair.ts';

const [seed = 1, articles = 200] = process.argv.slice(2).map(Number);
const sum = measureRepair(seed, articles, true);
const percent = (part: number): string => `${((100 * part) / sum.lost).toFixed(2)} %`;
const rows: readonly (readonly [string, string | number])[] = [
  ['characters', sum.characters],
  ['aligned glosses', sum.aligned],
  ['  of them left', sum.left],
  ['misaligned glosses', sum.misaligned],
  ['damaged characters', sum.lost],
  ['  restored', percent(sum.restored)],
  ['  as captured, reported', percent(sum.kept)],
  ['  unknown (U+FFFD), reported', percent(sum.unknown)],
  [
    '  restored of those whose bytes or reading are left',
    ((100 * sum.restoredOfRest) / (sum.lost - sum.goneBytes - sum.goneAscii)).toFixed(2) + ' %',
  ],
  ['characters put in wrongly', sum.wrong],
  ['  in a million characters', ((1e6 * sum.wrong) / sum.characters).toFixed(2)],
  ['gone: a second byte', percent(sum.goneBytes)],
  ['gone: an ASCII character', percent(sum.goneAscii)],
  ['  gone ones that have a twin with the same damage', `${sum.twins} of ${sum.goneBytes + sum.goneAscii}`],
  ['bound by bytes and readings', percent(sum.lost - sum.twins)],
  ['bound where language tells every ideograph, not digits', percent(sum.lost - sum.goneAscii)],
];
for (const [name, value] of rows) process.stdout.write(`${name.padEnd(56)} ${value}\n`);
