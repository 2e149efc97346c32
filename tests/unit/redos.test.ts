/** No regular expression of the product lets a hostile capture stop the build. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { createContext, Script } from 'node:vm';
import { check, type Diagnostics } from 'recheck';
import { noteBuilt, readSource, root, type Expression } from '../models/expressions.ts';
import { processorTime } from '../models/processor-time.ts';

/**
 * Longest text that the expressions of a file are given, code units, where the code bounds it.
 * Others are tried on `longSubject`.
 */
const bounded: Readonly<Record<string, number>> = {
  'scripts/stages/structure/rows.ts': 400, // longestKey in structure/lines.ts: longer lines have no key
  'scripts/stages/structure/titles.ts': 400, // the same keys
  'src/lib/edtf.ts': 60, // values of facts, made by the build
  'scripts/corpus/offices.ts': 60, // offices, as the metadata stage cut them out
};
const longSubject = 10_000;
/** Where the code bounds nothing, subjects of this many times the length must not cost much more than so many times. */
const longer = 4;
/** How many times the cost, for `longer` times the length: 4 is linear, 16 quadratic. */
const mostGrowth = 8;
/** Processor time below which growth says nothing: the clock's grain, the collector. */
const grain = 60;
/** Processor time for one subject. */
const mostMilliseconds = 1_500;
/** The same for short subjects, where an exponential expression needs a second. */
const mostShort = 250;
/** Code units. Repetitions with an upper bound blow up only beyond it. */
const shortLengths = [28, 130, 400];
/** After this time, on a machine that does much else, an expression is stopped. */
const patienceForOne = 8_000;
/** For one expression; the checker says `unknown` when it needs more, and the stress below decides. */
const patience = 1_000;

let expressions: readonly Expression[] = [];
let built: readonly Expression[] = [];
const { literals, builders } = readSource();

before(async () => {
  built = await noteBuilt(async () => {
    await import('../../scripts/families.ts');
    const { stages } = await import('../../scripts/stages.ts');
    const seeds = readdirSync(join(root, 'seeds')).filter((name) => name.endsWith('.txt'));
    for (const file of seeds) {
      stages.run({ id: 'a', file, bytes: readFileSync(join(root, 'seeds', file)), sha256: '0'.repeat(64) });
    }
  });
  const unique = new Map([...literals, ...built].map((one) => [`/${one.source}/${one.flags}`, one]));
  expressions = [...unique.values()];
});

test('every expression is found: literals, and those that rules become', () => {
  assert.ok(
    literals.length > 150 && built.length > 100,
    `${literals.length} literals, ${built.length} built`,
  );
  const pipeline = builders.filter((place) => /^scripts\/(?:stages|text|corpus)\//u.test(place));
  const missed = pipeline.filter((place) => !built.some((one) => one.place === place));
  assert.deepEqual(missed, [], 'places that build an expression which was never seen');
});

test('the checker and the stress see what they should', async () => {
  const bad = await check('^(?:a|a)*b$', '', { timeout: 10_000 });
  assert.equal(bad.status, 'vulnerable');
  const unknown: Diagnostics = { ...bad, status: 'unknown', error: { kind: 'timeout' } };
  const time = (source: string): number => attack({ source, flags: 'u', place: 'none' }, unknown, 600).spent;
  assert.equal(time('^[^|]{1,12}(?:\\s?\\|\\s?[^|]{0,12}){2,40}$'), Infinity);
  assert.equal(time('^(?:关闭|打印)(?:[ |]*(?:打印|\\d{1,7}))*$'), Infinity);
  assert.ok(time('a+a+!') > time('^a$') * 10);
  const grows = async (source: string): Promise<number> => {
    const one = { source, flags: 'u', place: 'none' };
    return attack(one, await check(source, 'u', { timeout: 10_000 }), undefined).times;
  };
  assert.ok((await grows('(?:蒙古|满)*自治州$')) > mostGrowth, 'quadratic work on words goes unseen');
  assert.ok((await grows('[（(]{1,8}$')) <= mostGrowth, 'linear work is refused');
});

test('every expression is proved linear, or measured linear under attack', async (t) => {
  const failures: string[] = [];
  let proved = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let one = expressions[next++]; one !== undefined; one = expressions[next++]) {
      const verdict = await check(one.source, one.flags, { timeout: patience });
      if (verdict.status === 'safe') {
        proved += 1;
        continue;
      }
      const name = `${one.place} /${one.source.slice(0, 60)}/${one.flags}`;
      const degree = verdict.status === 'vulnerable' ? verdict.complexity.summary : verdict.error.kind;
      if (degree.startsWith('exponential')) failures.push(`${name}: ${degree}`);
      if (degree === 'invalid' || degree === 'unsupported') failures.push(`${name}: cannot be checked`);
      const bound = bounded[one.place.replace(/:\d+$/u, '')];
      const { spent, times } = attack(one, verdict, bound);
      if (spent > mostMilliseconds) failures.push(`${name}: ${degree}, ${Math.round(spent)} ms`);
      if (times > mostGrowth) failures.push(`${name}: ${degree}, ${Math.round(times)} times for ${longer}`);
      t.diagnostic(`not proved (${degree}), ${Math.round(spent)} ms under attack: ${name}`);
    }
  };
  await Promise.all([work(), work()]);
  t.diagnostic(`${proved} of ${expressions.length} expressions are proved linear`);
  assert.deepEqual(failures, []);
});

/**
 * The cost of the worst subject, milliseconds, and how often it grows when that is `longer` times as long;
 * 0 where it costs nothing, or where the code bounds the text.
 *
 * Short subjects come first: an exponential expression shows on them already.
 */
function attack(
  one: Expression,
  verdict: Diagnostics,
  bound: number | undefined,
): { spent: number; times: number } {
  const expression = new RegExp(one.source, one.flags.replace('y', ''));
  for (const length of shortLengths) {
    const short = costsOf(expression, subjectsFor(one, verdict, length));
    if (Math.max(...short) > mostShort) return { spent: Infinity, times: Infinity };
  }
  const costs = costsOf(expression, subjectsFor(one, verdict, bound ?? longSubject));
  const spent = Math.max(...costs);
  if (bound !== undefined || spent > mostMilliseconds) return { spent, times: 0 };
  return { spent, times: growth(expression, costs, subjectsFor(one, verdict, longSubject * longer)) };
}

/** Processor time for each subject, milliseconds; the others are not tried when one costs too much. */
function costsOf(expression: RegExp, subjects: readonly string[]): number[] {
  const costs: number[] = [];
  for (const subject of subjects) {
    costs.push(costOf(expression, subject));
    if ((costs.at(-1) ?? 0) > mostMilliseconds) break;
  }
  return costs;
}

function growth(expression: RegExp, costs: readonly number[], long: readonly string[]): number {
  const worst = Array.from(costs.entries())
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3);
  let most = 0;
  for (const [index, cost] of worst) {
    const times = (): number => {
      const spent = costOf(expression, long[index] ?? '');
      return spent < grain ? 0 : spent / Math.max(1, cost);
    };
    // What looks bad once may be the collector's work.
    const first = times();
    most = Math.max(most, first > mostGrowth ? Math.min(first, times()) : first);
    if (most > mostGrowth) break;
  }
  return most;
}

const room: Record<string, unknown> = createContext({});
const trial = new Script("subject.replace(expression, '')");

/** Processor time, milliseconds; Infinity for what had to be stopped. */
function costOf(expression: RegExp, subject: string): number {
  Object.assign(room, { expression, subject });
  try {
    return processorTime(() => trial.runInContext(room, { timeout: patienceForOne }));
  } catch {
    return Infinity;
  }
}

/** What may be costly for an expression: the checker's attack, and the expression's own words repeated. */
function subjectsFor({ source }: Expression, verdict: Diagnostics, length: number): string[] {
  const words = [...new Set(source.match(/\p{Script=Han}+|[:：/()（）[\]|>-]/gu) ?? [])].slice(0, 40);
  const pumps = ['a', ' ', ' | ', '\t', '0', '会', '（', words.join('') || 'b', ...words];
  const starts = ['', ...words.slice(0, length > 1000 ? 3 : 12)];
  const subjects = starts.flatMap((start) =>
    pumps.map(
      (pump) => `${start}${pump.repeat(Math.ceil(length / pump.length))}`.slice(0, length) + '\u0000',
    ),
  );
  if (verdict.status === 'vulnerable') subjects.push(...attacksOf(verdict.attack, length));
  return subjects;
}

/** The checker's attack, made as long as a subject may be, with and without its last part. */
function attacksOf(
  given: { pumps: readonly { prefix: string; pump: string }[]; suffix: string },
  length: number,
): string[] {
  const [first] = given.pumps;
  if (first === undefined) return [];
  const share = Math.max(1, Math.floor(length / given.pumps.length));
  const body = given.pumps
    .map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / Math.max(1, pump.length))))
    .join('')
    .slice(0, length - given.suffix.length);
  return [body, body + given.suffix];
}
