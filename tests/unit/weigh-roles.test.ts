/** What weighing may change of the roles that the rules gave, and what it may not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from '../../scripts/stages/structure/classify.ts';
import { noEvidence } from '../../scripts/stages/structure/evidence.ts';
import { roles, transitionCount, type RoleModel } from '../../scripts/stages/structure/weighing/model.ts';
import { settle } from '../../scripts/stages/structure/settle.ts';
import { blocksOf } from '../../scripts/stages/structure/weave.ts';
import { gapsOf, traitsOf } from '../../scripts/stages/structure/weighing/traits.ts';
import { weighRoles } from '../../scripts/stages/structure/weighing/weigh.ts';

const paragraphs = [
  '寒冬时节，走进白鹭乡，处处是机器轰鸣、人来车往的繁忙景象，十几名工人忙着浇筑护坡。',
  '今年以来，全乡共投入资金四百六十万元，清淤沟渠二十三公里，维修泵站六座。',
];

/** A model that takes each line with such a trait for such a role. */
function taking(said: Readonly<Record<string, string>>): RoleModel {
  const emissions = Object.entries(said).map(
    ([trait, to]) => [trait, Float64Array.from(roles, (role) => (role === to ? 50 : 0))] as const,
  );
  return { emissions: new Map(emissions), transitions: new Float64Array(transitionCount) };
}

/** A model that takes each line for a footer. */
const footers = (): RoleModel => taking({ any: 'footer' });

test('a page with nothing but an article is not weighed, and none loses its headline or its text', () => {
  const bare = classify(['全市冬修水利工作全面展开', ...paragraphs].join('\n'));
  assert.equal(weighRoles(bare, noEvidence, footers()), bare);
  const page = classify(['全市冬修水利工作全面展开', ...paragraphs, '版权所有 某某网'].join('\n'));
  assert.equal(weighRoles(page, noEvidence, footers()), page);
});

test('a report keeps one headline, that which the rules see, with the lines beside it; others stay what the rules say', () => {
  const page = classify(
    ['首页 新闻 视频 图片', '全市冬修水利工作全面展开', ...paragraphs, '版权所有 某某网'].join('\n'),
  );
  const weights = Float64Array.from(roles, (role) => (role === 'headline' ? 9 : role === 'body' ? 8 : 0));
  const model = {
    emissions: new Map([
      ['stop=false', weights],
      ['stop=true', Float64Array.from(roles, (role) => (role === 'body' ? 9 : 0))],
    ]),
    transitions: new Float64Array(transitionCount),
  };
  const found = weighRoles(page, noEvidence, model).lines.map(({ role, joined }) => [role, joined]);
  assert.deepEqual(found, [
    ['headline', false],
    ['headline', true],
    ['body', false],
    ['body', false],
    ['footer', false],
  ]);
});

test('nothing comes into the article that a web page sets outside of it', () => {
  const page = classify(['全市冬修水利工作全面展开', ...paragraphs, '版权所有 某某网'].join('\n'));
  const weights = Float64Array.from(roles, (role) => (role === 'body' ? 50 : 0));
  const model = {
    emissions: new Map([
      ['rule:role=footer', weights],
      ['rule:role=body', weights],
      ['rule:role=headline', Float64Array.from(roles, (role) => (role === 'headline' ? 50 : 0))],
    ]),
    transitions: new Float64Array(transitionCount),
  };
  const roleOfLast = (evidence: Parameters<typeof weighRoles>[1]): string | undefined =>
    weighRoles(page, evidence, model).lines.at(-1)?.role;
  assert.equal(roleOfLast(noEvidence), 'body');
  assert.equal(roleOfLast({ declared: {}, main: { first: 1, last: 3 } }), 'footer');
});

test('a guess of the rules that is likely enough is none any more', () => {
  const page = classify(['全市冬修水利工作全面展开', ...paragraphs, '白鹭乡', '版权所有 某某网'].join('\n'));
  const odd = page.lines.findIndex(({ text }) => text === '白鹭乡');
  assert.equal(page.lines[odd]?.row.guess, true);
  /** A model that takes each line for what the rules take it for, so strongly. */
  const agreeing = (weight: number): RoleModel => ({
    emissions: new Map(
      roles.map((role) => [
        `rule:role=${role}`,
        Float64Array.from(roles, (other) => (other === role ? weight : 0)),
      ]),
    ),
    transitions: new Float64Array(transitionCount),
  });
  const said = (model: RoleModel): readonly unknown[] => {
    const line = weighRoles(page, noEvidence, model).lines[odd];
    return [line?.role, line?.row.guess];
  };
  assert.deepEqual(said(agreeing(9)), ['page-tools', false]);
  assert.deepEqual(said(agreeing(2)), ['page-tools', true]);
});

test('what a web page says of its report stands, whatever the lines weigh', () => {
  const page = classify(['全市冬修水利工作全面展开', ...paragraphs, '版权所有 某某网'].join('\n'));
  const model = {
    emissions: new Map([
      ['rule:role=headline', Float64Array.from(roles, (role) => (role === 'kicker' ? 50 : 0))],
      ['rule:role=footer', Float64Array.from(roles, (role) => (role === 'headline' ? 50 : 0))],
      ['rule:role=body', Float64Array.from(roles, (role) => (role === 'body' ? 50 : 0))],
    ]),
    transitions: new Float64Array(transitionCount),
  };
  const rolesWith = (evidence: Parameters<typeof weighRoles>[1]): (string | undefined)[] => {
    const { lines } = weighRoles(page, evidence, model);
    return [lines[0]?.role, lines.at(-1)?.role];
  };
  assert.deepEqual(rolesWith(noEvidence), ['kicker', 'headline']);
  assert.deepEqual(rolesWith({ declared: { title: '全市冬修水利工作全面展开' } }), ['headline', 'footer']);
});

test('each part of the head comes once; what else would be one is what the rules say', () => {
  const page = classify(
    ['全市冬修水利工作全面展开', '副题一', '副题二', ...paragraphs, '副题三', '版权所有 某某网'].join('\n'),
  );
  /** A model that takes lines that begin with 副题 for one part of the head. */
  const all = (part: string): RoleModel => {
    const to = (role: string): Float64Array => Float64Array.from(roles, (own) => (own === role ? 50 : 0));
    const own = [['p2=副题', to(part)] as const];
    return {
      emissions: new Map([...own, ['rule:role=headline', to('headline')], ['rule:role=body', to('body')]]),
      transitions: new Float64Array(transitionCount),
    };
  };
  for (const [part, lines] of [
    ['kicker', 2],
    ['deck', 2],
    ['summary', 1],
  ] as const) {
    const weighed = weighRoles(page, noEvidence, all(part)).lines;
    assert.equal(weighed.filter(({ role }) => role === part).length, lines, part);
    assert.equal(blocksOf(weighed).filter(({ role }) => role === part).length, 1, part);
    const second = page.lines.findIndex(({ text }) => text === '副题二');
    assert.equal(weighed[second]?.role, part === 'summary' ? page.lines[second]?.role : part);
    const apart = page.lines.findIndex(({ text }) => text === '副题三');
    assert.equal(weighed[apart]?.role, page.lines[apart]?.role);
    const kept = blocksOf(weighed).map(({ text }) => text);
    for (const text of ['副题一', '副题二', ...paragraphs]) {
      assert.ok(kept.join(' ').includes(text), `${part}: ${text}`);
    }
  }
});

/** What becomes of a heading between paragraphs, where `weight` speaks for another role against all the rest. */
function headingWeighed(heading: string, weight: number, another = 'body'): string | undefined {
  const page = classify(
    [
      '全市冬修水利工作全面展开',
      ...paragraphs,
      heading,
      ...paragraphs.map((text) => `眼下，${text}`),
      '版权所有 某某网',
    ].join('\n'),
  );
  const at = page.lines.findIndex(({ text }) => text === heading);
  assert.equal(page.lines[at]?.role, 'heading');
  const others = roles
    .filter((role) => role !== 'heading')
    .map((role) => [`rule:role=${role}`, role] as const);
  const { emissions, transitions } = taking(Object.fromEntries(others));
  const to = Float64Array.from(roles, (role) => (role === another ? weight : 0));
  const model = { emissions: new Map([...emissions, ['rule:role=heading', to] as const]), transitions };
  return weighRoles(page, noEvidence, model).lines[at]?.role;
}

test('a heading of the rules that is a slogan like a sentence becomes body only where that is as good as certain', () => {
  // 17 other roles: certainty 0.14, 0.90 and 0.998.
  const slogan = '强化责任担当，补齐水利短板，在冬修水利攻坚中体现更大作为';
  assert.deepEqual(
    [1, 5, 9].map((weight) => headingWeighed(slogan, weight)),
    ['heading', 'heading', 'body'],
  );
  assert.deepEqual(
    [1, 5, 9].map((weight) => headingWeighed('强化责任担当', weight)),
    ['heading', 'body', 'body'],
  );
});

test('a line changes its role more easily than it comes into the article, or out of it', () => {
  const page = classify(
    ['首页 新闻 视频 图片', '全市冬修水利工作全面展开', ...paragraphs, '版权所有 某某网'].join('\n'),
  );
  /** The role of the first line, by the rules navigation, where `weight` speaks for another one. */
  const menuWeighed = (role: string, weight: number): string | undefined => {
    const model = taking({
      'rule:role=headline': 'headline',
      'rule:role=body': 'body',
      'rule:role=footer': 'footer',
    });
    const to = Float64Array.from(roles, (own) => (own === role ? weight : 0));
    const emissions = new Map([...model.emissions, ['rule:role=navigation', to] as const]);
    return weighRoles(page, noEvidence, { ...model, emissions }).lines[0]?.role;
  };
  // 17 other roles: certainty 0.25, 0.40 and 0.54.
  assert.deepEqual(
    [1.74, 2.43, 3].map((weight) => menuWeighed('page-tools', weight)),
    ['navigation', 'page-tools', 'page-tools'],
  );
  assert.deepEqual(
    [1.74, 2.43, 3].map((weight) => menuWeighed('kicker', weight)),
    ['navigation', 'navigation', 'kicker'],
  );
  assert.deepEqual(
    [1.74, 2.43, 3].map((weight) => headingWeighed('强化责任担当', weight)),
    ['heading', 'body', 'body'],
  );
  assert.deepEqual(
    [1.74, 2.43, 3].map((weight) => headingWeighed('强化责任担当', weight, 'page-tools')),
    ['heading', 'heading', 'page-tools'],
  );
});

test('traits are the same for the same page, and each line has its own', () => {
  const { lines } = classify(
    ['首页 新闻 视频', '全市冬修水利工作全面展开', '', ...paragraphs, '', '版权所有'].join('\n'),
  );
  assert.deepEqual(traitsOf(lines), traitsOf(lines));
  assert.deepEqual(gapsOf(lines), [0, 2, 1, 2, 1]);
  const [menu, title] = traitsOf(lines);
  assert.ok(menu?.includes('zone=above') && menu.includes('parts=3'));
  assert.ok(title?.includes('like-headline=4') && title.includes('rule:role=headline'));
});

test('onward traits tell a line beside the one before, but for the first line', () => {
  const titles = ['· 全乡春耕备耕有序推进（03-01）', '· 我市召开河长制工作会议（02-28）', '版权所有 某某网'];
  const { lines } = classify(['全市冬修水利工作全面展开', ...paragraphs, '', ...titles].join('\n'));
  const onward = traitsOf(lines).map((traits) => traits.filter((trait) => trait.startsWith('on:')));
  assert.deepEqual(onward[0], []);
  const [first, second, last] = onward.slice(-3);
  for (const said of ['on:opens=·/·', 'on:dated=true/true', 'on:alike=true', 'on:gap=1']) {
    assert.ok(second?.includes(said), said);
    assert.ok(!first?.includes(said) && (!last?.includes(said) || said === 'on:gap=1'), said);
  }
  assert.ok(first?.includes('on:gap=2') && last?.includes('on:opens=·/'));
});

test('where the weighed lines leave an article without a title above it, the rules alone name them', () => {
  const page = ['全市冬修水利工作全面展开', ...paragraphs, '版权所有 某某网'].join('\n');
  const model = taking({
    'rule:role=headline': 'page-title',
    'rule:role=body': 'body',
    'p2=版权': 'headline',
  });
  const weighed = weighRoles(classify(page), noEvidence, model).lines.map(({ role }) => role);
  assert.deepEqual(weighed, ['page-title', 'body', 'body', 'headline']);
  const { lines, lacks } = settle(page, noEvidence, model);
  assert.equal(lacks, undefined);
  assert.deepEqual(
    lines.map(({ role }) => role),
    ['headline', 'body', 'body', 'footer'],
  );
});
