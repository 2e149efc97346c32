/** Roles of lines weighed together: the sequence, its weights, how they are learned, and what they may change. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { allLabelled, goldenFolder, readLabelled } from '../../scripts/learn/captures.ts';
import { fingerprint } from '../../scripts/learn/fingerprint.ts';
import { fit, type Lesson } from '../../scripts/learn/fit.ts';
import { studies } from '../../scripts/learn/lessons.ts';
import { classify } from '../../scripts/stages/structure/classify.ts';
import { noEvidence } from '../../scripts/stages/structure/evidence.ts';
import {
  likeliest,
  placeOf,
  roles,
  transitionCount,
  type RoleModel,
} from '../../scripts/stages/structure/weighing/model.ts';
import { gapsOf, traitsOf } from '../../scripts/stages/structure/weighing/traits.ts';
import { weighRoles } from '../../scripts/stages/structure/weighing/weigh.ts';
import { readWeights, weightsFile, writeWeights } from '../../scripts/stages/structure/weighing/weights.ts';

/** Numbers that look like chance and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state / 2147483647) * 4 - 2;
  };
}

function someModel(seed: number): RoleModel {
  const next = numbers(seed);
  const row = (): Float64Array => Float64Array.from(roles, next);
  return {
    emissions: new Map(['a', 'b', 'c'].map((trait) => [trait, row()])),
    transitions: Float64Array.from({ length: transitionCount }, next),
  };
}

/** What a sequence of roles weighs, by the definition. */
function weightOf(
  model: RoleModel,
  page: readonly string[][],
  gaps: readonly number[],
  path: readonly number[],
): number {
  return path.reduce((sum, role, at) => {
    const own = (page[at] ?? []).reduce(
      (total, trait) => total + (model.emissions.get(trait)?.[role] ?? 0),
      0,
    );
    const before = path[at - 1] ?? roles.length;
    return sum + own + (model.transitions[placeOf(gaps[at] ?? 0, before, role)] ?? 0);
  }, 0);
}

for (const seed of [3, 17, 2024]) {
  test(`the likeliest of all sequences is found, and how likely its roles are (${seed})`, () => {
    const model = someModel(seed);
    const page = [['a'], ['b', 'c'], []];
    const gaps = [0, 2, 1];
    let total = 0;
    let best: readonly number[] = [];
    const sums = page.map(() => roles.map(() => 0));
    for (const [first] of roles.entries()) {
      for (const [second] of roles.entries()) {
        for (const [third] of roles.entries()) {
          const path = [first, second, third];
          const likelihood = Math.exp(weightOf(model, page, gaps, path));
          total += likelihood;
          if (weightOf(model, page, gaps, path) > weightOf(model, page, gaps, best.length ? best : path))
            best = path;
          if (best.length === 0) best = path;
          path.forEach((role, at) => {
            const line = sums[at] ?? [];
            line[role] = (line[role] ?? 0) + likelihood;
          });
        }
      }
    }
    const found = likeliest(model, page, gaps);
    assert.deepEqual(
      found.map(({ role }) => role),
      best.map((role) => roles[role]),
    );
    found.forEach(({ certainty }, at) => {
      const wanted = (sums[at]?.[best[at] ?? 0] ?? 0) / total;
      assert.ok(Math.abs(certainty - wanted) < 1e-9, `${certainty} for ${wanted}`);
    });
  });
}

const lesson = (...lines: [string, Lesson['wanted'][number]][]): Lesson => ({
  traits: lines.map(([trait]) => ['any', trait]),
  gaps: lines.map(() => 0),
  wanted: lines.map(([, role]) => role),
});
const lessons = [
  lesson(
    ['menu', 'navigation'],
    ['title', 'headline'],
    ['text', 'body'],
    ['odd', 'body'],
    ['rights', 'footer'],
  ),
  lesson(['title', 'headline'], ['text', 'body'], ['rights', 'footer'], ['odd', 'footer']),
  lesson(
    ['menu', 'navigation'],
    ['title', 'headline'],
    ['text', 'body'],
    ['rights', 'footer'],
    ['odd', 'footer'],
  ),
  lesson(
    ['menu', 'navigation'],
    ['title', 'headline'],
    ['odd', 'body'],
    ['text', 'body'],
    ['rights', 'footer'],
  ),
];

test('what is learned tells traits apart, and goes by the lines around where a trait says nothing', () => {
  const model = fit([...lessons, ...lessons, ...lessons], () => undefined);
  const page = ['menu', 'title', 'odd', 'text', 'rights', 'odd'].map((trait) => ['any', trait]);
  const found = likeliest(
    model,
    page,
    page.map(() => 0),
  ).map(({ role }) => role);
  assert.deepEqual(found, ['navigation', 'headline', 'body', 'body', 'footer', 'footer']);
});

test('learning is deterministic, and weights are read as they were written', () => {
  const model = fit(lessons, () => undefined);
  const text = writeWeights(model, ['head']);
  assert.equal(
    text,
    writeWeights(
      fit(lessons, () => undefined),
      ['head'],
    ),
  );
  assert.match(text, /^# head\n/u);
  assert.equal(writeWeights(readWeights(text), ['head']), text);
});

test('a weight that cannot be read is named with its line, and letters of other roles are not read', () => {
  const [legend = ''] = writeWeights(
    { emissions: new Map(), transitions: new Float64Array(transitionCount) },
    [],
  ).split('\n');
  assert.throws(
    () => readWeights(`${legend}\nany\ta7\nany\ta7\tbmuch\n`),
    /:3: expected a role’s letter with hundredths, found bmuch; .*npm run learn/u,
  );
  assert.throws(() => readWeights(`${legend}\nany\tz7\n`), /:2: .*found z7/u);
  assert.throws(
    () => readWeights('# roles: a=banner\nany\ta7\n'),
    /:1: expected # roles: a=.*npm run learn/u,
  );
});

test('a labelled capture without a role is named with its line', () => {
  assert.throws(
    () => readLabelled('01', 'a.txt', 'headline|甲\n\nbanner|乙\n'),
    /01\/a\.txt:3: expected role\|text/u,
  );
  const { text, roles: said } = readLabelled('01', 'a.txt', 'headline|甲|乙\n\nbody|　丙\n');
  assert.equal(text, '甲|乙\n\n　丙\n');
  assert.deepEqual(
    [...said],
    [
      [1, 'headline'],
      [3, 'body'],
    ],
  );
});

test('the weights are those of today’s captures, rules and program (else: npm run learn)', () => {
  const [, said] = /program: (\w+)$/mu.exec(readFileSync(weightsFile, 'utf8').slice(0, 500)) ?? [];
  assert.equal(said, fingerprint(studies().map(({ lesson }) => lesson)));
});

test('nothing is learned from captures that are held out, nor from the five reports', () => {
  const { captures } = parse(readFileSync(join(goldenFolder, 'roles.yml'), 'utf8')) as {
    captures: { file: string; 'held-out'?: boolean }[];
  };
  const heldOut = captures.filter((capture) => capture['held-out'] === true).map(({ file }) => file);
  assert.ok(heldOut.length > 40);
  const learned = allLabelled();
  const texts = new Set(learned.map(({ text }) => text.replace(/\s+/gu, '')));
  for (const file of heldOut) {
    assert.ok(!texts.has(readFileSync(join(goldenFolder, file), 'utf8').replace(/\s+/gu, '')), file);
  }
  const seeds = readFileSync(join(goldenFolder, '../reports.yml'), 'utf8');
  const headlines = Array.from(
    seeds.matchAll(/^\s+headline: (?<title>.+)$/gmu),
    (match) => match.groups?.title ?? '',
  );
  assert.equal(headlines.length, 5);
  for (const title of headlines)
    assert.ok(
      learned.every(({ text }) => !text.includes(title)),
      title,
    );
});

test('no trait that has a weight names a person or a source of the five reports', () => {
  const { reports } = parse(readFileSync(join(goldenFolder, '../reports.yml'), 'utf8')) as {
    reports: { source: string | null; people: { name: string }[] }[];
  };
  // Names of two characters stand in other words by chance.
  const names = reports
    .flatMap(({ source, people }) => [source ?? '', ...people.map(({ name }) => name)])
    .filter((name) => name.length >= 3);
  assert.ok(names.length > 20);
  const weights = readFileSync(weightsFile, 'utf8');
  assert.deepEqual(
    names.filter((name) => weights.includes(name)),
    [],
  );
});

const paragraphs = [
  '寒冬时节，走进白鹭乡，处处是机器轰鸣、人来车往的繁忙景象，十几名工人忙着浇筑护坡。',
  '今年以来，全乡共投入资金四百六十万元，清淤沟渠二十三公里，维修泵站六座。',
];

/** A model that takes each line for a footer. */
function footers(): RoleModel {
  const weights = Float64Array.from(roles, (role) => (role === 'footer' ? 50 : 0));
  return { emissions: new Map([['any', weights]]), transitions: new Float64Array(transitionCount) };
}

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
