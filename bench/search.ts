/**
 * Compares our search with others on the same articles and questions, each in a process of its own:
 *
 *     node bench/search.ts [--articles 100,1000,10000,24084] [--queries 2000] [--only ours,Pagefind]
 *                          [--minutes 60] [--browser] [--archive FOLDER]
 *
 * Prints a table for each number of articles, what was found wrongly, and how our costs grow. A search
 * that does not finish within the minutes is said to be so, and not tried with more articles.
 * `--browser` measures our search page in Chromium instead, over an archive of the last number of
 * articles; the folder keeps that archive for the next time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { arch, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runChild } from './search/child.ts';
import { contestants } from './search/contestants.ts';
import { curve } from './search/curve.ts';
import { browserReport, table, words } from './search/print.ts';
import type { Measured } from './search/results.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100,1000,10000,24084' },
    queries: { type: 'string', default: '2000' },
    only: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    browser: { type: 'boolean', default: false },
    archive: { type: 'string' },
  },
});
const sizes = values.articles.split(',').map(Number);
const only = values.only?.split(',');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

say(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${platform()} ${arch()}, ` +
    `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${(totalmem() / 1e9).toFixed(0)} GB, ` +
    `load ${loadavg()[0]?.toFixed(1) ?? '?'}`,
);
if (values.browser) {
  // Only now: it brings the whole pipeline with it.
  const { measureInBrowser } = await import('./search/browser.ts');
  const measured = await measureInBrowser(sizes.at(-1) ?? 0, Number(values.queries), values.archive);
  say(browserReport(measured));
} else compareAll();

function compareAll(): void {
  const failed = new Map<string, string>();
  const ours = new Map<number, Measured>();
  const folder = mkdtempSync(join(tmpdir(), 'search-bench-'));
  const drawn = join(folder, 'drawn.json');
  try {
    for (const size of sizes) {
      process.stderr.write(`${size} articles: drawing ${values.queries} queries …\n`);
      runChild('draw.ts', [String(size), values.queries, drawn], Infinity);
      const rows = contestants
        .filter(({ name }) => only?.includes(name) ?? true)
        .map(({ name }) => measureApart(name, size, drawn, failed));
      const results = rows.filter((row) => typeof row !== 'string');
      say(`\n## ${size} articles, load ${loadavg()[0]?.toFixed(1) ?? '?'}\n\n${table(results)}\n`);
      for (const row of rows) say(typeof row === 'string' ? row : words(row));
      const own = results.find(({ name }) => name === 'ours');
      if (own) ours.set(size, own);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (ours.size > 0) say(curve(ours));
}

/** @returns what was measured, or a line that says why nothing was */
function measureApart(
  name: string,
  size: number,
  drawn: string,
  failed: Map<string, string>,
): Measured | string {
  const before = failed.get(name);
  if (before !== undefined) return `${name}: not tried, ${before}`;
  process.stderr.write(`${size} articles: ${name} …\n`);
  const ended = runChild('measure.ts', [name, String(size), drawn], Number(values.minutes));
  if ('output' in ended) return JSON.parse(ended.output) as Measured;
  failed.set(name, `as it had failed with ${size}: ${ended.reason}`);
  return `${name}: failed, ${ended.reason}`;
}
