/** Facts that a page declares about itself, beside what its lines say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';
import type { PageFact } from '../../../scripts/stages/extract/page-fact.ts';
import type { Article } from '../../../scripts/stages/metadata/article.ts';
import { findContributors } from '../../../scripts/stages/metadata/contributors.ts';
import { findPublished } from '../../../scripts/stages/metadata/published.ts';
import { findSource } from '../../../scripts/stages/metadata/sources.ts';

function article(
  facts: Partial<Record<PageFact['field'], string>>,
  lines: [LineRole, string][] = [],
): Article {
  return {
    blocks: [],
    lines: lines.map(([role, text], index) => ({ line: index + 2, role, rule: 'structure/example', text })),
    page: Object.entries(facts).map(([field, value]) => ({
      field: field as PageFact['field'],
      value,
      name: `meta-${field}`,
      rule: `extract/fact-${field}`,
      at: 0,
      line: 1,
    })),
  };
}

test('a declared source counts where no line names one, with its place as evidence', () => {
  const { value, evidence, doubts } = findSource(article({ source: '江南日报' }));
  assert.equal(value.source, '江南日报');
  assert.deepEqual(evidence, [
    { fact: 'source', rule: 'extract/fact-source', quote: 'meta-source: 江南日报', line: 1 },
  ]);
  assert.deepEqual(doubts, []);
});

test('a declared source comes before what is only inferred from a dateline', () => {
  const lines: [LineRole, string][] = [['body', '江南网讯（记者王小明）昨天，会议召开。']];
  assert.equal(findSource(article({}, lines)).value.source, '江南网');
  assert.equal(findSource(article({ source: '江南日报' }, lines)).value.source, '江南日报');
});

test('the source that a reader sees wins over another that is declared, and the difference is told', () => {
  const lines: [LineRole, string][] = [['publication', '2021-03-02 09:10 来源：江南日报']];
  const { value, doubts } = findSource(article({ source: '东岭县人民政府' }, lines));
  assert.equal(value.source, '江南日报');
  assert.deepEqual(
    doubts.map(({ rule }) => rule),
    ['sources/declared-differs'],
  );
  assert.deepEqual(findSource(article({ source: '江南日报 原创稿' }, lines)).doubts, []);
});

test('the site is the publisher where nothing else is known; platforms that reprint are not', () => {
  assert.equal(findSource(article({ site: '东岭县人民政府' })).value.publisher, '东岭县人民政府');
  assert.equal(findSource(article({ site: '微信公众平台' })).value.publisher, undefined);
  assert.equal(
    findSource(article({ site: '东岭县人民政府', source: '江南日报' })).value.publisher,
    undefined,
  );
});

test('a declared time: alone, in other zones, beside the day of a line, against it', () => {
  const edtf = (value: string, lines?: [LineRole, string][]): string | undefined =>
    findPublished(article({ published: value }, lines)).value?.edtf;
  assert.equal(edtf('2021-09-18 06:23'), '2021-09-18T06:23');
  assert.equal(edtf('2021年9月18日'), '2021-09-18');
  assert.equal(edtf('2019-09-11T01:53:41+08:00'), '2019-09-11T01:53');
  assert.equal(edtf('2023-06-19T22:30:00Z'), '2023-06-20T06:30');
  assert.equal(edtf('2023-01-01T00:30:00.000+0900'), '2022-12-31T23:30');
  assert.equal(edtf('2021-02-30 10:00'), undefined);
  assert.equal(edtf('2016-11-22 09:53', [['publication', '发布日期：2016-11-22']]), '2016-11-22T09:53');
  assert.equal(edtf('2016-11-22 09:53', [['publication', '2016-11-22 10:00']]), '2016-11-22T10:00');
  const against = findPublished(
    article({ published: '2019-03-22' }, [['publication', '发布日期：2016-11-22']]),
  );
  assert.equal(against.value?.edtf, '2016-11-22');
  assert.deepEqual(
    against.doubts.map(({ rule }) => rule),
    ['dates/declared-differs'],
  );
});

test('declared authors count where no line names a reporter; sites and editors are no authors', () => {
  const names = (author: string, lines?: [LineRole, string][]): string[] =>
    findContributors(article({ author }, lines)).value.reporters.map(({ name, role }) => `${role}${name}`);
  assert.deepEqual(names('麦秋'), ['作者麦秋']);
  assert.deepEqual(names('麦秋、谷雨'), ['作者麦秋', '作者谷雨']);
  assert.deepEqual(names('本报记者 麦秋 通讯员 谷雨'), ['本报记者麦秋', '通讯员谷雨']);
  assert.deepEqual(names('江南日报'), []);
  assert.deepEqual(names('桃花岛发布'), []);
  assert.deepEqual(names('汤圆', [['editor', '责任编辑：汤圆']]), []);
  assert.deepEqual(names('汤圆', [['byline', '记者 麦秋']]), ['记者麦秋']);
});
