import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordFinder } from '../../../src/lib/authorities.ts';
import { keywordInContext, sentenceAround, sentencesAround } from '../../../src/lib/concordance.ts';
import { dateWords } from '../../../src/lib/date-words.ts';
import { linkBlocks } from '../../../src/lib/linked-text.ts';
import type { EntityRecord, PersonRecord } from '../../../src/lib/schemas/corpus.ts';
import type { EntityKind, Mention } from '../../../src/lib/schemas/provenance.ts';

const mention = (kind: EntityKind, text: string, name: string, block = 0, from = 0): Mention => {
  const start = text.indexOf(name, from);
  assert.ok(start >= 0, `${name} is in the text`);
  return { kind, name, block, start, end: start + name.length };
};
const findAll = (_kind: EntityKind, name: string): string => name;

test('stretches joined are the block, whatever is linked', () => {
  const texts = ['滁州市委书记许继伟、吴劲出席', '', '许继伟强调'];
  const [first = ''] = texts;
  const mentions = [
    mention('person', first, '许继伟'),
    mention('person', first, '吴劲'),
    mention('place', first, '滁州'),
  ];
  const linked = linkBlocks(texts, mentions, findAll, 'r');
  assert.deepEqual(
    linked.map((stretches) => stretches.map(({ text }) => text).join('')),
    texts,
  );
  assert.deepEqual(
    linked[0]?.filter(({ target }) => target).map(({ text }) => text),
    ['滁州', '许继伟', '吴劲'],
  );
});

test('of overlapping mentions the longest is linked', () => {
  const text = '打造“一极三区一高地”';
  const mentions = [mention('place', text, '三区'), mention('formulation', text, '一极三区一高地')];
  const [stretches = []] = linkBlocks([text], mentions, findAll, 'r');
  assert.deepEqual(
    stretches.map(({ text, target }) => [text, target?.kind]),
    [
      ['打造“', undefined],
      ['一极三区一高地', 'formulation'],
      ['”', undefined],
    ],
  );
});

test('people are linked once a block, places once a report', () => {
  const text = '韩俊在安徽说，韩俊在安徽';
  const all = [0, 1].flatMap((block) => [
    mention('person', text, '韩俊', block),
    mention('person', text, '韩俊', block, 3),
    mention('place', text, '安徽', block),
    mention('place', text, '安徽', block, 6),
  ]);
  const linked = linkBlocks([text, text], all, findAll, 'r').map((stretches) =>
    stretches.flatMap(({ text, target }) => (target ? [text] : [])),
  );
  assert.deepEqual(linked, [['韩俊', '安徽'], ['韩俊']]);
});

test('a name without a record stays text', () => {
  const [stretches] = linkBlocks(['韩俊'], [mention('person', '韩俊', '韩俊')], () => null, 'r');
  assert.deepEqual(stretches, [{ text: '韩俊' }]);
});

test('a keyword stands between contexts of at most the width, in code points', () => {
  assert.deepEqual(keywordInContext('甲乙丙丁戊己庚', 3, 4, 2), {
    left: '乙丙',
    keyword: '丁',
    right: '戊己',
  });
  assert.deepEqual(keywordInContext('丁', 0, 1, 2), { left: '', keyword: '丁', right: '' });
  // 𠮷 (U+20BB7) takes two code units and must not be cut.
  assert.deepEqual(keywordInContext('𠮷𠮷丁𠮷𠮷', 4, 5, 1), { left: '𠮷', keyword: '丁', right: '𠮷' });
});

test('a sentence reaches from full stop to full stop, with its closing quotation mark', () => {
  const text = '会议召开。韩俊说：“要抓落实！”王清宪主持。';
  const at = text.indexOf('韩俊');
  assert.deepEqual(sentenceAround(text, at, at + 2), {
    left: '',
    keyword: '韩俊',
    right: '说：“要抓落实！”',
  });
  const last = text.indexOf('王清宪');
  assert.deepEqual(sentenceAround(text, last, last + 3), { left: '', keyword: '王清宪', right: '主持。' });
});

test('a sentence that names someone twice is given once', () => {
  const texts = ['韩俊说，韩俊到会。韩俊离开。'];
  const occurrences = [0, 4, 9].map((start) => ({ block: 0, start, end: start + 2 }));
  const found = sentencesAround(texts, occurrences).map(
    ({ context }) => context.left + context.keyword + context.right,
  );
  // The second occurrence lies in the first one's sentence.
  assert.deepEqual(found, ['韩俊说，韩俊到会。', '韩俊离开。']);
});

test('namesakes are told apart by the report, variants lead to their record', () => {
  const person = (id: string, report: string): PersonRecord => ({
    id,
    name: '王伟',
    offices: [],
    appearances: [{ report, date: null, offices: [], roles: ['attended'], occurrences: [] }],
  });
  const shanghai: EntityRecord = {
    id: '上海市',
    kind: 'place',
    name: '上海市',
    variants: ['上海'],
    within: [],
    reports: ['a'],
    occurrences: [],
  };
  const find = recordFinder({ people: [person('王伟-1', 'a'), person('王伟-2', 'b')], entities: [shanghai] });
  assert.equal(find('person', '王伟', 'b'), '王伟-2');
  assert.equal(find('person', '王伟', 'c'), null);
  assert.equal(find('place', '上海', 'z'), '上海市');
  assert.equal(find('organisation', '上海', 'a'), null);
});

test('the note on a date stands apart from it', () => {
  assert.deepEqual(dateWords('2023?-12-19'), { date: '2023年12月19日', note: '（年份推断）' });
  assert.deepEqual(dateWords('2023-08-21T15:23'), { date: '2023年8月21日 15:23', note: undefined });
});
