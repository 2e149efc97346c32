/** The engine: which words it asks, what it reads, and what it does when something does not load. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chunksOf } from '../../scripts/search/chunks.ts';
import { indexedWords, titleRoomOf } from '../../scripts/search/words.ts';
import { createEngine, IndexUnavailable, type EngineParts } from '../../src/lib/search/engine.ts';
import { readChunk, together, type Placed } from '../../src/lib/search/lists.ts';
import { coversAll, isWorthReading, nextWords } from '../../src/lib/search/narrow.ts';
import type { Shard } from '../../src/lib/search/pagefind.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { wordsOf } from '../../src/lib/search/tokens.ts';
import { openIndexOf } from './search/open-index.ts';

function recordWith(id: string, ...texts: string[]): SearchRecord {
  const units = texts.map((text) => ({ role: 'body' as const, text }));
  return { id, date: null, source: null, place: null, units };
}

test('three cheap words are asked first, far from one another; a dear one only when nothing else is left', () => {
  const words = wordsOf('甲乙丙丁戊己庚');
  const all = (...places: number[]) => new Set(places);
  assert.deepEqual(nextWords(words, all(), {}), [0, 5, 2]);
  assert.deepEqual(nextWords(words, all(0, 5, 2), {}), [1, 3, 4]);
  const dear = Object.fromEntries(words.map((word, place) => [word, 10_000 + place]));
  assert.deepEqual(nextWords(words, all(), { ...dear, [words[3] ?? '']: 9000 }), [3]);
  assert.deepEqual(nextWords(words, all(3), dear), [0]);
  assert.deepEqual(nextWords(words, all(0, 1, 2, 4, 5), dear), [3]);
  assert.deepEqual(nextWords(wordsOf('甲'), all(), {}), [0]);
});

test('words that were asked cover a query when each of its symbols is in one', () => {
  const words = wordsOf('甲乙丙丁戊');
  assert.equal(coversAll(words, new Set([0, 2, 3])), true);
  assert.equal(coversAll(words, new Set([0, 3])), false);
  assert.equal(coversAll(words, new Set([0, 1, 2])), false);
  assert.equal(coversAll(words, new Set([1, 2, 3])), false);
  assert.equal(coversAll(wordsOf('甲'), new Set([0])), true);
});

test('property: words stand together where the text has them so', () => {
  const text = fc.array(fc.constantFrom('甲', '乙', '丙'), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), text, (texts, asked) => {
      const units = texts.map((each) => [{ role: 'body' as const, text: each.join('') }]);
      const chunks = [...chunksOf(indexedWords(units, 0))].map(({ content }) => content);
      const lists = new Map(chunks.flatMap((content) => [...readChunk(content)]));
      const query = asked.slice(0, 4).join('');
      const placed = wordsOf(query).map((word, at) => ({ at, list: lists.get(word) }));
      const known = placed.filter((word): word is Placed => word.list !== undefined);
      const found = known.length === placed.length ? together(known).map(({ report }) => report) : [];
      const wanted = [...texts.keys()].filter((number) => texts[number]?.join('').includes(query));
      assert.deepEqual(found, wanted);
    }),
    { numRuns: 300 },
  );
});

test('property: what stands together in a title has a place below the room of titles, and nothing else has', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 8 });
  const role = fc.constantFrom('kicker' as const, 'headline' as const, 'deck' as const, 'body' as const);
  const report = fc.array(fc.record({ role, text }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(report, { minLength: 1, maxLength: 5 }), text, (reports, asked) => {
      const query = asked.slice(0, 3);
      const room = titleRoomOf(reports);
      const chunks = [...chunksOf(indexedWords(reports, room))].map(({ content }) => content);
      const lists = new Map(chunks.flatMap((content) => [...readChunk(content)]));
      const placed = wordsOf(query).map((word, at) => ({ at, list: lists.get(word) }));
      const known = placed.filter((word): word is Placed => word.list !== undefined);
      const found = known.length === placed.length ? together(known) : [];
      const titled = found.filter(({ place }) => place < room).map((standing) => standing.report);
      const isTitled = (number: number) =>
        reports[number]?.some((unit) => unit.role !== 'body' && unit.text.includes(query)) === true;
      assert.deepEqual(titled, [...reports.keys()].filter(isTitled));
    }),
    { numRuns: 500 },
  );
});

test('a chunk that is none is refused', () => {
  assert.throws(() => [...readChunk(Uint8Array.of(0x81, 0x63, 0x61))]);
  assert.throws(() => [...readChunk(Uint8Array.of(0x81, 0x81, 0x82, 0x1b))]);
});

test('reports are read where that is cheaper than the next list, and always when they are few', () => {
  const words = wordsOf('甲乙丙');
  const dear = { [words[1] ?? '']: 60_000 };
  assert.equal(isWorthReading(10, words, new Set([0]), {}), true);
  assert.equal(isWorthReading(11, words, new Set([0]), {}), false);
  assert.equal(isWorthReading(50, words, new Set([0]), dear), true);
  assert.equal(isWorthReading(51, words, new Set([0]), dear), false);
});

test('what is typed goes before its Simplified reading', async () => {
  const index = await openIndexOf([
    recordWith('name', '李乾出席'),
    recordWith('dry', '晾干'),
    recordWith('delta', '长三角'),
  ]);
  assert.deepEqual(await index.find('乾'), ['name']);
  assert.deepEqual(await index.find('干'), ['dry']);
  assert.deepEqual(await index.find('長三角'), ['delta']);
  assert.equal((await index.sources.engine.find('長三角', 'text')).query, '长三角');
  index.close();
});

test('a report with all words of a query, but not in a row, is read and left out', async () => {
  const index = await openIndexOf([
    recordWith('row', '甲乙丙丁戊己庚'),
    recordWith('parts', '甲乙丙丁戊，己庚丙丁，戊己'),
    recordWith('units', '甲乙丙丁', '丁戊己庚', '丙丁戊己'),
  ]);
  assert.deepEqual(await index.find('甲乙丙丁戊己庚'), ['row']);
  assert.deepEqual(await index.find('丙丁戊己'), ['row', 'units']);
  index.close();
});

const shard: Shard = { path: 'a/', reports: 1, from: '', to: '', dear: {}, titleRoom: 0 };
/** A list that has every place of one report. */
const everywhere = {
  reports: Uint32Array.of(0),
  starts: Uint32Array.of(0, 9),
  places: Uint32Array.from({ length: 9 }, (_, place) => place),
};
/** An index in which every word is everywhere in the one report. */
const parts: EngineParts = {
  instance: { preload: () => Promise.resolve() },
  lists: { add: () => Promise.resolve(), of: () => everywhere },
  shards: [shard],
  load: () => Promise.resolve(recordWith('a', '甲乙丙丁戊己庚')),
  dear: {},
  loadConverters: () => Promise.resolve([]),
  hasFailed: () => false,
  missing: () => [],
};

test('an incomplete answer is refused', async () => {
  const broken = createEngine({ ...parts, hasFailed: () => true });
  await assert.rejects(broken.find('长', 'text'), IndexUnavailable);
  const instance = { preload: () => Promise.reject(new Error('no metadata')) };
  await assert.rejects(createEngine({ ...parts, instance }).find('长', 'text'), IndexUnavailable);
});

test('a report that cannot be read: of a lost shard it is left out, else the answer is refused', async () => {
  assert.deepEqual((await createEngine(parts).find('甲乙丙丁戊己庚', 'text')).reports, [0]);
  const load = () => Promise.reject(new Error('no record'));
  await assert.rejects(createEngine({ ...parts, load }).find('甲乙丙丁戊己庚', 'text'), IndexUnavailable);
  const lost = createEngine({ ...parts, load, missing: () => [shard] });
  assert.deepEqual((await lost.find('甲乙丙丁戊己庚', 'text')).reports, []);
});
