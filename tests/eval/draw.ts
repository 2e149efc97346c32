/**
 * Draws the articles to label: `node tests/eval/draw.ts` writes sample.yml again, the same each time.
 *
 * Only every seventh line of the corpus can be drawn (index modulo 7 is 3); the others are for
 * development. Articles over 1,800 characters are left out, so that each can be labelled with care.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readCorpus, type Article } from '../../scripts/eval/corpus.ts';
import type { SampleRow } from '../../scripts/eval/labels.ts';

export const seed = 20221219;
const longest = 1800;
/** For each kind: this many for development, then this many held out. */
const sizes = { development: 25, 'held-out': 15 } as const;
const meetingWords = /会议|座谈会|会见|会谈|考察|调研|主持|出席|访问/u;

/** The sample, by kind and split, in the order drawn. */
export function drawSample(articles: readonly Article[]): SampleRow[] {
  const eligible = articles.filter((article, index) => index % 7 === 3 && lengthOf(article) <= longest);
  const random = mulberry32(seed);
  return (['meeting', 'other'] as const).flatMap((kind) => {
    const pool = eligible.filter((article) => kindOf(article) === kind);
    const drawn = shuffle(pool, random).slice(0, sizes.development + sizes['held-out']);
    return drawn.map(({ id }, index): SampleRow => {
      return { id, split: index < sizes.development ? 'development' : 'held-out', kind };
    });
  });
}

function lengthOf({ title, paras }: Article): number {
  return title.length + paras.join('').length;
}

/** A meeting, visit or talk, by the words of its title and first paragraph. */
function kindOf({ title, paras }: Article): SampleRow['kind'] {
  return meetingWords.test(`${title}\n${paras[0] ?? ''}`) ? 'meeting' : 'other';
}

/** Fisher and Yates. */
function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const out = [...items];
  for (let last = out.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [out[last], out[other]] = [out[other] as Item, out[last] as Item];
  }
  return out;
}

/** Tommy Ettinger's mulberry32: 32 bits of state, numbers in [0, 1). */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (import.meta.main) {
  const corpus = readCorpus();
  if (corpus === null) throw new Error('the corpus is not here; see tests/eval/README.md');
  const head = `# Written by draw.ts with seed ${String(seed)}; never by hand.\n`;
  writeFileSync(join(import.meta.dirname, 'sample.yml'), head + stringify(drawSample(corpus.articles)));
}
