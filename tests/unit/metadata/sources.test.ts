/** Source, section, publisher, contributors: read from the lines that carry them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoledLine } from '../../../scripts/stage.ts';
import type { Article } from '../../../scripts/stages/metadata/article.ts';
import { findContributors } from '../../../scripts/stages/metadata/contributors.ts';
import { findPublished } from '../../../scripts/stages/metadata/published.ts';
import { findSource } from '../../../scripts/stages/metadata/sources.ts';

function page(...lines: readonly (readonly [RoledLine['role'], string])[]): Article {
  return {
    blocks: [],
    lines: lines.map(([role, text], index) => ({ line: index + 1, role, rule: 'structure/test', text })),
  };
}

test('a label is stronger than the dateline, and the dateline than the site', () => {
  const dateline = ['body', '江南晚报讯（记者李芳）昨天，会议召开。'] as const;
  const site = ['site-name', '江南门户网'] as const;
  const label = ['publication', '2021-03-02 来源：江南日报 点击：12'] as const;
  assert.equal(findSource(page(site, label, dateline)).value.source, '江南日报');
  assert.equal(findSource(page(site, dateline)).value.source, '江南晚报');
  assert.equal(findSource(page(site)).value.source, '江南门户网');
});

test('a publisher stands in only where no source is named', () => {
  const footer = ['footer', '江南日报社 2009-2021 版权所有'] as const;
  assert.deepEqual(findSource(page(footer)).value, { source: null, publisher: '江南日报社' });
  const both = findSource(page(footer, ['publication', '来源：湖州日报'])).value;
  assert.deepEqual(both, { source: '湖州日报' });
});

test('本报讯 names no paper', () => {
  assert.equal(findSource(page(['body', '本报讯（记者李芳）昨天，会议召开。'])).value.source, null);
});

test('the section is the last step of the breadcrumb that is a section', () => {
  assert.equal(findSource(page(['breadcrumb', '首页 > 新闻 > 本地要闻 > 正文'])).value.section, '本地要闻');
  assert.equal(findSource(page(['breadcrumb', '首页'])).value.section, undefined);
});

test('reporters keep their titles, and padded names lose the padding', () => {
  const article = page(
    ['body', '江南网讯（通讯员王小明、李芳 全媒体记者欧阳晓）昨天，会议召开。'],
    ['caption', '会议现场。本报记者 赵 兰 摄'],
    ['editor', '责任编辑：钱 进'],
  );
  assert.deepEqual(findContributors(article).value, {
    reporters: [
      { name: '王小明', role: '通讯员' },
      { name: '李芳', role: '通讯员' },
      { name: '欧阳晓', role: '全媒体记者' },
    ],
    photographer: '赵兰',
    editor: '钱进',
  });
});

test('a bracket that credits nobody gives no reporter', () => {
  assert.deepEqual(findContributors(page(['body', '江南网讯（扩大）会议昨天召开。'])).value, {
    reporters: [],
  });
});

test('the publication time is read in the usual spellings, and impossible days are not', () => {
  const edtf = (text: string): string | undefined => findPublished(page(['publication', text])).value?.edtf;
  assert.equal(edtf('发布时间：2021-03-02 09:10'), '2021-03-02T09:10');
  assert.equal(edtf('2021年3月2日 星期二'), '2021-03-02');
  assert.equal(edtf('日期：2021/3/2'), '2021-03-02');
  assert.equal(edtf('2021-02-30 10:00'), undefined);
  assert.equal(edtf('浏览次数：2021'), undefined);
});
