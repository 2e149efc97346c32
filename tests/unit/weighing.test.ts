/** Roles of lines weighed together: the sequence, its weights, and how they are learned. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { allLabelled, goldenFolder, readLabelled } from '../../scripts/learn/captures.ts';
import { fingerprint } from '../../scripts/learn/fingerprint.ts';
import { fit, type Lesson } from '../../scripts/learn/fit.ts';
import { studies } from '../../scripts/learn/lessons.ts';
import {
  likeliest,
  placeOf,
  roles,
  transitionCount,
  type RoleModel,
} from '../../scripts/stages/structure/weighing/model.ts';
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
    emissions: new Map(['a', 'b', 'c', 'on:d', 'on:e'].map((trait) => [trait, row()])),
    transitions: Float64Array.from({ length: transitionCount }, next),
  };
}

/** What a sequence of roles weighs, by the definition: onward traits count where the line before has the same role. */
function weightOf(
  model: RoleModel,
  page: readonly string[][],
  gaps: readonly number[],
  path: readonly number[],
): number {
  return path.reduce((sum, role, at) => {
    const before = path[at - 1] ?? roles.length;
    const own = (page[at] ?? [])
      .filter((trait) => !trait.startsWith('on:') || before === role)
      .reduce((total, trait) => total + (model.emissions.get(trait)?.[role] ?? 0), 0);
    return sum + own + (model.transitions[placeOf(gaps[at] ?? 0, before, role)] ?? 0);
  }, 0);
}

for (const seed of [3, 17, 2024]) {
  test(`the likeliest of all sequences is found, and how likely its roles are (${seed})`, () => {
    const model = someModel(seed);
    const page = [['a', 'on:d'], ['b', 'c', 'on:d', 'on:e'], ['on:e']];
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

test('what lines share is learned, and parts the lines of blocks that no word tells apart', () => {
  // A line without a word of its own is whatever the line is that it looks like.
  const block = (before: Lesson['wanted'][number], after: Lesson['wanted'][number], own: number): Lesson => ({
    traits: [
      [`word-${before}`],
      ...Array.from({ length: own }, () => ['plain', 'on:alike']),
      ['plain', 'on:unlike'],
      [`word-${after}`, 'on:alike'],
    ],
    gaps: Array.from({ length: own + 3 }, () => 0),
    wanted: [...Array.from({ length: own + 1 }, () => before), after, after],
  });
  const shown = [1, 2, 3, 4].flatMap((own) => [
    block('navigation', 'footer', own),
    block('footer', 'navigation', own),
  ]);
  const model = fit([...shown, ...shown], () => undefined);
  const rolesOf = (lesson: Lesson): string[] =>
    likeliest(model, lesson.traits, lesson.gaps).map(({ role }) => role);
  for (const unseen of [block('navigation', 'footer', 6), block('footer', 'navigation', 6)]) {
    assert.deepEqual(rolesOf(unseen), unseen.wanted);
  }
});

test('learning is deterministic, and weights are read as they were written', () => {
  const ruled = lessons.map((own) => ({
    ...own,
    traits: own.traits.map((line, at) => [...line, `rule:role=${own.wanted[at] ?? ''}`, 'on:alike=false']),
  }));
  const learned = (): RoleModel => fit([...ruled, ...ruled, ...ruled], () => undefined);
  const text = writeWeights(learned(), ['head']);
  assert.equal(text, writeWeights(learned(), ['head']));
  for (const trait of ['any', 'title', 'rule:role=footer', 'on:alike=false']) {
    assert.match(text, new RegExp(`^${trait}\\t`, 'mu'));
  }
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
