import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalise } from '../../src/lib/search/normalise.ts';
import { canBeWithin, readDates } from '../../src/lib/search/query-dates.ts';
import { parseQuery, plainText, quoted, type Literal } from '../../src/lib/search/query.ts';

function written({ term, negated }: Literal): string {
  const value = term.kind === 'date' ? `${term.first}..${term.last}` : term.text;
  return `${negated ? '-' : ''}${term.kind}=${value}`;
}

function read(query: string): string[] {
  return parseQuery(query).clauses.map((clause) => clause.map(written).join(' | '));
}

function faults(query: string): string[] {
  return parseQuery(query).faults.map(({ kind, text }) => `${kind} ${text}`);
}

test('several words must all occur; a phrase is one word; minus is without; OR takes its neighbours', () => {
  assert.deepEqual(read('长三角 合肥'), ['text=长三角', 'text=合肥']);
  assert.deepEqual(read('长三角　合肥'), ['text=长三角', 'text=合肥']);
  assert.deepEqual(read('"smart city" 合肥'), ['text=smart city', 'text=合肥']);
  assert.deepEqual(read('“高质量 发展”'), ['text=高质量发展']);
  assert.deepEqual(read('「長三角」'), ['text=長三角']);
  assert.deepEqual(read('长三角 -合肥 －"滁州 市"'), ['text=长三角', '-text=合肥', '-text=滁州市']);
  assert.deepEqual(read('会议 合肥 OR 滁州 OR -苏州 2023'), [
    'text=会议',
    'text=合肥 | text=滁州 | -text=苏州',
    'text=2023',
  ]);
});

test('fields in both languages, with either colon, a space behind it or a phrase', () => {
  assert.deepEqual(read('标题:长三角 人物：许继伟 地點: 合肥 org:省委 来源:"滁州网" -source:x'), [
    'title=长三角',
    'person=许继伟',
    'place=合肥',
    'organisation=省委',
    'source=滁州网',
    '-source=x',
  ]);
  assert.deepEqual(read('TITLE:ａ Person:b'), ['title=a', 'person=b']);
  assert.deepEqual(read('日期:2023-08..2024-02'), ['date=2023-08-01..2024-02-29']);
  assert.deepEqual(read('会议时间:8月'), ['text=会议时间:8月']);
});

test('punctuation inside a word is text', () => {
  for (const text of ['“2+3+N”重点', '南通市（分会场）', '长三角-合肥', '8:30', 'a"b"c', 'or', 'A-OR-B']) {
    assert.deepEqual(read(text), [`text=${normalise(text)}`], text);
    assert.deepEqual(faults(text), [], text);
  }
});

test('dates: years, months, days, ranges, open ends, full width', () => {
  const range = (typed: string) => {
    const dates = readDates(typed);
    return dates && `${dates.first} ${dates.last}${dates.reversed ? ' reversed' : ''}`;
  };
  assert.equal(range('2023'), '2023-01-01 2023-12-31');
  assert.equal(range('2024-2'), '2024-02-01 2024-02-29');
  assert.equal(range('2023年8月20日'), '2023-08-20 2023-08-20');
  assert.equal(range('２０２３．８．２０'), '2023-08-20 2023-08-20');
  assert.equal(range('2023-08..2024-02'), '2023-08-01 2024-02-29');
  assert.equal(range('2023年8月至2024年2月'), '2023-08-01 2024-02-29');
  assert.equal(range('2023..'), '2023-01-01 9999-12-31');
  assert.equal(range('..2023'), '0000-01-01 2023-12-31');
  assert.equal(range('2024..2023'), '2023-01-01 2024-12-31 reversed');
  for (const typed of ['', '..', '20', '2023-13', '2023-02-30', 'x..2023', '2023-08-20-1']) {
    assert.equal(range(typed), null, typed);
  }
});

test('a date that is not certain may be within a range', () => {
  const year = { first: '2022-01-01', last: '2022-12-31' };
  assert.ok(canBeWithin('2022?-02-04', year));
  assert.ok(canBeWithin('[2021-12-30..2022-01-02]', year));
  assert.ok(canBeWithin('2022-12-31T23:59', year));
  assert.ok(!canBeWithin('2023-01-01', year));
  assert.ok(!canBeWithin(null, year));
});

test('what is wrong is said, and the rest is still asked', () => {
  assert.deepEqual(faults('"长三角 合肥'), ['unclosed "长三角 合肥']);
  assert.deepEqual(read('"长三角 合肥'), ['text=长三角合肥']);
  assert.deepEqual(faults('会议 ""'), ['empty ""']);
  assert.deepEqual(faults('会议 人物:'), ['no-value 人物:']);
  assert.deepEqual(faults('会议 日期:昨天'), ['no-date 日期:昨天']);
  assert.deepEqual(faults('日期:2024..2023'), ['reversed 日期:2024..2023']);
  assert.deepEqual(faults('OR 会议'), ['lonely-or OR']);
  assert.deepEqual(faults('会议 OR'), ['lonely-or OR']);
  assert.deepEqual(faults('会议 OR OR 发展'), ['lonely-or OR']);
  assert.deepEqual(faults('会议 -'), ['lonely-minus -']);
  for (const query of ['会议 ""', '会议 人物:', 'OR 会议', '会议 OR', '会议 -', '会议 日期:昨天']) {
    assert.deepEqual(read(query), ['text=会议'], query);
  }
  assert.deepEqual(parseQuery(' \u200b　'), { clauses: [], faults: [] });
});

test('property: no query throws, every term is a normal form that is not empty', () => {
  const piece = fc.constantFrom(
    '"',
    '“',
    '”',
    '「',
    '-',
    ' ',
    '　',
    'OR',
    '人物:',
    'date：',
    '..',
    '2023',
    '长',
  );
  const query = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 });
  fc.assert(
    fc.property(query, (pieces) => {
      const typed = pieces.join('');
      for (const { term } of parseQuery(typed).clauses.flat()) {
        if (term.kind === 'date') assert.ok(term.first <= term.last, typed);
        else assert.ok(term.text !== '' && normalise(term.text) === term.text, typed);
      }
    }),
    { numRuns: 2000 },
  );
});

test('property: a quoted text asks for that text, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      fc.pre(normalise(text) !== '');
      const query = parseQuery(quoted(text));
      assert.equal(plainText(query), normalise(text));
      assert.deepEqual(query.faults, []);
    }),
    { numRuns: 1000 },
  );
});
