/** Search on a thousand real articles: recall, precision and cost. Needs the corpus beside the repository. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { Converter } from 'opencc-js';
import { corpusFile, readArticles } from '../../bench/search/articles.ts';
import { openIndexOf, type Cost, type OpenIndex } from './search/open-index.ts';
import { drawAbsentQuery, drawAbsentSymbol, drawQuery, randomNumbers, Truth } from './search/truth.ts';

const ARTICLES = 1000;
/** So that the articles make several shards, as large archives do. */
const SHARD_SIZE = 300;
const skip = existsSync(corpusFile) ? false : 'needs the articles of ../shared/corpus/cctv-24k.jsonl.gz';

const traditional = ['t', 'tw', 'hk'] as const;
const converters = traditional.map((from) => Converter({ from, to: 'cn' }));
const toSimplified = (text: string): string[] => converters.map((convert) => convert(text));

/** Results that should have been found, those missed, those that should not. */
async function compare(index: OpenIndex, truth: Truth, asked: readonly { query: string; as: string }[]) {
  const counts = { wanted: 0, missed: [] as string[], invented: [] as string[] };
  for (const { query, as } of asked) {
    const wanted = truth.find(as);
    const found = await index.find(query);
    counts.wanted += wanted.length;
    counts.missed.push(...wanted.filter((id) => !found.includes(id)).map((id) => `${query}: ${id}`));
    counts.invented.push(...found.filter((id) => !wanted.includes(id)).map((id) => `${query}: ${id}`));
  }
  return counts;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}

test('search on a thousand articles', { skip }, async (context) => {
  const records = readArticles(ARTICLES);
  const truth = new Truth(records);
  const random = randomNumbers(20_231_219);
  const index = await openIndexOf(records, { shardSize: SHARD_SIZE });
  context.after(index.close);
  const queries = Array.from({ length: 1800 }, () => drawQuery(records, random, 12));

  await context.test('finds all articles that contain the query, and no others', async (report) => {
    const absent = Array.from({ length: 150 }, () => drawAbsentQuery(records, truth, random, 6));
    const symbols = Array.from({ length: 50 }, () => drawAbsentSymbol(truth, random, toSimplified));
    const asked = [...queries, ...absent, ...symbols].map((query) => ({ query, as: query }));
    const { wanted, missed, invented } = await compare(index, truth, asked);
    report.diagnostic(`${asked.length} queries, ${wanted} results wanted`);
    assert.deepEqual({ missed, invented }, { missed: [], invented: [] });
  });

  for (const variant of traditional) {
    await context.test(`finds the same when asked in Traditional (${variant})`, async (report) => {
      const convert = Converter({ from: 'cn', to: variant });
      const asked = queries.slice(0, 150).map((as) => ({ query: convert(as), as }));
      const { wanted, missed, invented } = await compare(index, truth, asked);
      report.diagnostic(`${asked.length} queries, ${wanted} results wanted`);
      assert.deepEqual({ missed, invented }, { missed: [], invented: [] });
    });
  }

  await context.test('costs little', async (report) => {
    const costs: Cost[] = [];
    for (const query of queries.slice(0, 60)) costs.push(await index.cost(query));
    const values = (part: keyof Cost) => costs.map((cost) => cost[part]);
    for (const part of ['start', 'query', 'results'] as const) {
      const [median, high, most] = [0.5, 0.95, 1].map((share) => quantile(values(part), share));
      report.diagnostic(`${part}: median ${median} B, p95 ${high} B, most ${most} B`);
    }
    report.diagnostic(`index: ${index.built.bytes} B, built in ${Math.round(index.built.milliseconds)} ms`);
    assert.ok(quantile(values('start'), 1) < 160_000);
    assert.ok(quantile(values('query'), 0.95) < 100_000);
  });
});
