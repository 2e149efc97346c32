import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareEdtf, displayEdtf, edtfBounds, edtfSortKey, parseEdtf } from '../../src/lib/edtf.ts';
import { edtfSchema } from '../../src/lib/schemas/report.ts';

test('a point is read as far as it is known', () => {
  assert.deepEqual(parseEdtf('2023?-12-19'), {
    kind: 'point',
    at: { year: 2023, month: 12, day: 19, time: null, inferred: 'year' },
  });
  assert.deepEqual(parseEdtf('2023-08-21T15:23'), {
    kind: 'point',
    at: { year: 2023, month: 8, day: 21, time: '15:23', inferred: null },
  });
  assert.deepEqual(parseEdtf('2023-12?'), {
    kind: 'point',
    at: { year: 2023, month: 12, day: null, time: null, inferred: 'month' },
  });
});

test('what no calendar has is no date', () => {
  const impossible = [
    '2023-13',
    '2023-00-01',
    '2023-02-29',
    '2023-04-31',
    '2023-08-21T24:00',
    '2023-08-21T12:60',
  ];
  for (const text of [...impossible, '', '昨天', '[2022-02-20..2022-02-04]', '2022-03/2022-01']) {
    assert.equal(parseEdtf(text), null, text);
  }
  assert.notEqual(parseEdtf('2024-02-29'), null);
  assert.equal(parseEdtf('1900-02-29'), null);
});

test('bounds are the first and the last day that a date can mean', () => {
  const bounds = (text: string): string[] => {
    const date = parseEdtf(text);
    assert.ok(date);
    const { first, last } = edtfBounds(date);
    return [first, last];
  };
  assert.deepEqual(bounds('2024-02'), ['2024-02-01', '2024-02-29']);
  assert.deepEqual(bounds('2023'), ['2023-01-01', '2023-12-31']);
  assert.deepEqual(bounds('2023?-12-19'), ['2023-12-19', '2023-12-19']);
  assert.deepEqual(bounds('[2022-02-04..2022-02-20]'), ['2022-02-04', '2022-02-20']);
  assert.deepEqual(bounds('2022-02/2022-03'), ['2022-02-01', '2022-03-31']);
});

test('dates order by time, whatever their form, and the unknown comes last', () => {
  const inOrder = [
    '2022',
    '[2022-02-04..2022-02-20]',
    '2022-11-12',
    '2023?-06-06',
    '2023-08-20',
    '2023-08-20T09:05',
    '2023-08-20T15:23',
    '2023-08-21',
    '2023?-12-19',
    null,
  ];
  assert.deepEqual(inOrder.toReversed().sort(compareEdtf), inOrder);
});

test('the order is total', () => {
  const date = fc.oneof(
    fc.constant(null),
    fc.constantFrom(
      '2022',
      '2022-02',
      '2022-02?',
      '2022-02-04',
      '[2022-02-04..2022-02-20]',
      '2022-02-04T10:00',
    ),
    fc.stringMatching(/^20[0-9]{2}\??-1[0-9]-[0-3][0-9]$/u),
  );
  fc.assert(
    fc.property(date, date, date, (a, b, c) => {
      assert.equal(Math.sign(compareEdtf(a, b)), -Math.sign(compareEdtf(b, a)) + 0);
      if (compareEdtf(a, b) <= 0 && compareEdtf(b, c) <= 0) assert.ok(compareEdtf(a, c) <= 0);
    }),
  );
});

test('readers see Chinese dates, with what is inferred', () => {
  const shown: Record<string, string> = {
    '2023?-12-19': '2023年12月19日（年份推断）',
    '2023?': '2023年（年份推断）',
    '2023-12?-19': '2023年12月19日（年月推断）',
    '2023-12-19?': '2023年12月19日（推断）',
    '2023-08-20': '2023年8月20日',
    '2023-08-21T15:23': '2023年8月21日 15:23',
    '2023-08': '2023年8月',
    '[2022-02-04..2022-02-20]': '2022年2月4日至20日之间',
    '[2022-02-04..2022-03-01]': '2022年2月4日至3月1日之间',
    '[2021-12-30..2022-01-02]': '2021年12月30日至2022年1月2日之间',
    '2022-02-04/2022-02-20': '2022年2月4日至20日',
    '2022-02/2022-03': '2022年2月至3月',
    '2022-02/2022-02': '2022年2月',
    '2022-02/2022-02-20': '2022年2月至2月20日',
    '2022-02-04/2022-02': '2022年2月4日至2月',
    '[2022-02-04..2022-02-04]': '2022年2月4日',
    某日: '某日',
  };
  for (const [text, expected] of Object.entries(shown)) assert.equal(displayEdtf(text), expected, text);
});

test('every string of the schema either parses or names an impossible day', () => {
  const part = (max: number): fc.Arbitrary<string> =>
    fc.integer({ min: 1, max }).map((value) => String(value).padStart(2, '0'));
  const day = fc.tuple(fc.constantFrom('1999', '2024'), part(12), part(28)).map((parts) => parts.join('-'));
  const marked = fc
    .tuple(day, fc.constantFrom(4, 7, 10))
    .map(([text, at]) => `${text.slice(0, at)}?${text.slice(at)}`);
  const ends = fc.tuple(day, day).map((pair) => pair.sort());
  const any = fc.oneof(
    day,
    marked,
    ends.map(([a, b]) => `[${a}..${b}]`),
    ends.map(([a, b]) => `${a}/${b}`),
  );
  fc.assert(
    fc.property(any, (text) => {
      assert.equal(edtfSchema.parse(text), text);
      assert.notEqual(edtfSortKey(text), null);
    }),
  );
});
