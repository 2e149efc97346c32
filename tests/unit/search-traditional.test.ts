/** Which queries load the converters: all that these would change, and few others. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { CHANGED, mayBeTraditional } from '../../src/lib/search/traditional.ts';
import { loadConverters, readingsOf } from '../../src/lib/search/variants.ts';

const converters = await loadConverters();
const isChanged = (text: string): boolean => converters.some((convert) => convert(text) !== text);

/** The phrases that the converters know. */
async function readPhrases(): Promise<string[]> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('opencc-js')), '../esm-lib/dict');
  const phrases: string[] = [];
  for (const name of ['TSPhrases', 'TWVariantsRevPhrases', 'HKVariantsRevPhrases']) {
    const file = pathToFileURL(join(folder, `${name}.js`)).href;
    const { default: dictionary } = (await import(file)) as { default: string };
    phrases.push(...dictionary.split('|').map((entry) => entry.split(' ')[0] ?? ''));
  }
  return phrases;
}

/** Characters that the converters change in a phrase. */
function changedIn(phrase: string): string[] {
  return converters.flatMap((convert) => {
    const converted = Array.from(convert(phrase));
    return Array.from(phrase).filter((char, place) => char !== converted[place]);
  });
}

test('the list is what the converters change, alone or in a phrase', async () => {
  const phrases = await readPhrases();
  assert.ok(phrases.length > 100);
  const changed = new Set(phrases.flatMap(changedIn));
  const bits = new Uint8Array((0xa000 - 0x4e00) / 8);
  for (let place = 0; place < bits.length * 8; place += 1) {
    const at = place >> 3;
    const char = String.fromCodePoint(0x4e00 + place);
    if (isChanged(char) || changed.has(char)) bits[at] = (bits[at] ?? 0) | (1 << (place & 7));
  }
  assert.equal(CHANGED, Buffer.from(bits).toString('base64'));
});

test('every character of any other block that the converters change may be Traditional', () => {
  for (let codePoint = 0x80; codePoint < 0x3_2000; codePoint += 1) {
    if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
    const char = String.fromCodePoint(codePoint);
    if (isChanged(char)) assert.ok(mayBeTraditional(char), `U+${codePoint.toString(16)}`);
  }
});

test('every phrase that the converters change has such a character', async () => {
  for (const phrase of await readPhrases()) {
    if (isChanged(phrase)) assert.ok(mayBeTraditional(phrase), phrase);
  }
});

test('Simplified text loads nothing', async () => {
  const load = () => Promise.reject(new Error('loaded'));
  assert.deepEqual(await readingsOf('推动一体化发展，高质量2023ABC', load), []);
  await assert.rejects(readingsOf('長三角', load));
});
