import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passagesByReport, sharedNames } from '../../../src/lib/shared.ts';
import { topTally } from '../../../src/lib/tallies.ts';
import {
  companions,
  endsOf,
  metWith,
  newestFirst,
  peopleByBlock,
  peopleByReport,
  usesByReport,
} from '../../../src/lib/uses.ts';
import { card, entity, person } from './records.ts';

test('uses come by report, newest first, in the order of the text', () => {
  const archive = {
    card: (id: string) => card(id, id === 'x' ? null : `2023-0${id}-01`),
    order: ['3', '2', '1', 'x'],
  };
  const use = (report: string, block: number, start = 0) => ({ report, block, start, end: start + 1 });
  const uses = usesByReport(
    ['1', '3', 'x'],
    [use('1', 4), use('3', 2, 9), use('3', 2, 1), use('3', 0)],
    archive,
  );
  assert.deepEqual(
    uses.map(({ report, occurrences }) => [report.id, occurrences.map(({ block, start }) => [block, start])]),
    [
      [
        '3',
        [
          [0, 0],
          [2, 1],
          [2, 9],
        ],
      ],
      ['1', [[4, 0]]],
      ['x', []],
    ],
  );
  const ends = (ids: string[]) =>
    endsOf(usesByReport(ids, [], archive)).map(({ which, report }) => [which, report.id]);
  assert.deepEqual(ends(['3', '2', '1', 'x']), [
    ['first', '1'],
    ['last', '3'],
  ]);
  assert.deepEqual(ends(['2', 'x']), [['once', '2']]);
  assert.deepEqual(ends(['x']), []);
  assert.deepEqual(newestFirst(['unknown', '1', '3', '1'], archive.order), ['3', '1', 'unknown']);
});

test('companions are counted by blocks and by reports', () => {
  const people = [
    person('甲', [
      ['a', 1],
      ['b', 2],
    ]),
    person('乙', [['a', 1]]),
    person('丙', [['c', 1]]),
  ];
  const inBlock = companions(
    [
      { report: 'a', block: 1, start: 5, end: 6 },
      { report: 'a', block: 1, start: 9, end: 10 },
      { report: 'b', block: 2, start: 0, end: 1 },
    ],
    peopleByBlock(people),
  );
  assert.deepEqual(
    inBlock.map(({ person, count }) => [person.name, count]),
    [
      ['甲', 2],
      ['乙', 1],
    ],
  );
  const [first] = people;
  assert.ok(first);
  assert.deepEqual(
    metWith(first, peopleByReport(people)).map(({ person, count }) => [person.name, count]),
    [['乙', 1]],
  );
});

test('shared passages are listed for each of their reports, longest first, each other report once', () => {
  const at = (report: string, block: number) => ({ report, block, start: 0, end: 2 });
  const index = passagesByReport([
    { text: '短的', kind: 'verbatim', occurrences: [at('a', 1), at('a', 3), at('b', 2), at('b', 5)] },
    { text: '长得多的文字', kind: 'chain', occurrences: [at('a', 4), at('c', 0)] },
    { text: '自己重复', kind: 'verbatim', occurrences: [at('d', 1), at('d', 2)] },
  ]);
  assert.deepEqual(
    index.get('a')?.map(({ text, block, others }) => [text, block, others]),
    [
      ['长得多的文字', 4, [{ report: 'c', block: 0 }]],
      ['短的', 1, [{ report: 'b', block: 2 }]],
    ],
  );
  assert.equal(index.get('d'), undefined);
});

test('of what related reports share, formulations are named first', () => {
  const shared = { person: ['习近平'], formulation: ['国之大者'], place: ['长三角'] };
  assert.deepEqual(
    sharedNames({ shared }, (_kind, id) => id),
    ['国之大者', '长三角', '习近平'],
  );
});

test('the most present come first, equals in their order', () => {
  const records = [entity('甲'), entity('乙', { reports: ['a', 'b'] }), entity('丙')];
  assert.deepEqual(
    topTally(records, 2).map(({ name, count }) => [name, count]),
    [
      ['乙', 2],
      ['甲', 1],
    ],
  );
});
