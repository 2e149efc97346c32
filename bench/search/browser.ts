/** Our search page in Chromium, over an archive of thousands of articles. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { progressOn } from '../../scripts/report/progress.ts';
import { readReportFile } from '../../src/lib/report-file.ts';
import { quoted } from '../../src/lib/search/query.ts';
import { searchRecord, type SearchRecord } from '../../src/lib/search/record.ts';
import { startSite, type Site } from '../../tests/site/harness.ts';
import { buildArchive } from './archive.ts';
import { drawQueries, type Asked } from './articles.ts';
import { meterOf, type Meter } from './meter.ts';
import { spread, type Spread } from './results.ts';

/** Queries, each with a profile of its own. */
const QUERIES = 150;
const progress = progressOn(process.stderr);

/** Answers in one state of the browser. */
interface State {
  readonly queries: number;
  readonly wrong: number;
  /** Milliseconds from the question to its results on the page. */
  readonly time: Spread;
  /** Bytes over the network, headers and what the results show included. */
  readonly bytes: Spread;
  /** Of the machine, at the end. */
  readonly load: number;
}

export interface InBrowser {
  readonly articles: number;
  /** Bytes fetched before the first answer, by file; without what is the question's own. */
  readonly start: Readonly<Record<string, number>>;
  /** The same for what the page fetches after it, whatever is asked. */
  readonly later: Readonly<Record<string, number>>;
  /** Milliseconds from navigation to the first answer. */
  readonly ready: Spread;
  readonly cold: State;
  readonly warm: State;
}

/**
 * Builds the archive, or takes it from the folder, and asks the page of the built site.
 *
 * @throws Error when the site was not built
 */
export async function measureInBrowser(
  articles: number,
  queries: number,
  archive: string | undefined,
): Promise<InBrowser> {
  const folder = archive ?? mkdtempSync(join(tmpdir(), 'search-archive-'));
  const { reports, site: indexed } = await buildArchive(folder, articles);
  const records = readRecords(reports);
  const asked = drawQueries(records, queries);
  const step = asked.length / Math.min(QUERIES, asked.length);
  const some = asked.filter((_, number) => Math.floor(number % step) === 0);
  const site = await startSite(indexed);
  try {
    return await measureSite(site, records, some);
  } finally {
    await site.close();
    if (archive === undefined) rmSync(folder, { recursive: true });
  }
}

function readRecords(folder: string): SearchRecord[] {
  return readdirSync(folder).map((name) => {
    const { report, body } = readReportFile(readFileSync(join(folder, name), 'utf8'));
    return searchRecord(report, body);
  });
}

interface Timed {
  readonly time: number;
  readonly bytes: number;
  readonly isRight: boolean;
}

async function measureSite(
  site: Site,
  records: readonly SearchRecord[],
  asked: readonly Asked[],
): Promise<InBrowser> {
  const readies: number[] = [];
  const cold: Timed[] = [];
  const warm: Timed[] = [];
  let fetched = { start: {}, later: {} };
  let coldLoad = 0;
  for (const [number, one] of asked.entries()) {
    progress.step(`Chromium: query ${number + 1} of ${asked.length}`);
    const context = await site.browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    const meter = await meterOf(page);
    const opened = await openPage(page, site.url);
    readies.push(opened.ready);
    if (number === 0) fetched = opened;
    cold.push(await timed(page, meter, one));
    await timed(page, meter, asked[(number + 1) % asked.length] ?? one);
    coldLoad = loadavg()[0] ?? 0;
    warm.push(await timed(page, meter, one));
    await context.close();
  }
  progress.done();
  const state = (answers: readonly Timed[]): State => ({
    queries: answers.length,
    wrong: answers.filter(({ isRight }) => !isRight).length,
    time: spread(answers.map(({ time }) => time)),
    bytes: spread(answers.map(({ bytes }) => bytes)),
    load: coldLoad,
  });
  return {
    articles: records.length,
    ...fetched,
    ready: spread(readies),
    cold: state(cold),
    warm: state(warm),
  };
}

interface Opened {
  readonly ready: number;
  readonly start: Readonly<Record<string, number>>;
  readonly later: Readonly<Record<string, number>>;
}

/** What opens the page, so that all is there that every answer needs. */
const FIRST = '长三角';

async function openPage(page: Page, url: string): Promise<Opened> {
  // When the first answer stands on the page.
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const status = document.querySelector('#search-status');
      if (!status) return;
      new MutationObserver(() => {
        if (status.textContent.includes('篇')) performance.mark('answer');
      }).observe(status, { childList: true });
    });
  });
  await page.goto(`${url}/search/?q=${encodeURIComponent(FIRST)}`);
  await page.locator('#search-status').getByText('篇').waitFor();
  await page.waitForLoadState('networkidle');
  const { ready, entries } = await page.evaluate(() => ({
    ready: performance.getEntriesByName('answer')[0]?.startTime ?? NaN,
    entries: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
      (entry) => ({
        path: new URL(entry.name).pathname,
        at: entry.startTime,
        bytes: (entry as PerformanceResourceTiming).transferSize,
      }),
    ),
  }));
  const own = entries.filter(({ path }) => !/\/(?:index|record|rare)\//u.test(path));
  const listed = (isEarly: boolean): Record<string, number> =>
    Object.fromEntries(
      own.filter(({ at }) => at < ready === isEarly).map(({ path, bytes }) => [shortened(path), bytes]),
    );
  return { ready, start: listed(true), later: listed(false) };
}

function shortened(path: string): string {
  return path.replace(/\/[0-9a-f]{10}(?=\/)/u, '/SHARD');
}

async function timed(page: Page, meter: Meter, { query, wanted }: Asked): Promise<Timed> {
  const before = meter.total();
  const typed = quoted(query);
  const { time, status } = await page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('#query');
    const results = document.querySelector('#search-results');
    if (!input?.form || !results) throw new Error('this is not the search page');
    input.value = text;
    const shown = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (results.hasAttribute('aria-busy')) return;
        observer.disconnect();
        resolve(performance.now());
      });
      observer.observe(results, { attributes: true });
    });
    const started = performance.now();
    input.form.requestSubmit();
    const ended = await shown;
    return { time: ended - started, status: document.querySelector('#search-status')?.textContent ?? '' };
  }, typed);
  await page.waitForLoadState('networkidle');
  const found = Number(/有 (\d+) 篇/u.exec(status)?.[1] ?? 0);
  return { time, bytes: meter.total() - before, isRight: found === wanted.length };
}
