/** The network of line roles: that learning goes down the slope, what it learns, and how it is kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { descend } from '../../scripts/learn/adagrad.ts';
import type { Lesson } from '../../scripts/learn/exercises.ts';
import { fitNetwork } from '../../scripts/learn/fit-network.ts';
import { unread } from '../../scripts/learn/lstm-gradient.ts';
import { gradientsOf, type Masks } from '../../scripts/learn/network-gradient.ts';
import { gateCount, read, rowLength, type Lstm } from '../../scripts/stages/structure/weighing/lstm.ts';
import {
  directionOf,
  judge,
  judgedLength,
  networkSays,
  readingCount,
  readLines,
  size,
  type Core,
  type Network,
} from '../../scripts/stages/structure/weighing/network.ts';
import { readNetwork, writeNetwork } from '../../scripts/stages/structure/weighing/network-weights.ts';
import { marginalsOf, roles, transitionCount } from '../../scripts/stages/structure/weighing/field.ts';
import { classify } from '../../scripts/stages/structure/classify.ts';
import { traitsOf } from '../../scripts/stages/structure/weighing/traits.ts';

/** Numbers between -1 and 1 that look like chance and are the same each time. */
function numbers(seed: number, length: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return (state / 2147483647) * 2 - 1;
  });
}

/** The slope of a loss at one number of a list, as the definition has it. */
function slopeAt(list: Float64Array, at: number, loss: () => number): number {
  const own = list[at] ?? 0;
  const step = 1e-5;
  list[at] = own + step;
  const above = loss();
  list[at] = own - step;
  const below = loss();
  list[at] = own;
  return (above - below) / (2 * step);
}

function assertClose(found: number | undefined, expected: number): void {
  assert.ok(Math.abs((found ?? NaN) - expected) < 1e-8, `${found ?? ''} for ${expected}`);
}

test('a memory with gates wide open or shut keeps, adds up or forgets what it reads', () => {
  // One input, one cell; rows for entering, keeping, leaving and what is fresh: weights for input, output before, 1.
  const memory = (enter: number, keep: number): Lstm => ({
    inputs: 1,
    cells: 1,
    weights: Float64Array.from([0, 0, enter, 0, 0, keep, 0, 0, 50, 1, 0, 0]),
  });
  const page = [0.5, 0.25, -0.125].map((number) => Float64Array.of(number));
  const held = (lstm: Lstm, backward: boolean): number[] =>
    read(lstm, page, backward).map((step) => Number((step.memory[0] ?? NaN).toFixed(6)));
  const fresh = page.map(([number = NaN]) => Math.tanh(number));
  const rounded = (...list: number[]): number[] => list.map((number) => Number(number.toFixed(6)));
  const [one = NaN, two = NaN, three = NaN] = fresh;
  assert.deepEqual(held(memory(50, 50), false), rounded(one, one + two, one + two + three));
  assert.deepEqual(held(memory(50, 50), true), rounded(one + two + three, two + three, three));
  assert.deepEqual(held(memory(50, -50), false), rounded(one, two, three));
  assert.deepEqual(held(memory(-50, 50), false).map(Math.abs), [0, 0, 0]);
});

for (const backward of [false, true]) {
  test(`the slope of what is read ${backward ? 'upwards' : 'downwards'} is that between two neighbouring weights`, () => {
    const [inputs, cells, lines] = [3, 2, 4];
    const lstm: Lstm = {
      inputs,
      cells,
      weights: numbers(7, gateCount * cells * rowLength({ inputs, cells })),
    };
    const page = Array.from({ length: lines }, (_, at) => numbers(at + 11, inputs));
    const wanted = Array.from({ length: lines }, (_, at) => numbers(at + 31, cells));
    /** How far what comes out is from what is wanted, squared and halved. */
    const loss = (): number =>
      read(lstm, page, backward)
        .flatMap(({ out }, at) =>
          [...out].map((number, cell) => (number - (wanted[at]?.[cell] ?? 0)) ** 2 / 2),
        )
        .reduce((sum, one) => sum + one, 0);
    const steps = read(lstm, page, backward);
    const slopes = new Float64Array(lstm.weights.length);
    const wrong = steps.map(({ out }, at) => out.map((number, cell) => number - (wanted[at]?.[cell] ?? 0)));
    const vectors = unread(lstm, steps, backward, wrong, slopes);
    slopes.forEach((slope, at) => {
      assertClose(slope, slopeAt(lstm.weights, at, loss));
    });
    page.forEach((vector, line) => {
      vector.forEach((_, at) => {
        assertClose(vectors[line]?.[at], slopeAt(vector, at, loss));
      });
    });
  });
}

test('the slope of the whole network is that between two neighbouring weights, whatever is dropped', () => {
  const part = (seed: number, length: number): Float64Array => numbers(seed, length).map((one) => one / 4);
  const core: Core = {
    bias: part(3, size.vector),
    downward: directionOf(part(5, readingCount)),
    upward: directionOf(part(7, readingCount)),
    judging: part(9, roles.length * judgedLength),
    transitions: part(11, transitionCount),
  };
  const exercise = { gaps: [0, 1, 2, 1], wanted: [4, 9, 9, 2] };
  // What the traits of each line add up to, before the bias is added and nothing is left below nought.
  const sums = exercise.wanted.map((_, at) => numbers(at + 21, size.vector));
  const masks: Masks = {
    vectors: sums.map((_, at) => numbers(at + 41, size.vector).map((one) => (one < -0.5 ? 0 : 1.25))),
    judged: sums.map((_, at) => numbers(at + 61, judgedLength).map((one) => (one < 0 ? 0 : 2))),
  };
  const times = (one: Float64Array, mask: Float64Array | undefined): Float64Array =>
    one.map((number, place) => number * (mask?.[place] ?? NaN));
  const vectors = (): Float64Array[] =>
    sums.map((sum) => sum.map((number, place) => Math.max(number + (core.bias[place] ?? NaN), 0)));
  /** The logarithm of how likely the wanted roles are, by the chain rule over pairs of neighbours, made negative. */
  const loss = (): number => {
    const { judged } = readLines(
      core,
      vectors().map((vector, at) => times(vector, masks.vectors[at])),
    );
    const scores = judge(
      core,
      judged.map((all, at) => times(all, masks.judged[at])),
    );
    const { lines, pairs } = marginalsOf(core.transitions, scores, exercise.gaps);
    return -exercise.wanted.reduce((sum, role, at) => {
      const before = exercise.wanted[at - 1];
      if (before === undefined) return Math.log(lines[at]?.[role] ?? NaN);
      const both = pairs[at - 1]?.[before * roles.length + role] ?? NaN;
      return sum + Math.log(both / (lines[at - 1]?.[before] ?? NaN));
    }, 0);
  };
  const found = gradientsOf(core, vectors(), masks, exercise);
  const some = (length: number): number[] =>
    Array.from({ length: 40 }, (_, index) => Math.floor(((index + 0.5) * length) / 40));
  const steeps = { bias: 0, downward: 0, upward: 0, judging: 0, transitions: 0, vectors: 0 };
  const assertSlopes = (of: keyof typeof steeps, slopes: Float64Array, list: Float64Array): void => {
    for (const at of some(list.length)) {
      assertClose(slopes[at], slopeAt(list, at, loss));
      if (Math.abs(slopes[at] ?? 0) > 1e-6) steeps[of] += 1;
    }
  };
  assertSlopes('bias', found.bias, core.bias);
  assertSlopes('downward', found.downward, core.downward.weights);
  assertSlopes('upward', found.upward, core.upward.weights);
  assertSlopes('judging', found.judging, core.judging);
  assertSlopes('transitions', found.transitions, core.transitions);
  sums.forEach((sum, at) => {
    assertSlopes('vectors', found.vectors[at] ?? new Float64Array(), sum);
  });
  for (const [of, steep] of Object.entries(steeps)) assert.ok(steep > 2, of);
});

test('a weight goes down its slope, in smaller steps the more it has been moved', () => {
  const moved = { weights: Float64Array.of(1, 1, 1), squares: new Float64Array(3) };
  descend(moved, 1, Float64Array.of(3), { rate: 0.5, damping: 0 });
  assert.deepEqual(
    [...moved.weights].map((weight) => weight.toFixed(4)),
    ['1.0000', '0.5000', '1.0000'],
  );
  descend(moved, 1, Float64Array.of(-4), { rate: 0.5, damping: 0 });
  // The squares of 3 and 4 are those of 5.
  assert.deepEqual(
    [...moved.weights].map((weight) => weight.toFixed(4)),
    ['1.0000', '0.9000', '1.0000'],
  );
});

type Kind = 'navigation' | 'related-links';

/** A page where lines without a word of their own are what the line far above them says, or that below them. */
function page(kind: Kind, plain: number, told: 'above' | 'below'): Lesson {
  const plains = Array.from({ length: plain }, (): [string, Kind] => ['plain', kind]);
  const lines: [string, Lesson['wanted'][number]][] = [
    ...(told === 'above' ? [[`opens-${kind}`, kind] as [string, Kind], ...plains] : plains),
    ...(told === 'below' ? [[`closes-${kind}`, kind] as [string, Kind]] : []),
    ['title', 'headline'],
    ['text', 'body'],
    ['rights', 'footer'],
  ];
  return {
    traits: lines.map(([word]) => [word, `w=${word}`]),
    gaps: lines.map(() => 0),
    wanted: lines.map(([, role]) => role),
  };
}

const kinds = ['navigation', 'related-links'] as const;
const places = ['above', 'below'] as const;

let learned: Network | undefined;
const network = (): Network =>
  (learned ??= fitNetwork(
    Array.from({ length: 12 }, () =>
      [1, 2, 3, 4].flatMap((plain) => kinds.flatMap((kind) => places.map((told) => page(kind, plain, told)))),
    ).flat(),
    () => undefined,
  ));
const rolesOf = (by: Network, { traits, gaps }: Lesson): string[] =>
  networkSays(by)(traits, gaps).map((line) => roles[line.indexOf(Math.max(...line))] ?? '');

test('what a line says is remembered for the lines after it and before it, on longer pages than those learned from', () => {
  for (const unseen of kinds.flatMap((kind) => places.map((told) => page(kind, 5, told)))) {
    assert.deepEqual(rolesOf(network(), unseen), unseen.wanted);
  }
});

test('a line is shown to the network without what the lines around it say', () => {
  const { lines } = classify(
    [
      '首页 新闻 视频',
      '全市冬修水利工作全面展开',
      '寒冬时节，走进白鹭乡，处处是机器轰鸣、人来车往的繁忙景象，十几名工人忙着浇筑护坡。',
      '责任编辑：某某',
      '版权所有 某某网',
    ].join('\n'),
  );
  const traits = traitsOf(lines);
  const { numbers: known } = fitNetwork(
    Array.from({ length: 8 }, () => ({
      traits,
      gaps: lines.map(() => 0),
      wanted: lines.map(({ role }) => role),
    })),
    () => undefined,
  );
  const of = (line: number, word: string): [number, number] => {
    const saying = (traits[line] ?? []).filter((trait) => trait.includes(word));
    return [saying.length, saying.filter((trait) => known.has(trait)).length];
  };
  const [own, ownKnown] = of(4, '版权');
  assert.ok(own > 3);
  assert.equal(ownKnown, own);
  const [around, aroundKnown] = of(3, '版权');
  assert.ok(around > 3);
  assert.equal(aroundKnown, 0);
});

test('a network is read as it was written, but for the last digits, and says the same', () => {
  const text = writeNetwork(network(), ['head']);
  assert.match(text, /^# head\n# roles: kicker headline /u);
  const again = readNetwork(text);
  assert.equal(writeNetwork(again, ['head']), text);
  for (const [trait, number] of network().numbers) {
    const vector = (by: Network, at = NaN): number[] => [
      ...by.vectors.subarray(at * size.vector, (at + 1) * size.vector),
    ];
    const [one, other] = [vector(network(), number), vector(again, again.numbers.get(trait))];
    const unit = Math.max(...one.map(Math.abs)) / 31;
    one.forEach((weight, place) => {
      assert.ok(Math.abs(weight - (other[place] ?? NaN)) < unit * 0.6, trait);
    });
  }
  for (const { traits, gaps } of kinds.flatMap((kind) => places.map((told) => page(kind, 3, told)))) {
    const [before, after] = [network(), again].map((by) => networkSays(by)(traits, gaps));
    before?.forEach((line, at) => {
      line.forEach((share, role) => {
        assert.ok(Math.abs(share - (after?.[at]?.[role] ?? NaN)) < 0.05);
      });
    });
  }
});

test('a network that cannot be read is named with the line, and what is wrong or missing', () => {
  const lines = writeNetwork(network(), []).trimEnd().split('\n');
  const changed = (start: string, change: (line: string) => string | undefined): string =>
    lines.flatMap((line) => (line.startsWith(`${start}\t`) ? (change(line) ?? []) : line)).join('\n') + '\n';
  const throwing = (text: string, pattern: RegExp): void => {
    assert.throws(() => readNetwork(text), pattern);
  };
  throwing(
    '# roles: banner\n',
    /line-network\.txt:1: expected # roles: kicker headline .*; write the file anew with npm run learn$/u,
  );
  throwing(
    changed('~judging0', () => undefined),
    /line-network\.txt: expected the row ~judging0, found none; .*npm run learn/u,
  );
  const title = lines.findIndex((line) => line.startsWith('w=title\t')) + 1;
  throwing(
    changed('w=title', (line) => line.slice(0, -1)),
    new RegExp(`:${title}: expected for w=title a unit and 32 letters, found [0-9.]+ and 31`, 'u'),
  );
  throwing(
    changed('w=title', (line) => `${line.slice(0, -1)}?`),
    /: expected for w=title letters of A–Z a–z 0–9 \+, found \?/u,
  );
  for (const unit of ['0', '-1', 'Infinity', '', 'much']) {
    throwing(
      changed('w=title', (line) => line.replace(/\t[^\t]*\t/u, `\t${unit}\t`)),
      /expected for w=title a unit/u,
    );
  }
  throwing(
    changed('w=title', (line) => `${line}\n${line}`),
    new RegExp(`:${title + 1}: expected each name once, found w=title again`, 'u'),
  );
  throwing(
    changed('w=title', (line) => line.replace('w=title', '~judgin0')),
    /expected the rows of parts of the network, found ~judgin0/u,
  );
});

test('a network that went astray is not written', () => {
  const { bias } = network();
  const astray = { ...network(), bias: bias.map((number, at) => (at === 3 ? NaN : number)) };
  assert.throws(() => writeNetwork(astray, []), /~bias0/u);
});
