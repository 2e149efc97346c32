import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CorpusDocument } from '../../../scripts/corpus/document.ts';
import { entityRecords } from '../../../scripts/corpus/entities.ts';
import { document, lookUp, person } from './documents.ts';

const ids = (...documents: CorpusDocument[]): string[] =>
  entityRecords(documents, lookUp).map(({ id, reports }) => `${id}: ${reports.join(' ')}`);

test('forms of one division are one place, by its code', () => {
  const records = entityRecords(
    [document('a', ['在上海'], { places: ['上海'] }), document('b', ['上海市'], { places: ['上海市'] })],
    lookUp,
  );
  assert.deepEqual(records, [
    {
      id: '上海市',
      kind: 'place',
      name: '上海市',
      variants: ['上海'],
      within: [],
      code: '310000',
      reports: ['a', 'b'],
      occurrences: [
        { report: 'a', block: 0, start: 1, end: 3 },
        { report: 'b', block: 0, start: 0, end: 3 },
      ],
    },
  ]);
});

test('places with one name in two cities have two addresses', () => {
  const nanjing = document('a', [''], { places: ['鼓楼区'], place: '南京市' });
  const fuzhou = document('b', [''], { places: ['鼓楼区'], place: '福州市' });
  assert.deepEqual(ids(nanjing, fuzhou), ['鼓楼区-江苏省南京市: a', '鼓楼区-福建省福州市: b']);
});

test('a place that no gazetteer has is kept as it is', () => {
  assert.deepEqual(ids(document('a', [''], { places: ['长三角'] })), ['长三角: a']);
});

test('a bare organisation belongs to the report’s jurisdiction', () => {
  const office = { organisations: ['市科技局'] };
  assert.deepEqual(
    ids(
      document('a', [''], { ...office, place: '苏州市' }),
      document('b', [''], { ...office, place: '合肥市' }),
      document('c', [''], { organisations: ['苏州市科技局', '省委'], place: '南京市' }),
      document('d', [''], { organisations: ['江苏省委'], place: '上海市' }),
      document('e', [''], { ...office, place: '江苏省', also: '南京市（分会场）' }),
      document('f', [''], { ...office, place: '江苏省', people: [person('王伟', ['市长'], '苏州市')] }),
      document('g', [''], office),
    ),
    ['南京市科技局: e', '合肥市科技局: b', '市科技局: g', '江苏省委: c d', '苏州市科技局: a c f'],
  );
});

test('an organisation’s record names its unit and the fullest form', () => {
  const [record] = entityRecords(
    [
      document('a', ['市科技局'], { organisations: ['市科技局'], place: '苏州市' }),
      document('b', ['苏州市科技局'], { organisations: ['苏州市科技局'] }),
    ],
    lookUp,
  );
  assert.equal(record?.name, '苏州市科技局');
  assert.deepEqual(record.variants, ['市科技局']);
  assert.deepEqual(record.within, ['江苏省', '苏州市']);
});

test('titles that differ in marks and spaces are one document', () => {
  const records = entityRecords(
    [
      document('a', [''], { documents: ['关于“一网通办”的意见'] }),
      document('b', [''], { documents: ['关于一网通办的意见'] }),
      document('c', [''], { documents: ['关于一网通办的意见（试行）'] }),
    ],
    lookUp,
  );
  assert.deepEqual(
    records.map(({ name, reports }) => [name, reports]),
    [
      ['关于“一网通办”的意见', ['a', 'b']],
      ['关于一网通办的意见（试行）', ['c']],
    ],
  );
});
