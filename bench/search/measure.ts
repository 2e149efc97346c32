/** Measures one search in a process of its own: `node bench/search/measure.ts NAME ARTICLES DRAWN`. Prints JSON. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHOWN_AT_ONCE } from '../../src/lib/search/narrow.ts';
import { progressOn } from '../../scripts/report/progress.ts';
import { readArticles, type Asked } from './articles.ts';
import { FAILED } from './child.ts';
import { contestants } from './contestants.ts';
import type { Drawn } from './draw.ts';
import type { Contestant, Session } from './engines.ts';
import { spread, type Cold, type Measured, type Truthfulness } from './results.ts';
import { usage } from './usage.ts';

/** Queries that are asked by a new session each. */
const COLD = 500;
const progress = progressOn(process.stderr);

async function measure(contestant: Contestant, articles: number, drawn: Drawn): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'search-bench-'));
  try {
    const { name, setting } = contestant;
    const records = readArticles(articles);
    const before = usage()?.cpu ?? 0;
    const started = performance.now();
    const indexBytes = await contestant.build(records, folder);
    const seconds = (performance.now() - started) / 1000;
    const after = usage();
    const session = await contestant.open(folder);
    return {
      name,
      setting,
      indexBytes,
      seconds,
      usage: after && { ...after, cpu: after.cpu - before },
      start: session.start,
      truth: await compare(session, drawn.asked),
      traditional: name === 'ours' ? await compare(session, drawn.traditional) : null,
      cold: await askCold(contestant, folder, drawn.asked),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(session: Session, asked: readonly Asked[]): Promise<Truthfulness> {
  let [wanted, found, right, wrong] = [0, 0, 0, 0];
  const examples: string[] = [];
  for (const [number, one] of asked.entries()) {
    progress.step(`query ${number + 1} of ${asked.length}`);
    const ids = await session.ask(one.query);
    const hits = new Set(ids).intersection(new Set(one.wanted)).size;
    [wanted, found, right] = [wanted + one.wanted.length, found + ids.length, right + hits];
    if (hits === one.wanted.length && hits === ids.length) continue;
    wrong += 1;
    if (examples.length < 5)
      examples.push(`${one.kind} «${one.query}»: ${hits}/${one.wanted.length}/${ids.length}`);
  }
  return { queries: asked.length, wanted, recall: right / wanted, precision: right / found, wrong, examples };
}

/** Some of the queries, each as the first of a reader. */
async function askCold(contestant: Contestant, folder: string, asked: readonly Asked[]): Promise<Cold> {
  const some = asked.filter((_, number) => number % Math.ceil(asked.length / COLD) === 0);
  const [bytes, time, shown]: [number[], number[], number[]] = [[], [], []];
  for (const [number, { query }] of some.entries()) {
    progress.step(`cold query ${number + 1} of ${some.length}`);
    const session = await contestant.open(folder);
    const started = performance.now();
    const ids = await session.ask(query);
    time.push(performance.now() - started);
    bytes.push(session.fetched());
    await session.show?.(ids.slice(0, SHOWN_AT_ONCE));
    shown.push(session.fetched());
  }
  progress.done();
  return {
    queries: some.length,
    bytes: spread(bytes),
    time: spread(time),
    shown: spread(shown),
  };
}

const [, , name = '', articles = '', file = ''] = process.argv;
const contestant = contestants.find((one) => one.name === name);
if (!contestant) throw new Error(`no search is called «${name}»`);
const drawn = JSON.parse(readFileSync(file, 'utf8')) as Drawn;
try {
  console.log(JSON.stringify(await measure(contestant, Number(articles), drawn)));
  process.exit(0); // some searches leave timers behind
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exit(FAILED);
}
