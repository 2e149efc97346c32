/** The event's day: stated, relative, inferred, or honestly unknown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleOf } from '../../../scripts/stages/metadata/article.ts';
import { addDays, isDay, readNumber, weekdayOf } from '../../../scripts/stages/metadata/calendar.ts';
import { findEventDate, type EventDate } from '../../../scripts/stages/metadata/event-date.ts';
import { findPublished } from '../../../scripts/stages/metadata/published.ts';

function event(text: string, published?: string): EventDate {
  const lines =
    published === undefined
      ? []
      : [{ line: 1, role: 'publication' as const, rule: 'structure/test', text: published }];
  const article = articleOf(text, lines);
  return findEventDate(article, findPublished(article).value).value;
}

const date = (text: string, published?: string): string | null => event(text, published).date;

test('numbers in figures and in Chinese', () => {
  assert.deepEqual(
    ['十二', '二十', '三十一', '二〇二三', '7', '一百二十'].map(readNumber),
    [12, 20, 31, 2023, 7, 120],
  );
  assert.ok(Number.isNaN(readNumber('好')));
  assert.ok(Number.isNaN(readNumber('')));
});

test('the calendar knows leap years and weeks', () => {
  assert.deepEqual(addDays({ year: 2024, month: 3, day: 1 }, -1), { year: 2024, month: 2, day: 29 });
  assert.equal(isDay({ year: 2023, month: 2, day: 29 }), false);
  assert.equal(weekdayOf({ year: 2022, month: 11, day: 13 }), 7);
});

test('a full date is stated, in figures or Chinese numerals', () => {
  assert.equal(date('2021年3月2日，全市工作会议召开。'), '2021-03-02');
  assert.equal(date('二〇二一年三月二日，全市工作会议召开。'), '2021-03-02');
});

test('month and day take the year from the publication, over the turn of the year too', () => {
  assert.equal(date('3月2日，全市工作会议召开。', '2021-03-05'), '2021-03-02');
  assert.equal(date('12月30日，全市工作会议召开。', '2021-01-02'), '2020-12-30');
  assert.equal(event('3月2日上午，全市工作会议召开。', '2021-03-05').basis, 'stated');
});

test('the evidence is the words themselves', () => {
  const { evidence, basis } = event('昨天，全市工作会议召开。', '发布时间：2021-03-01 08:00');
  assert.deepEqual(evidence, ['昨天', '发布时间：2021-03-01 08:00']);
  assert.equal(basis, 'relative');
  assert.equal(date('昨天，全市工作会议召开。', '2021-03-01'), '2021-02-28');
});

test('weekdays, months, days without a month and ranges', () => {
  assert.equal(date('上周五，全市工作会议召开。', '2022-11-14'), '2022-11-11');
  assert.equal(date('本月，全市工作会议召开。', '2022-11-14'), '2022-11');
  assert.equal(date('市长章东30日在武汉会见客人。', '2022-12-01'), '2022-11-30');
  assert.equal(date('5月19日至20日，论坛举行。', '2022-05-21'), '2022-05-19/2022-05-20');
});

test('a day in brackets says more than 今天', () => {
  assert.equal(date('今天（9月6日）上午，全市工作会议召开。', '2022-09-07'), '2022-09-06');
});

test('what does not say when is unknown', () => {
  assert.deepEqual(event('近日，全市工作会议召开。', '2021-03-05'), {
    date: null,
    basis: 'unknown',
    evidence: [],
  });
  assert.equal(date('12月19日，全市工作会议召开。'), null);
  assert.equal(date('昨天，全市工作会议召开。'), null);
  assert.equal(date('2月30日，全市工作会议召开。', '2021-03-05'), null);
});

test('another time that the report speaks of is not its own', () => {
  assert.equal(date('在3月1日讲话三周年之际，全市工作会议召开。', '2021-03-05'), null);
  assert.equal(date('论坛将于9月3日举行。', '2021-03-05'), null);
  assert.equal(date('2014年4月15日，有关会议提出了这一理念。新书出版。', '2024-08-29'), null);
});

test('a year is inferred only from what the report says, and marked', () => {
  const text = '6月6日，座谈会举行。今年是改革开放45周年。';
  assert.deepEqual(event(text), {
    date: '2023?-06-06',
    basis: 'inferred',
    evidence: ['6月6日', '今年是改革开放45周年'],
  });
});

test('clues that disagree leave the year unknown', () => {
  assert.equal(date('6月6日，座谈会举行。今年是改革开放45周年。今年是香港回归25周年。'), null);
});

test('a plan made in summer says nothing about the year', () => {
  assert.equal(date('8月6日，会议召开。要抓好2024年流域协调会各项筹备工作。'), null);
});

test('an ongoing event that the day does not fit is no evidence', () => {
  assert.equal(date('6月6日，会议召开。当前北京冬奥会正在举办。'), null);
});
