import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildCorpus } from '../../../scripts/corpus/index.ts';
import type { CorpusDocument } from '../../../scripts/corpus/document.ts';
import { corpusSchema } from '../../../src/lib/schemas/corpus.ts';
import { document, emptyCorpus, lookUp, person } from './documents.ts';

test('an archive without reports has a corpus', () => {
  assert.deepEqual(buildCorpus([], [], lookUp), emptyCorpus);
});

test('newest first: by event, else publication, undated last, ties by id', () => {
  const { order } = buildCorpus(
    [
      document('undated-b', ['']),
      document('undated-a', ['']),
      document('range', [''], { date: '[2022-02-04..2022-02-20]' }),
      document('inferred', [''], { date: '2023?-12-19', published: '2024-01-02' }),
      document('published', [''], { published: '2023-12-20T08:00' }),
      document('same-b', [''], { date: '2022-11-12' }),
      document('same-a', [''], { date: '2022-11-12' }),
    ],
    [],
    lookUp,
  );
  assert.deepEqual(order, ['published', 'inferred', 'same-a', 'same-b', 'range', 'undated-a', 'undated-b']);
});

test('quarantined captures are listed by file', () => {
  const row = (file: string) => ({ file, line: 1, column: 1, rule: 'decode/empty', text: '空', hint: '无' });
  const { quarantined } = buildCorpus([], [row('b.txt'), row('a.txt')], lookUp);
  assert.deepEqual(
    quarantined.map(({ file }) => file),
    ['a.txt', 'b.txt'],
  );
});

const wordings = [
  '坚持创新驱动发展战略',
  '紧扣一体化和高质量',
  '“国之大者”',
  '王伟强调',
  '，',
  '。',
  '上海市',
];
const paragraph = fc.array(fc.constantFrom(...wordings), { maxLength: 8 }).map((parts) => parts.join(''));
const some = (...names: string[]): fc.Arbitrary<string[]> => fc.subarray(names);
const anyDocument = (id: string): fc.Arbitrary<CorpusDocument> =>
  fc
    .record({
      paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
      date: fc.constantFrom(null, '2023-08-20', '2023?-12-19'),
      place: fc.constantFrom(null, '苏州市', '合肥市'),
      people: fc.array(
        fc
          .tuple(fc.constantFrom('王伟', '李伟'), some('市委书记', '安徽省委书记', '总书记', '主任'))
          .map(([name, offices]) => person(name, offices)),
        { maxLength: 2 },
      ),
      places: some('上海', '上海市', '鼓楼区', '长三角'),
      organisations: some('市科技局', '苏州市科技局', '省委'),
      documents: some('实施方案', '实施方案（试行）'),
      formulations: some('国之大者', '2+3+N'),
    })
    .map(({ paragraphs, ...facts }) => document(id, paragraphs, facts));

const anyArchive = fc.tuple(...['a', 'b', 'c', 'd'].map(anyDocument));

test('the same reports give the same corpus, in whatever order they come', () => {
  fc.assert(
    fc.property(anyArchive, fc.nat(), (documents, turn) => {
      const turned = documents.map((_, index) => documents[(index + turn) % documents.length]);
      const again = turned.flatMap((one) => one ?? []).reverse();
      assert.equal(
        JSON.stringify(buildCorpus(again, [], lookUp)),
        JSON.stringify(buildCorpus(documents, [], lookUp)),
      );
    }),
    { numRuns: 300 },
  );
});

test('every corpus fits the schema, has unique addresses, and points at text that exists', () => {
  fc.assert(
    fc.property(anyArchive, (documents) => {
      const corpus = corpusSchema.parse(buildCorpus(documents, [], lookUp));
      const addresses = [
        ...corpus.people.map(({ id }) => `person ${id}`),
        ...corpus.entities.map(({ kind, id }) => `${kind} ${id}`),
      ].map((address) => address.toLowerCase());
      assert.equal(new Set(addresses).size, addresses.length);
      const occurrences = [
        ...corpus.people.flatMap(({ appearances }) => appearances.flatMap((one) => one.occurrences)),
        ...corpus.entities.flatMap((entity) => entity.occurrences),
        ...corpus.passages.flatMap((passage) => passage.occurrences),
      ];
      for (const { report, block, start, end } of occurrences) {
        const text = documents.find((one) => one.report.id === report)?.blocks[block]?.text ?? '';
        assert.ok(start < end && end <= text.length, `${report} ${block} ${start} ${end}`);
      }
      for (const { occurrences: places } of corpus.passages) {
        assert.ok(new Set(places.map(({ report }) => report)).size >= 2);
      }
      const named = corpus.people.reduce((sum, { appearances }) => sum + appearances.length, 0);
      assert.equal(
        named,
        documents.reduce((sum, { report }) => sum + report.people.length, 0),
      );
    }),
    { numRuns: 300 },
  );
});

test('uses of rules are counted over all reports: changes, lines and facts', () => {
  const used = (id: string): CorpusDocument => {
    const made = document(id, ['文']);
    const step = { stage: 'script', rule: 'script/a', from: '說', to: '说' };
    const changes = [{ at: 0, source: 0, before: '說', after: '说', steps: [step] }];
    const lines = [{ line: 1, role: 'body' as const, rule: 'structure/b' }];
    return { ...made, provenance: { ...made.provenance, changes, lines } };
  };
  const { ruleUses, changes } = buildCorpus([used('a'), used('b')], [], lookUp);
  assert.deepEqual(ruleUses, { 'script/a': 2, 'structure/b': 2 });
  assert.equal(changes, 2);
});
