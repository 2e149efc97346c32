import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments } from '../../scripts/eval/arguments.ts';
import { captureOf } from '../../scripts/eval/capture.ts';
import { compareArticle, compareDate, matchNames, type Found } from '../../scripts/eval/compare.ts';
import type { Label } from '../../scripts/eval/labels.ts';
import { errorLines } from '../../scripts/eval/print.ts';
import { sameName, sameOffice, sameOrganisation, samePlace } from '../../scripts/eval/same.ts';
import { belowFloors, floorsSchema, scoreOf, type Floors } from '../../scripts/eval/score.ts';

const label: Label = {
  people: [
    { name: '甲一', offices: ['市委副书记', '市长'], of: '青岚市', roles: ['presided', 'spoke'] },
    { name: '乙二', offices: ['市领导'], roles: ['attended'] },
  ],
  documents: ['青岚市湿地保护条例'],
  organisations: [['市水利局', '青岚市水利局'], '远山集团'],
  places: ['青岚市', '东部'],
  event_date: { value: '2024-03-05', basis: 'relative' },
  also: { people: ['丙三'], places: ['人民广场'], organisations: ['晨报'], offices: { 乙二: ['代表'] } },
};
const perfect: Found = {
  people: label.people,
  documents: ['青岚市湿地保护条例'],
  organisations: ['市水利局', '远山集团'],
  places: ['青岚市', '东部'],
  date: '2024-03-05',
};
const nothing: Found = { people: [], documents: [], organisations: [], places: [], date: null };
const none = (): boolean => false;

test('names are the same whatever their quotation marks and width', () => {
  assert.ok(sameName('军旗管理规定（试行）', '军旗管理规定(试行)'));
  assert.ok(sameName('“远山”公司', '远山公司'));
  assert.ok(!sameName('远山公司', '远水公司'));
});

test('a place is the same with and without the ending of its kind', () => {
  for (const [long, short] of [
    ['江原省', '江原'],
    ['东部地区', '东部'],
    ['南海回族自治区', '南海'],
    ['外岛特别行政区', '外岛'],
  ] as const)
    assert.ok(samePlace(long, short) && samePlace(short, long), long);
  assert.ok(!samePlace('滑县', '滑'));
  assert.ok(!samePlace('江原', '江北'));
});

test('a body is the same with the place before it, where the article names that place', () => {
  assert.ok(sameOrganisation('远山集团', '甲国远山集团', ['甲国']));
  assert.ok(sameOrganisation('江原省远山集团', '远山集团', ['江原']));
  assert.ok(!sameOrganisation('远山集团', '甲国远山集团', ['乙国']));
  assert.ok(!sameOrganisation('集团', '甲国集团', ['甲国']), 'too short to tell');
});

test('an office is the same with its unit, and another one with 副, 代, 原 or 兼', () => {
  const office = (name: string, of?: string): { office: string; of: string | undefined } => ({
    office: name,
    of,
  });
  assert.ok(sameOffice(office('市委书记', '青岚市'), office('青岚市市委书记')));
  assert.ok(sameOffice(office('市长', '青岚市'), office('青岚市长')));
  assert.ok(sameOffice(office('总书记'), office('中共中央总书记')));
  for (const other of ['副市长', '代市长', '原市长', '秘书长兼市长', '前市长'])
    assert.ok(!sameOffice(office('市长'), office(other)), other);
  assert.ok(!sameOffice(office('市长'), office('县长')));
});

test('each label is paired once, the exact spelling first', () => {
  const match = matchNames(['大山市', '大山县'], ['大山县', '大山市', '大山'], none, samePlace);
  assert.deepEqual(match, { right: ['大山市', '大山县'], missed: [], wrong: ['大山'] });
  assert.deepEqual(matchNames(['江原'], ['江原省', '江原'], none, samePlace).wrong, ['江原省']);
});

test('a listed form is right, and not wrong beside another form; what is excused is in no list', () => {
  const forms = [['市水利局', '青岚市水利局']];
  assert.deepEqual(matchNames(forms, ['青岚市水利局', '市水利局'], none, sameName), {
    right: ['市水利局'],
    missed: [],
    wrong: [],
  });
  const match = matchNames(['甲'], ['乙', '丙'], (name) => name === '乙', sameName);
  assert.deepEqual(match, { right: [], missed: ['甲'], wrong: ['丙'] });
});

test('the labels themselves score 1 in everything, and nothing found scores 0', () => {
  const full = scoreOf([compareArticle(label, perfect)]);
  for (const field of Object.values(full.fields)) assert.equal(field.f1, 1);
  assert.equal(full.dateRecall, 1);
  const empty = scoreOf([compareArticle(label, nothing)]);
  for (const field of Object.values(empty.fields)) assert.equal(field.f1, 0);
  assert.equal(empty.dates.unknown, 1);
  assert.equal(empty.dateRecall, 0);
});

test('a missed person misses offices and roles, an invented one gives wrong ones', () => {
  const stranger = { name: '丁四', offices: ['局长'], roles: ['spoke' as const] };
  const { fields } = compareArticle(label, { ...perfect, people: [label.people[0] ?? stranger, stranger] });
  assert.deepEqual(fields.people, { right: ['甲一'], missed: ['乙二'], wrong: ['丁四'] });
  assert.deepEqual(fields.offices.missed, ['乙二 市领导']);
  assert.deepEqual(fields.offices.wrong, ['丁四 局长']);
  assert.deepEqual(fields.roles.missed, ['乙二 attended']);
  assert.deepEqual(fields.roles.wrong, ['丁四 spoke']);
});

test('what careful readers decide differently is neither right nor wrong', () => {
  const found: Found = {
    ...perfect,
    people: [
      ...label.people.map((person) => ({ ...person, offices: [...person.offices, '代表'] })),
      { name: '丙三', offices: ['院长'], roles: ['mentioned'] },
    ],
    organisations: [...perfect.organisations, '晨报', '市委'],
    places: [...perfect.places, '人民广场'],
  };
  const { fields } = compareArticle(label, found);
  assert.deepEqual(fields.people.wrong, []);
  assert.deepEqual(fields.offices.wrong, ['甲一 代表'], 'excused for 乙二 only');
  assert.deepEqual(fields.organisations.wrong, [], '市委 stands inside an office');
  assert.deepEqual(fields.places.wrong, []);
  assert.deepEqual(fields.organisations.right.length, 2);
});

test('a day is right, unknown or wrong; where there is none, left open, defensible or invented', () => {
  const known = { value: '2024-03-05', basis: 'stated' as const, also: ['2024-03-05/2024-03-06'] };
  assert.equal(compareDate(known, '2024-03-05'), 'right');
  assert.equal(compareDate(known, '2024-03-05/2024-03-06'), 'right');
  assert.equal(compareDate(known, null), 'unknown');
  assert.equal(compareDate(known, '2024-03-06'), 'wrong');
  const open = { value: null, basis: 'unknown' as const, also: ['2024-03-05'] };
  assert.equal(compareDate(open, null), 'left open');
  assert.equal(compareDate(open, '2024-03-05'), 'defensible');
  assert.equal(compareDate(open, '2024-03-04'), 'invented');
});

test('precision, recall and F1 are those of all articles together', () => {
  const found: Found = { ...nothing, places: ['青岚市', '西部', '北部', '东部'] };
  const { places } = scoreOf([compareArticle(label, found), compareArticle(label, nothing)]).fields;
  assert.deepEqual([places.right, places.missed, places.wrong], [2, 2, 2]);
  assert.deepEqual([places.precision, places.recall, places.f1], [0.5, 0.5, 0.5]);
});

const floor = {
  ...{ people: 1, offices: 1, roles: 1, documents: 1, organisations: 1, places: 1 },
  date: { right: 1, wrong: 0 },
};
const floors: Floors = { corpus: 'a'.repeat(64), development: floor, validation: null, 'held-out': null };

test('a floor is held at its number and broken below it, with the field and both numbers', () => {
  const full = scoreOf([compareArticle(label, perfect)]);
  const low = scoreOf([compareArticle(label, { ...perfect, places: ['青岚市'], date: '2024-01-01' })]);
  assert.deepEqual(belowFloors(floors, { development: full, 'held-out': low }), [], 'held-out is not pinned');
  assert.deepEqual(belowFloors(floors, { development: low, 'held-out': full }), [
    'development: places F1 0.6667, expected 1 or more',
    'development: event dates right 0.0000, expected 1 or more',
    'development: 1 event dates wrong or invented, expected 0 at most',
  ]);
});

test('a split that was not measured is not judged; each split has a floor of its own', () => {
  const low = scoreOf([compareArticle(label, { ...perfect, places: ['青岚市'] })]);
  assert.deepEqual(belowFloors(floors, {}), []);
  assert.deepEqual(belowFloors(floors, { validation: low }), [], 'validation is not pinned');
  assert.deepEqual(belowFloors({ ...floors, validation: floor }, { validation: low }), [
    'validation: places F1 0.6667, expected 1 or more',
  ]);
});

test('without arguments all splits are measured, and no errors listed', () => {
  const measured = ['development', 'validation', 'held-out'];
  assert.deepEqual(readArguments([]), { measured, errors: undefined });
});

test('--split measures only the named splits, --errors lists one of them', () => {
  const both = ['--split', 'validation,development'];
  assert.deepEqual(readArguments(both), { measured: ['development', 'validation'], errors: undefined });
  for (const split of ['development', 'validation'])
    assert.deepEqual(readArguments(['--split', split, '--errors', split]), {
      measured: [split],
      errors: split,
    });
});

test('errors of held-out articles are refused, and so is what is no split or no option', () => {
  for (const [args, message] of [
    [['--errors', 'held-out'], /held-out articles are never shown/u],
    [['--split', 'held-out', '--errors', 'held-out'], /held-out articles are never shown/u],
    [['--split', 'development', '--errors', 'validation'], /need validation among/u],
    [['--split', 'development,test'], /Unexpected split "test"/u],
    [['--split', ''], /Unexpected split ""/u],
    [['--errors', 'all'], /Unexpected split "all"/u],
    [['--report'], /--report/u],
  ] as const)
    assert.throws(() => readArguments(args), message, args.join(' '));
});

test('a floors file without a field or with a foreign one is refused', () => {
  assert.ok(floorsSchema.safeParse(floors).success);
  assert.ok(!floorsSchema.safeParse({ ...floors, development: { people: 1 } }).success);
  assert.ok(!floorsSchema.safeParse({ ...floors, development: { ...floor, colour: 1 } }).success);
  assert.ok(!floorsSchema.safeParse({ ...floors, corpus: 'x' }).success);
});

test('errors name the article, the field and the words', () => {
  const comparison = compareArticle(label, { ...perfect, places: ['青岚市', '西部'], date: null });
  assert.deepEqual(errorLines('a1', 'null, expected 2024-03-05', comparison), [
    'a1 places missed: 东部',
    'a1 places wrong: 西部',
    'a1 date unknown: null, expected 2024-03-05',
  ]);
});

test('an article becomes a capture with title, publication line and paragraphs', () => {
  const capture = captureOf({ id: 'a1', date: '2024-03-06', title: '题目', paras: ['一。', '二。'] });
  assert.equal(new TextDecoder().decode(capture.bytes), '题目\n2024-03-06 来源：央视网\n一。\n二。\n');
  assert.equal(capture.file, 'a1.txt');
  assert.match(capture.sha256, /^[0-9a-f]{64}$/u);
});
