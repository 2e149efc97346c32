/** The engine: which words it asks, what it reads, and what it does when something does not load. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine, IndexUnavailable, type EngineParts } from '../../src/lib/search/engine.ts';
import { isWorthReading, nextWords, runsOf } from '../../src/lib/search/narrow.ts';
import type { Shard } from '../../src/lib/search/pagefind.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { queryWords } from '../../src/lib/search/title-tokens.ts';
import { openIndexOf } from './search/open-index.ts';

function recordWith(id: string, ...texts: string[]): SearchRecord {
  const units = texts.map((text) => ({ role: 'body' as const, text }));
  return { id, date: null, source: null, place: null, units };
}

test('three cheap words are asked first, far from one another; a dear one only when nothing else is left', () => {
  const words = queryWords('甲乙丙丁戊己庚', 'text');
  const all = (...places: number[]) => new Set(places);
  assert.deepEqual(nextWords(words, all(), {}), [0, 5, 2]);
  assert.deepEqual(nextWords(words, all(0, 5, 2), {}), [1, 3, 4]);
  const dear = Object.fromEntries(words.map((word, place) => [word, 10_000 + place]));
  assert.deepEqual(nextWords(words, all(), { ...dear, [words[3] ?? '']: 9000 }), [3]);
  assert.deepEqual(nextWords(words, all(3), dear), [0]);
  assert.deepEqual(nextWords(words, all(0, 1, 2, 4, 5), dear), [3]);
  assert.deepEqual(nextWords(queryWords('甲', 'text'), all(), {}), [0]);
});

test('neighbouring words are one phrase', () => {
  assert.deepEqual(runsOf(new Set([5, 0, 1, 3])), [[0, 1], [3], [5]]);
  assert.deepEqual(runsOf(new Set()), []);
});

test('reports are read where that is cheaper than the next list, and always when they are few', () => {
  const words = queryWords('甲乙丙', 'text');
  const dear = { [words[1] ?? '']: 60_000 };
  assert.equal(isWorthReading(20, words, new Set([0]), {}), true);
  assert.equal(isWorthReading(21, words, new Set([0]), {}), false);
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
  const { engine } = index.sources;
  assert.equal((await engine.find('長三角', 'text')).query, '长三角');
  assert.deepEqual(await engine.findExactly('長三角', 'text'), []);
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

const shard: Shard = { path: 'a/', reports: 1, from: '', to: '', dear: {} };
/** An index in which every phrase is in the one report. */
const parts: EngineParts = {
  instance: { search: () => Promise.resolve({ results: [{ id: 'a-0' }] }) },
  load: () => Promise.resolve(recordWith('a', '甲乙丙丁戊己')),
  dear: {},
  loadConverters: () => Promise.resolve([]),
  hasFailed: () => false,
  missing: () => [],
};

test('an incomplete answer is refused', async () => {
  const broken = createEngine({ ...parts, hasFailed: () => true });
  await assert.rejects(broken.find('长', 'text'), IndexUnavailable);
  const instance = { search: () => Promise.reject(new Error('no metadata')) };
  await assert.rejects(createEngine({ ...parts, instance }).find('长', 'text'), IndexUnavailable);
});

test('a report that cannot be read: of a lost shard it is left out, else the answer is refused', async () => {
  assert.deepEqual(await createEngine(parts).findExactly('甲乙丙丁戊己', 'text'), ['a-0']);
  const load = () => Promise.reject(new Error('no record'));
  await assert.rejects(createEngine({ ...parts, load }).find('甲乙丙丁戊己', 'text'), IndexUnavailable);
  const lost = createEngine({ ...parts, load, missing: () => [shard] });
  assert.deepEqual(await lost.findExactly('甲乙丙丁戊己', 'text'), []);
});
