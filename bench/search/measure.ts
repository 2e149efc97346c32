/** Measures one search in a process of its own: `node bench/search/measure.ts NAME ARTICLES QUERIES`. Prints JSON. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawQueries, inTraditional, readArticles, type Asked } from './articles.ts';
import type { Built, Contestant } from './engines.ts';
import { contestants } from './contestants.ts';

/** Sessions that are opened anew for one question each. */
const COLD_SESSIONS = 150;

/** Median, 95th percentile and largest of some values. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** How well the results of some queries were those wanted. */
export interface Truthfulness {
  readonly queries: number;
  readonly wanted: number;
  /** Results wanted that were found, of all wanted. */
  readonly recall: number;
  /** Results wanted that were found, of all found. */
  readonly precision: number;
  /** Queries with any result missed or invented, and a few of them. */
  readonly wrong: number;
  readonly examples: readonly string[];
}

export interface Measured extends Built {
  readonly name: string;
  readonly setting: string;
  readonly articles: number;
  /** Bytes before the first answer. */
  readonly start: number;
  /** Bytes of one question after the start, none of it fetched before. */
  readonly bytes: Spread;
  /** Milliseconds of such a question, files read from a disk. */
  readonly time: Spread;
  readonly truth: Truthfulness;
  /** The same in Traditional; only asked of what claims to understand it. */
  readonly traditional: Truthfulness | null;
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}

async function measure(contestant: Contestant, articles: number, queries: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'search-bench-'));
  try {
    const records = readArticles(articles);
    const built = await contestant.build(records, folder);
    const asked = drawQueries(records, queries);
    const cold = await askCold(contestant, folder, asked);
    const { ask } = await contestant.open(folder);
    const truth = await compare(ask, asked);
    const isOurs = contestant.name === 'ours';
    const traditional = isOurs ? await compare(ask, inTraditional(asked.slice(0, 100))) : null;
    const { name, setting } = contestant;
    return { name, setting, articles: records.length, ...built, ...cold, truth, traditional };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function askCold(
  contestant: Contestant,
  folder: string,
  asked: readonly Asked[],
): Promise<Pick<Measured, 'start' | 'bytes' | 'time'>> {
  const bytes: number[] = [];
  const times: number[] = [];
  let start = 0;
  const step = Math.max(1, Math.floor(asked.length / COLD_SESSIONS));
  for (let at = 0; at < asked.length; at += step) {
    const session = await contestant.open(folder);
    const started = performance.now();
    await session.ask(asked[at]?.query ?? '');
    times.push(performance.now() - started);
    bytes.push(session.fetched());
    start = session.start;
  }
  return { start, bytes: spread(bytes), time: spread(times) };
}

async function compare(
  ask: (query: string) => Promise<readonly string[]>,
  asked: readonly Asked[],
): Promise<Truthfulness> {
  let [wanted, found, right, wrong] = [0, 0, 0, 0];
  const examples: string[] = [];
  for (const one of asked) {
    const results = new Set(await ask(one.query));
    const hits = results.intersection(one.wanted).size;
    wanted += one.wanted.size;
    found += results.size;
    right += hits;
    if (hits === one.wanted.size && hits === results.size) continue;
    wrong += 1;
    if (examples.length < 5)
      examples.push(`${one.kind} «${one.query}»: ${hits}/${one.wanted.size}/${results.size}`);
  }
  return { queries: asked.length, wanted, recall: right / wanted, precision: right / found, wrong, examples };
}

const [, , name = '', articles = '', queries = ''] = process.argv;
const contestant = contestants.find((one) => one.name === name);
if (!contestant) throw new Error(`no search is called «${name}»`);
console.log(JSON.stringify(await measure(contestant, Number(articles), Number(queries))));
