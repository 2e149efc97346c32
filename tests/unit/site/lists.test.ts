import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byHolder, byInitial, latestOffice, placeTree, tenures } from '../../../src/lib/groups.ts';
import { pagesOf } from '../../../src/lib/pages-of.ts';
import { peopleByRole } from '../../../src/lib/people-by-role.ts';
import { fullName } from '../../../src/lib/tallies.ts';
import { byYear, calendar, monthAnchor } from '../../../src/lib/timeline.ts';
import { card, entity, person } from './records.ts';

test('surnames are sorted as they are read', () => {
  const groups = byInitial(
    [person('曾庆红'), person('单培'), person('Anna'), person('2+3+N'), person('安平')],
    'surname',
  );
  assert.deepEqual(
    groups.map(({ label, items }) => [label, items.map(({ name }) => name)]),
    [
      ['A', ['安平', 'Anna']],
      ['S', ['单培']],
      ['Z', ['曾庆红']],
      ['#', ['2+3+N']],
    ],
  );
});

test('places stand below what holds them, also where that has no record', () => {
  const tree = placeTree([
    entity('南谯区', { within: ['安徽省', '滁州市'] }),
    entity('安徽省', { reports: ['a', 'b'] }),
    entity('长江'),
  ]);
  assert.deepEqual(
    tree.map(({ name }) => name),
    ['安徽省', '长江'],
  );
  const [city] = tree.flatMap(({ children }) => children);
  assert.ok(city);
  assert.equal(city.name, '滁州市');
  assert.equal(city.record, undefined);
  assert.deepEqual(
    city.children.map(({ name }) => name),
    ['南谯区'],
  );
});

test('organisations stand under their unit, those without one last', () => {
  const office = (name: string, within: string[]) => entity(name, { kind: 'organisation', within });
  const groups = byHolder([office('党中央', []), office('国务院', []), office('省委', ['安徽省'])], '其他');
  assert.deepEqual(
    groups.map(({ label }) => label),
    ['安徽省', '其他'],
  );
});

test('an organisation of a common name is told by its unit', () => {
  assert.equal(fullName(entity('省委', { kind: 'organisation', within: ['安徽省'] })), '省委（安徽省）');
  assert.equal(
    fullName(entity('滁州市公安局', { kind: 'organisation', within: ['滁州市'] })),
    '滁州市公安局',
  );
  assert.equal(fullName(entity('南谯区', { within: ['滁州市'] })), '南谯区');
  assert.equal(fullName({ ...person('王伟'), qualifier: '滁州市' }), '王伟（滁州市）');
});

test('an office that several reports state is one row', () => {
  const office = { office: '省委书记', unit: '安徽省' };
  const rows = tenures({
    offices: [
      { ...office, stated: '安徽省委书记', report: 'a', date: '2023-06-06' },
      { ...office, stated: '省委书记', report: 'b', date: '2023-08-20' },
      { office: '部长', unit: null, stated: '部长', report: 'b', date: '2023-08-20' },
    ],
  });
  assert.deepEqual(
    rows.map(({ office, unit, reports }) => [office, unit, reports.map(({ stated }) => stated)]),
    [
      ['省委书记', '安徽省', ['安徽省委书记', '省委书记']],
      ['部长', null, ['部长']],
    ],
  );
});

test('the latest office is that of the latest dated report which states one', () => {
  const at = (date: string | null, offices: string[]) => ({
    report: 'r',
    date,
    offices,
    roles: [],
    occurrences: [],
  });
  assert.equal(
    latestOffice({
      appearances: [
        at('2023-08-20', ['省长']),
        at('2023?-12-19', []),
        at('2022-01-01', ['市长']),
        at(null, ['部长']),
      ],
    }),
    '省长',
  );
  assert.equal(latestOffice({ appearances: [at(null, [])] }), '');
});

test('people stand under their strongest role, in the order of the text', () => {
  const groups = peopleByRole([
    { name: '甲', offices: [], roles: ['attended', 'spoke'] },
    { name: '乙', offices: [], roles: ['presided', 'spoke'] },
    { name: '丙', offices: [], roles: ['spoke'] },
  ]);
  assert.deepEqual(
    groups.map(({ role, people }) => [role, people.map(({ person, also }) => [person.name, also])]),
    [
      ['presided', [['乙', ['spoke']]]],
      [
        'spoke',
        [
          ['甲', []],
          ['丙', []],
        ],
      ],
    ],
  );
});

test('reports are grouped by year and month, years and undated ones apart', () => {
  const years = byYear([
    card('e', '2023-12-19'),
    card('d', '2023?-08'),
    card('c', '2023'),
    card('b', '[2022-02-04..2022-02-20]'),
    card('a', null),
  ]);
  assert.deepEqual(
    years.map(({ year, months }) => [
      year,
      months.map(({ month, reports }) => [month, reports.map(({ id }) => id)]),
    ]),
    [
      [
        2023,
        [
          [12, ['e']],
          [8, ['d']],
          [null, ['c']],
        ],
      ],
      [2022, [[2, ['b']]]],
      [null, [[null, ['a']]]],
    ],
  );
});

test('the calendar has a row for each year between, and tells full months from empty ones', () => {
  const rows = calendar(
    byYear([
      card('c', '2023-03-01'),
      card('b', '2023-03-02'),
      card('d', '2023-03-03'),
      card('e', '2023-03-04'),
      card('a', '2021-01-01'),
    ]),
  );
  assert.deepEqual(
    rows.map(({ year }) => year),
    [2021, 2022, 2023],
  );
  assert.deepEqual(rows[2]?.cells[2], { month: 3, count: 4, level: 4 });
  assert.deepEqual(rows[0]?.cells[0], { month: 1, count: 1, level: 1 });
  assert.deepEqual(rows[1]?.cells[0], { month: 1, count: 0, level: 0 });
  assert.deepEqual(calendar(byYear([card('a', null)])), []);
});

test('anchors of the timeline are unique', () => {
  const anchors = [
    monthAnchor(2023, 8),
    monthAnchor(2023, null),
    monthAnchor(2023, 12),
    monthAnchor(null, null),
  ];
  assert.equal(new Set(anchors).size, 4);
  assert.equal(monthAnchor(2023, 8), 'y2023-08');
});

test('a long list is cut without loss, an empty one is one page', () => {
  const pages = pagesOf([1, 2, 3, 4, 5], 2);
  assert.deepEqual(
    pages.map(({ number, count, items }) => [number, count, items]),
    [
      [1, 3, [1, 2]],
      [2, 3, [3, 4]],
      [3, 3, [5]],
    ],
  );
  assert.deepEqual(pagesOf([], 2), [{ number: 1, count: 1, items: [] }]);
});
