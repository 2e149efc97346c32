/** What the weights were learned from, in one number: when it changes, they are to be learned anew. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from './fit.ts';

const weighing = join(import.meta.dirname, '../stages/structure/weighing');
/** What decides on the weights, beside what is learned from. */
const learner = [
  join(import.meta.dirname, 'fit.ts'),
  ...['model.ts', 'weights.ts'].map((name) => join(weighing, name)),
];

/** 16 digits of the SHA-256 over all that is seen and wanted of the captures' lines, and over the program that learns. */
export function fingerprint(lessons: readonly Lesson[]): string {
  const hash = createHash('sha256');
  for (const file of learner) hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  for (const lesson of lessons) hash.update(JSON.stringify(lesson));
  return hash.digest('hex').slice(0, 16);
}
