/** No regular expression of the product lets a hostile capture stop the build. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { check, type Diagnostics } from 'recheck';
import { noteBuilt, readSource, root, type Expression } from '../models/expressions.ts';

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
/** The same for 28 characters, where an exponential expression needs a second. */
const mostShort = 250;
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
  const time = (source: string): number => slowest({ source, flags: 'u', place: 'none' }, unknown, 600);
  assert.equal(time('^(?:关闭|打印)(?:[ |]*(?:打印|\\d{1,7}))*$'), Infinity);
  assert.ok(time('a+a+!') > time('^a$') * 10);
  const grows = async (source: string): Promise<number> => {
    const one = { source, flags: 'u', place: 'none' };
    return growth(one, await check(source, 'u', { timeout: 10_000 }));
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
      const spent = slowest(one, verdict, bound ?? longSubject);
      if (spent > mostMilliseconds) failures.push(`${name}: ${degree}, ${Math.round(spent)} ms`);
      const times = bound === undefined ? growth(one, verdict) : 0;
      if (times > mostGrowth) failures.push(`${name}: ${degree}, ${Math.round(times)} times for ${longer}`);
      t.diagnostic(`not proved (${degree}), ${Math.round(spent)} ms under attack: ${name}`);
    }
  };
  await Promise.all([work(), work()]);
  t.diagnostic(`${proved} of ${expressions.length} expressions are proved linear`);
  assert.deepEqual(failures, []);
});

/**
 * Processor time of the worst of some subjects, first short ones, then of the full length: the checker's
 * attack, and the expression's own words repeated. An exponential one shows on the short ones already.
 */
function slowest(one: Expression, verdict: Diagnostics, length: number): number {
  const short = slowestOf(one, verdict, 28);
  return short > mostShort ? Infinity : Math.max(short, slowestOf(one, verdict, length));
}

/** How the cost of the worst subjects grows when they are `longer` times as long; 0 where it costs nothing. */
function growth(one: Expression, verdict: Diagnostics): number {
  const short = subjectsFor(one, verdict, longSubject).map((subject) => costOf(one, subject));
  const long = subjectsFor(one, verdict, longSubject * longer);
  const worst = Array.from(short.entries())
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3);
  let most = 0;
  for (const [index, cost] of worst) {
    const subject = long[index] ?? '';
    const times = (): number => {
      const spent = costOf(one, subject);
      return spent < grain ? 0 : spent / Math.max(1, cost);
    };
    // What looks bad once may be the collector's work.
    const first = times();
    most = Math.max(most, first > mostGrowth ? Math.min(first, times()) : first);
    if (most > mostGrowth) break;
  }
  return most;
}

/** Processor time, milliseconds. */
function costOf({ source, flags }: Expression, subject: string): number {
  const expression = new RegExp(source, flags.replace('y', ''));
  const start = process.cpuUsage();
  subject.replace(expression, '');
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function slowestOf(one: Expression, verdict: Diagnostics, length: number): number {
  let worst = 0;
  for (const subject of subjectsFor(one, verdict, length)) {
    worst = Math.max(worst, costOf(one, subject));
    if (worst > mostMilliseconds) break;
  }
  return worst;
}

/** What may be costly for an expression: the checker's attack, and the expression's own words repeated. */
function subjectsFor({ source }: Expression, verdict: Diagnostics, length: number): string[] {
  const words = [...new Set(source.match(/\p{Script=Han}+|[:：/()（）[\]|>-]/gu) ?? [])].slice(0, 40);
  const pumps = ['a', ' ', '\t', '0', '会', '（', words.join('') || 'b', ...words];
  const starts = ['', ...words.slice(0, length > 1000 ? 3 : 12)];
  const subjects = starts.flatMap((start) =>
    pumps.map(
      (pump) => `${start}${pump.repeat(Math.ceil(length / pump.length))}`.slice(0, length) + '\u0000',
    ),
  );
  if (verdict.status === 'vulnerable') subjects.push(...attacks(verdict.attack, length));
  return subjects;
}

/** The checker's attack, made as long as a subject may be, with and without its last part. */
function attacks(
  attack: { pumps: readonly { prefix: string; pump: string }[]; suffix: string },
  length: number,
): string[] {
  const [first] = attack.pumps;
  if (first === undefined) return [];
  const share = Math.max(1, Math.floor(length / attack.pumps.length));
  const body = attack.pumps
    .map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / Math.max(1, pump.length))))
    .join('')
    .slice(0, length - attack.suffix.length);
  return [body, body + attack.suffix];
}
