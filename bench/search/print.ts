/** Results as Markdown. */
import type { InBrowser } from './browser.ts';
import type { Measured, Spread, Truthfulness } from './results.ts';

const columns: readonly (readonly [head: string, cell: (row: Measured) => string])[] = [
  ['search', ({ name }) => name],
  ['setting', ({ setting }) => setting],
  ['recall', ({ truth }) => truth.recall.toFixed(4)],
  ['precision', ({ truth }) => truth.precision.toFixed(4)],
  ['wrong queries', ({ truth }) => `${truth.wrong} of ${truth.queries}`],
  ['start, KB', ({ start }) => kilobytes(start)],
  ['query, KB: median / p95 / max', ({ cold }) => spreadOf(cold.bytes, kilobytes)],
  ['query, ms: median / p95 / max', ({ cold }) => spreadOf(cold.time, milliseconds)],
  ['index, MB', ({ indexBytes }) => (indexBytes / 1e6).toFixed(1)],
  ['build, s (CPU s)', ({ seconds, usage }) => `${seconds.toFixed(1)} (${usage?.cpu.toFixed(1) ?? '?'})`],
  ['memory, GB', ({ usage }) => (usage === null ? '?' : (usage.memory / 1e9).toFixed(2))],
];

/** A table with a row for each search. */
export function table(rows: readonly Measured[]): string {
  const lines = [
    columns.map(([head]) => head),
    columns.map(() => '---'),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What the table does not say of one search. */
export function words({ name, truth, traditional, cold }: Measured): string {
  const lines = [`${name}: ${inWords(truth)}`];
  if (traditional) {
    lines.push(
      `  in Traditional: ${inWords(traditional)}`,
      `  ${cold.queries} queries each as the first of a reader; with the first ten results shown: ` +
        `${spreadOf(cold.shown, kilobytes)} KB`,
    );
  }
  return lines.join('\n');
}

/** What Chromium says of our search page. */
export function browserReport(measured: InBrowser): string {
  const { articles, start, later, ready, cold, warm } = measured;
  const state = (name: string, { time, bytes, queries, wrong, load }: InBrowser['cold']): string =>
    `${name}: ${queries} queries, ${wrong} wrong, ${spreadOf(time, milliseconds)} ms, ` +
    `${spreadOf(bytes, kilobytes)} KB (median / p95 / max), load ${load.toFixed(1)}`;
  return [
    `\n## The search page in Chromium, ${articles} articles`,
    ...filesOf('start', start),
    ...filesOf('after the first answer', later),
    `from navigation to the first answer: ${spreadOf(ready, milliseconds)} ms`,
    state('cold (a new profile for each query, the index open)', cold),
    state('warm (the same query a second time, another between)', warm),
  ].join('\n');
}

function filesOf(name: string, files: Readonly<Record<string, number>>): string[] {
  const total = Object.values(files).reduce((sum, bytes) => sum + bytes, 0);
  const rows = Object.entries(files).map(([path, bytes]) => `  ${path}: ${kilobytes(bytes)} KB`);
  return [`${name}: ${kilobytes(total)} KB, of which`, ...rows];
}

function inWords({ queries, wanted, recall, precision, wrong, examples }: Truthfulness): string {
  const head = `${queries} queries, ${wanted} results wanted, recall ${recall}, precision ${precision}, ${wrong} wrong`;
  return [head, ...examples.map((example) => `  ${example} (right/wanted/found)`)].join('\n');
}

/** Median, 95th percentile and largest. */
export function spreadOf({ median, p95, max }: Spread, write: (value: number) => string): string {
  return [median, p95, max].map(write).join(' / ');
}

export function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function milliseconds(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}
