/** Answers to whole queries equal what plain string comparison says of each report. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { factsFiles } from '../../scripts/search/facts.ts';
import { noQuestion, type Question } from '../../src/lib/search/address.ts';
import { answer } from '../../src/lib/search/answer.ts';
import type { Sources } from '../../src/lib/search/sources.ts';
import { noChoice } from '../../src/lib/search/facets.ts';
import { openFacts, withNames } from '../../src/lib/search/facts.ts';
import { openIndexOf, type OpenIndex } from './search/open-index.ts';
import { appearance, corpus, records } from './search/small-archive.ts';

let index: OpenIndex;
let sources: Sources;

before(async () => {
  index = await openIndexOf(records, {}, corpus);
  ({ sources } = index);
});
after(() => {
  index.close();
});

async function ids(query: string, question: Partial<Question> = {}): Promise<string> {
  const found = await answer(sources, { ...noQuestion, ...question, query });
  const loaded = await Promise.all(found?.hits.map((hit) => hit.load()) ?? []);
  return loaded.map(({ id }) => id).join('');
}

const newest = { order: 'newest' as const };

test('words, phrases, without, or, fields, dates', async () => {
  assert.equal(await ids('甲乙 丁', newest), 'ba');
  assert.equal(await ids('甲乙 -丁', newest), '');
  assert.equal(await ids('丁 -甲', newest), 'c');
  assert.equal(await ids('-甲', newest), 'cd');
  assert.equal(await ids('己 OR 乾', newest), 'cd');
  assert.equal(await ids('丙 smart OR 己', newest), 'ca');
  assert.equal(await ids('"smart city"', newest), 'a');
  assert.equal(await ids('city smart', newest), 'a');
  assert.equal(await ids('"city smart"', newest), '');
  assert.equal(await ids('标题:丁', newest), 'b');
  assert.equal(await ids('title:戊 -丁', newest), 'd');
  assert.equal(await ids('丁 -标题:丁', newest), 'ca');
  assert.equal(await ids('地点:合肥', newest), 'ad');
  assert.equal(await ids('来源:苏州', newest), 'c');
  assert.equal(await ids('人物:继', newest), 'ba');
  assert.equal(await ids('人物:許繼偉 -甲乙丙', newest), '');
  assert.equal(await ids('org:省委', newest), 'ca');
  assert.equal(await ids('日期:2023', newest), 'cb');
  assert.equal(await ids('日期:2023-08..2024-02 丙', newest), 'cb');
  assert.equal(await ids('日期:..2022', newest), 'a');
});

test('order: by date both ways, undated last; by relevance: the title first, then how often', async () => {
  assert.equal(await ids('-zzz', newest), 'cbad');
  assert.equal(await ids('-zzz', { order: 'oldest' }), 'abcd');
  assert.equal(await ids('甲乙'), 'ab');
  assert.equal(await ids('丁'), 'bca');
});

test('filters and counts hold for whole queries; a role is of the chosen person', async () => {
  const choice = (part: Partial<typeof noChoice>) => ({ ...newest, choice: { ...noChoice, ...part } });
  assert.equal(await ids('丙 OR 丁', choice({ year: ['2023'] })), 'cb');
  assert.equal(await ids('', choice({ role: ['presided'] })), 'ba');
  assert.equal(await ids('', choice({ role: ['presided'], person: ['许继伟'] })), 'a');
  assert.equal(await ids('', choice({ person: ['许继伟', '单培'] })), 'b');
  assert.equal(await ids('', choice({ organisation: ['安徽省委'] })), 'ca');
  const found = await answer(sources, { query: '甲 丙', ...choice({ person: ['许继伟'], year: ['2022'] }) });
  assert.deepEqual(found?.counts().year, { '2022': 1, '2023': 1, '2024': 0, unknown: 0 });
  assert.deepEqual(found.counts().role, { attended: 0, presided: 1 });
  assert.deepEqual(found.counts().person, { 单培: 0, 许继伟: 1 });
  assert.equal(found.found.filter(Boolean).length, 2);
});

test('what is marked: texts as they were found, titles apart, nothing that is excluded', async () => {
  const found = await answer(sources, { ...noQuestion, query: '標題:甲 丁 -己 smart' });
  assert.deepEqual(found?.marks, { texts: ['丁', 'smart'], titles: ['甲'] });
});

test('one character of a name marks the whole names; too many are told instead', async () => {
  const found = await answer(sources, { ...noQuestion, query: '人物:继 丁' });
  assert.deepEqual(found?.marks.texts, ['丁', '许继伟']);
  assert.deepEqual(found.unmarked, []);
  const many = Array.from({ length: 13 }, (_, number) => `王${String.fromCodePoint(0x4e00 + number)}`);
  const people = many.map((name) => ({ id: name, name, offices: [], appearances: [appearance('a')] }));
  const { names: file } = factsFiles(records, { people, entities: [] });
  const facts = withNames(sources.facts, file);
  const allFacts = () => Promise.resolve(facts);
  const crowd = await answer({ ...sources, facts, allFacts }, { ...noQuestion, query: '人物:王' });
  assert.deepEqual(crowd?.marks.texts, []);
  assert.deepEqual(crowd.unmarked, [{ text: '王', names: 13 }]);
});

test('facts of other reports than those of the index are refused', () => {
  assert.throws(() => openFacts(factsFiles(records, corpus).facts, 1), /facts of 4 reports/u);
});

test('property: any combination of words finds what comparing strings finds', async () => {
  const word = fc.constantFrom('甲', '乙', '丙', '丁', '戊', '甲乙', '乙丙', '丁戊', '己');
  const literal = fc.record({ word, negated: fc.boolean() });
  const query = fc.array(fc.array(literal, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(query, async (clauses) => {
      const typed = clauses
        .map((clause) => clause.map((part) => (part.negated ? '-' : '') + part.word).join(' OR '))
        .join(' ');
      const wanted = records.filter(({ units }) =>
        clauses.every((clause) =>
          clause.some((part) => units.some(({ text }) => text.includes(part.word)) !== part.negated),
        ),
      );
      const found = Array.from(await ids(typed)).sort();
      assert.deepEqual(
        found,
        wanted.map(({ id }) => id),
        typed,
      );
    }),
    { numRuns: 100 },
  );
});
