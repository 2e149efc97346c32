/**
 * Draws the articles to label: `node tests/eval/draw.ts` writes sample.yml again, the same each time.
 *
 * Only every seventh line of the corpus can be drawn (index modulo 7 is 3); the others are for
 * development. Articles over 1,800 characters are left out, so that each can be labelled with care.
 * The validation split was drawn later, with a seed of its own, from what the first draw had left.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readCorpus, type Article } from '../../scripts/eval/corpus.ts';
import type { SampleRow } from '../../scripts/eval/labels.ts';

const seeds = { first: 20221219, validation: 20221220 } as const;
const longest = 1800;
/** For each kind: this many for development, then this many held out. */
const sizes = { development: 25, 'held-out': 15, validation: 20 } as const;
const kinds = ['meeting', 'other'] as const;
const meetingWords = /会议|座谈会|会见|会谈|考察|调研|主持|出席|访问/u;

/** Both draws, one after the other; each by kind and split, in the order drawn. */
export function drawSample(articles: readonly Article[]): SampleRow[] {
  const eligible = articles.filter((article, index) => index % 7 === 3 && lengthOf(article) <= longest);
  const first = drawFirst(eligible);
  const drawn = new Set(first.map(({ id }) => id));
  return [...first, ...drawValidation(eligible.filter(({ id }) => !drawn.has(id)))];
}

function drawFirst(eligible: readonly Article[]): SampleRow[] {
  const random = mulberry32(seeds.first);
  return kinds.flatMap((kind) => {
    const drawn = drawKind(eligible, kind, sizes.development + sizes['held-out'], random);
    return drawn.map(({ id }, index): SampleRow => {
      return { id, split: index < sizes.development ? 'development' : 'held-out', kind };
    });
  });
}

function drawValidation(eligible: readonly Article[]): SampleRow[] {
  const random = mulberry32(seeds.validation);
  return kinds.flatMap((kind) => {
    const drawn = drawKind(eligible, kind, sizes.validation, random);
    return drawn.map(({ id }): SampleRow => ({ id, split: 'validation', kind }));
  });
}

function drawKind(
  eligible: readonly Article[],
  kind: SampleRow['kind'],
  size: number,
  random: () => number,
): Article[] {
  const pool = eligible.filter((article) => kindOf(article) === kind);
  return shuffle(pool, random).slice(0, size);
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
  const head = `# Written by draw.ts with seeds ${Object.values(seeds).join(' and ')}; never by hand.\n`;
  writeFileSync(join(import.meta.dirname, 'sample.yml'), head + stringify(drawSample(corpus.articles)));
}
