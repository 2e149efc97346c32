import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCorpus } from '../../../scripts/corpus/index.ts';
import type { CorpusDocument } from '../../../scripts/corpus/document.ts';
import { formulationRecords } from '../../../scripts/corpus/formulations.ts';
import { document, lookUp, person } from './documents.ts';

const ofCorpus = (...documents: CorpusDocument[]) =>
  buildCorpus(documents, [], lookUp).entities.filter(({ kind }) => kind === 'formulation');

test('a quoted wording is found wherever it stands, quoted or not', () => {
  const [record] = formulationRecords(
    [
      document('a', ['牢记“国之大者”。'], { formulations: ['国之大者'] }),
      document('b', ['心怀国之大者，胸怀国之大者。']),
    ],
    [],
  );
  assert.equal(record?.basis, 'stated');
  assert.deepEqual(record.reports, ['a', 'b']);
  assert.deepEqual(record.occurrences, [
    { report: 'a', block: 0, start: 3, end: 7 },
    { report: 'b', block: 0, start: 2, end: 6 },
    { report: 'b', block: 0, start: 9, end: 13 },
  ]);
});

test('an everyday word counts only where a report quotes it', () => {
  const records = formulationRecords(
    [
      document('a', ['“一体化”和“上海方案”'], { formulations: ['一体化', '上海方案'] }),
      document('b', ['长三角一体化', '上海方案']),
    ],
    [],
  );
  assert.deepEqual(
    records.map(({ name, reports }) => [name, reports]),
    [
      ['一体化', ['a']],
      ['上海方案', ['a', 'b']],
    ],
  );
});

test('a clause that recurs is a formulation, with its longer form as a variant', () => {
  const records = ofCorpus(
    document('a', ['要紧扣“一体化”和“高质量”两个关键词，主动作为。'], { date: '2023-01-02' }),
    document('b', ['会议要求，紧扣一体化和高质量两个关键词，再发力。'], { date: '2023-01-01' }),
    document('c', ['他说，紧扣一体化和高质量两个关键，紧盯项目。'], { date: '2023-01-03' }),
    document('d', ['紧扣一体化和高质量两个关键词。'], { date: '2023-01-04' }),
  );
  assert.deepEqual(
    records.map(({ name, variants, basis, reports }) => ({ name, variants, basis, reports })),
    [
      {
        name: '紧扣一体化和高质量两个关键',
        variants: ['紧扣一体化和高质量两个关键词'],
        basis: 'recurring',
        reports: ['b', 'a', 'c', 'd'],
      },
    ],
  );
});

test('two reports make no formula, nor does a person’s name or a number', () => {
  const two = ['a', 'b'].map((id) => document(id, ['坚持创新驱动发展战略。']));
  assert.deepEqual(ofCorpus(...two), []);
  const named = ['a', 'b', 'c'].map((id) =>
    document(id, ['市委书记王伟出席会议。'], { people: [person('王伟', ['市委书记'], '苏州市')] }),
  );
  assert.deepEqual(ofCorpus(...named), []);
  assert.deepEqual(ofCorpus(...['a', 'b', 'c'].map((id) => document(id, ['，力争到2035年基本实现，']))), []);
});

test('a recurring clause that a report quotes is one record', () => {
  const text = '要“完整准确全面贯彻新发展理念”。';
  const records = ofCorpus(
    ...['a', 'b', 'c'].map((id) => document(id, [text], { formulations: ['完整准确全面贯彻新发展理念'] })),
  );
  assert.deepEqual(
    records.map(({ name, basis }) => [name, basis]),
    [['完整准确全面贯彻新发展理念', 'stated']],
  );
});
