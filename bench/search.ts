/**
 * Compares our search with others on the same articles and questions, each in a process of its own:
 *
 *     node bench/search.ts [--articles 1000] [--queries 2000] [--only ours,Pagefind] [--browser]
 *
 * Prints a table, and what was found wrongly. `--browser` asks ours in Chromium as well.
 */
import { execFileSync } from 'node:child_process';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureInBrowser } from './search/browser.ts';
import { contestants } from './search/contestants.ts';
import type { Measured, Spread, Truthfulness } from './search/measure.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    queries: { type: 'string', default: '2000' },
    only: { type: 'string' },
    browser: { type: 'boolean', default: false },
  },
});
const only = values.only?.split(',');

console.log(`${values.articles} articles, ${new Date().toISOString().slice(0, 10)}`);
console.log(
  `Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, ` +
    `${gigabytes(totalmem())} GB, load ${loadavg()[0]?.toFixed(1) ?? '?'}\n`,
);
const results = contestants
  .filter(({ name }) => only?.includes(name) ?? true)
  .map(({ name }) => measureApart(name));
console.log(table(results));
for (const { name, truth, traditional } of results) {
  console.log(`\n${name}: ${inWords(truth)}`);
  if (traditional) console.log(`  in Traditional: ${inWords(traditional)}`);
}
if (values.browser) {
  const { start, time, errors } = await measureInBrowser(Number(values.articles), Number(values.queries));
  console.log(`\nin Chromium: start ${start} ms, a query ${milliseconds(time)} ms, ${errors} errors`);
}

function measureApart(name: string): Measured {
  const script = join(import.meta.dirname, 'search/measure.ts');
  const args = ['--max-old-space-size=6000', script, name, values.articles, values.queries];
  process.stderr.write(`${name} …\n`);
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 }),
  ) as Measured;
}

function table(rows: readonly Measured[]): string {
  const head = [
    'search',
    'setting',
    'recall',
    'precision',
    'wrong queries',
    'start, KB',
    'query, KB: median / p95 / max',
    'query, ms: median / p95 / max',
    'index, MB',
    'build, s',
    'memory, GB',
  ];
  const lines = rows.map((row) => [
    row.name,
    row.setting,
    row.truth.recall.toFixed(4),
    row.truth.precision.toFixed(4),
    `${row.truth.wrong} of ${row.truth.queries}`,
    kilobytes(row.start),
    [row.bytes.median, row.bytes.p95, row.bytes.max].map(kilobytes).join(' / '),
    milliseconds(row.time),
    (row.indexBytes / 1e6).toFixed(1),
    (row.milliseconds / 1000).toFixed(1),
    row.memory === null ? '?' : gigabytes(row.memory),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function inWords({ queries, wanted, recall, precision, wrong, examples }: Truthfulness): string {
  const head = `${queries} queries, ${wanted} results wanted, recall ${recall}, precision ${precision}, ${wrong} wrong`;
  return [head, ...examples.map((example) => `  ${example} (right/wanted/found)`)].join('\n');
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}

function milliseconds({ median, p95, max }: Spread): string {
  return [median, p95, max].map((value) => value.toFixed(value < 10 ? 1 : 0)).join(' / ');
}
