/** Kicker, headline and deck, and the names of sites over them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from '../../scripts/stages/structure/classify.ts';
import { settle } from '../../scripts/stages/structure/settle.ts';

const body = `清晨六点，松岭镇卫生院的药房亮起了灯，药师闻人秋月把三百多种药按村子分好，装进送药车。
去年秋天起，松岭镇给二十一个村配了流动药房，每周两趟送药到村，看病买药不出山。
　　老人们说，药送到门口，腿脚不便的也不用求人了，全镇已有四千人次用上了流动药房。`;

/** The roles of the lines before the body, weighed, or as the rules give them. */
function above(head: string, end = '', name: typeof classify | typeof settle = settle): string[] {
  const { lines, lacks } = name(`${head}\n${body}\n${end}`);
  assert.equal(lacks, undefined);
  const count = head.split('\n').length;
  return lines.filter(({ line }) => line <= count).map(({ role }) => role);
}

const trail = '首页 > 新闻 > 正文';
const imprint = '来源：某某日报  2012-03-04 08:10';

const titles: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'of three titles the middle one is the headline': [
    '山高路远，买药不难\n松岭镇流动药房开进二十一个村\n每周两趟送药到门口 四千人次用上',
    'kicker',
    'headline',
    'deck',
  ],
  'a dash at its end makes a kicker': ['松岭镇探索山区送药新路子——\n流动药房开进村', 'kicker', 'headline'],
  'the name of a series is a kicker': [
    '“走基层看民生”系列报道之五\n一辆送药车的二十一站',
    'kicker',
    'headline',
  ],
  'a couplet over what says more of the report is a kicker': [
    '药车来了 心就定了\n松岭镇流动药房送药到村',
    'kicker',
    'headline',
  ],
  'a couplet over details is the headline': [
    '药送到门口 看病不出山\n——松岭镇办流动药房见闻',
    'headline',
    'deck',
  ],
  'of two titles without a mark the first is the headline': [
    '松岭镇流动药房开进村\n老人们不用再求人捎药了',
    'headline',
    'deck',
  ],
  'several phrases with figures are a deck': [
    '松岭镇流动药房开进村\n二十一个村每周送药两趟 四千人次看病买药不出山',
    'headline',
    'deck',
  ],
  'items with signs before them are a deck': [
    '松岭镇流动药房开进村\n■药师分拣三百种药 ■送药车每周两趟 ■老人不再求人',
    'headline',
    'deck',
  ],
};

/** Two lines without a mark: by the rules so, weighed otherwise, with little certainty. */
const byTheRules = new Set([
  'of two titles without a mark the first is the headline',
  'several phrases with figures are a deck',
]);

for (const [name, [head, ...roles]] of Object.entries(titles)) {
  test(name, () => {
    const named = byTheRules.has(name) ? classify : settle;
    assert.deepEqual(above(`${trail}\n${head}\n${imprint}`, '', named), [
      'breadcrumb',
      ...roles,
      'publication',
    ]);
  });
}

test('a title over two lines is told by a list below that says it once more', () => {
  const head = '山高路远 买药不难\n一辆送药车\n跑出“二十一站”\n■药师分拣三百种药 ■老人不再求人';
  assert.deepEqual(
    above(`${trail}\n${head}\n${imprint}`, '本版其他文章\n一辆送药车跑出“二十一站”\n菜场搬迁'),
    ['breadcrumb', 'kicker', 'headline', 'headline', 'deck', 'publication'],
  );
});

const sites: Readonly<Record<string, readonly [string, string, ...string[]]>> = {
  'a name with spaced letters is the site’s': [`松 岭 新 闻 网\n${trail}`, '', 'site-name', 'breadcrumb'],
  'a name with its column beside it is the site’s': [
    '松岭在线 健康\n松岭在线 >> 健康 >> 正文',
    '',
    'site-name',
    'breadcrumb',
  ],
  'under the site’s name and the button of its program stands its motto': [
    '爱松岭\n打开APP\n山水之间 自有人家',
    '爱松岭客户端 版权所有',
    'site-name',
    'page-tools',
    'site-name',
  ],
  'a bar of bracketed columns is a menu': ['【滚动】 【读报】 【健康论坛】', '', 'navigation'],
};

for (const [name, [head, end, ...roles]] of Object.entries(sites)) {
  test(name, () => {
    const found = above(`${head}\n松岭镇流动药房送药到村\n${imprint}`, end);
    assert.deepEqual(found, [...roles, 'headline', 'publication']);
  });
}
