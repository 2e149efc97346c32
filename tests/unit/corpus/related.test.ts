import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCorpus } from '../../../scripts/corpus/index.ts';
import type { CorpusDocument } from '../../../scripts/corpus/document.ts';
import { document, lookUp, person } from './documents.ts';

const related = (...documents: CorpusDocument[]) =>
  new Map(Object.entries(buildCorpus(documents, [], lookUp).related));

test('what two reports share is said, and what is rare weighs more', () => {
  const mayor = person('王伟', ['市长'], '苏州市');
  const all = related(
    document('a', ['甲'], { people: [mayor], places: ['上海', '长三角'], documents: ['实施方案'] }),
    document('b', ['乙'], { people: [mayor], places: ['上海市', '长三角'], documents: ['实施方案'] }),
    document('c', ['丙'], { places: ['长三角', '太湖'] }),
    document('d', ['丁'], { places: ['黄河'] }),
  );
  assert.deepEqual(
    all.get('a')?.map(({ report, shared }) => ({ report, shared })),
    [
      { report: 'b', shared: { document: ['实施方案'], person: ['王伟'], place: ['上海市', '长三角'] } },
      { report: 'c', shared: { place: ['长三角'] } },
    ],
  );
  const [near, far] = all.get('a') ?? [];
  assert.ok(near && far && near.score > far.score);
  assert.deepEqual(all.get('d'), []);
});

test('nearness is mutual, and between 0 and 1', () => {
  const one = document('a', ['坚持创新驱动发展战略不动摇。'], { places: ['太湖'] });
  const two = document('b', ['坚持创新驱动发展战略不动摇。'], { places: ['太湖', '黄河'] });
  const all = related(one, two, document('c', ['']));
  assert.equal(all.get('a')?.[0]?.score, all.get('b')?.[0]?.score);
  assert.deepEqual(all.get('a')?.[0]?.passages, [0]);
  const score = all.get('a')?.[0]?.score ?? 0;
  assert.ok(score > 0 && score <= 1);
});

test('no more than six, nearest first, and never the report itself', () => {
  const documents = Array.from({ length: 9 }, (_, index) =>
    document(`r${index}`, [''], { places: ['太湖', ...(index % 2 ? ['黄河'] : [])] }),
  );
  for (const [id, list] of related(...documents)) {
    assert.equal(list.length, 6);
    assert.ok(list.every(({ report }) => report !== id));
    assert.deepEqual(
      list,
      list.toSorted((x, y) => y.score - x.score),
    );
  }
});
