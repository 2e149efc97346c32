/** How our costs grow with the articles, and what that makes of more of them. */
import { kilobytes, spreadOf } from './print.ts';
import type { Measured } from './results.ts';

/** Articles of one shard (scripts/search/index.ts). */
const SHARD = 25_000;
const BEYOND = [100_000, 1_000_000];
/** From fewer articles nothing is computed: what does not grow would weigh too much. */
const ENOUGH = 10_000;

/** The measured sizes, and those computed from the last one. */
export function curve(measured: ReadonlyMap<number, Measured>): string {
  const rows = Array.from(measured, ([articles, one]) => [
    String(articles),
    'measured',
    kilobytes(one.start),
    spreadOf(one.cold.bytes, kilobytes),
    (one.indexBytes / 1e6).toFixed(1),
  ]);
  const [largest, last] = [...measured].at(-1) ?? [];
  const computed =
    largest === undefined || last === undefined || largest < ENOUGH
      ? []
      : BEYOND.map((articles) => rowFor(articles, largest, last));
  return [
    '\n## How costs grow\n',
    ...[
      ['articles', '', 'start, KB', 'query, KB: median / p95 / max', 'index, MB'],
      Array<string>(5).fill('---'),
      ...rows,
      ...computed,
    ].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

/**
 * Beyond one shard, what the start lists (reports and chunks) and the index grow with the articles, and
 * a query asks every shard. Script and WebAssembly stay.
 */
function rowFor(articles: number, largest: number, last: Measured): string[] {
  const code = 114_000;
  const times = articles / largest;
  const shards = Math.max(1, Math.ceil(articles / SHARD));
  const { median, p95, max } = last.cold.bytes;
  const bytes = { median: median * shards, p95: p95 * shards, max: max * shards };
  return [
    String(articles),
    `computed, ${shards} shards`,
    kilobytes(code + (last.start - code) * times),
    spreadOf(bytes, kilobytes),
    ((last.indexBytes / 1e6) * times).toFixed(1),
  ];
}
