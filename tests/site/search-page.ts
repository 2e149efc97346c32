/** The search page as its tests use it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { readReportFile } from '../../src/lib/report-file.ts';
import { corpusSchema } from '../../src/lib/schemas/corpus.ts';
import { searchRecord } from '../../src/lib/search/record.ts';
import { watchedPage, type Site } from './harness.ts';

const content = join(import.meta.dirname, '../../src/content');

/** What the site was built of. */
export const corpus = corpusSchema.parse(JSON.parse(readFileSync(join(content, 'corpus.json'), 'utf8')));
export const records = readdirSync(join(content, 'reports'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => {
    const { report, body } = readReportFile(readFileSync(join(content, 'reports', name), 'utf8'));
    return searchRecord(report, body);
  });

/** Runs a story on a page; afterwards nothing may have gone wrong in the background. */
export async function onPage(
  site: Site,
  address: string,
  story: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const { page, faults, close } = await watchedPage(site, options);
  try {
    await page.goto(site.url + address);
    await story(page);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

export const status = (page: Page) => page.locator('#search-status');
export const titles = (page: Page) => page.locator('#search-results h2 a');

/** Waits until the page says what it found; then its results are there, too. */
export async function waitForStatus(page: Page, words: string): Promise<void> {
  await status(page).getByText(words).waitFor();
}

/** Report ids of the results on the page, sorted. */
export async function idsOf(page: Page): Promise<string[]> {
  const links = await titles(page).evaluateAll((nodes) =>
    nodes.map((node) => node.getAttribute('href') ?? ''),
  );
  return links.map((link) => decodeURI(link).replace(/^\/reports\/|\/(?:\?.*)?$/gu, '')).sort();
}

/** Asks through the box and waits for the answer to this very query. */
export async function ask(page: Page, query: string): Promise<string[]> {
  await page.locator('#query').fill(query);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('#search-results')?.hasAttribute('aria-busy'));
  return await idsOf(page);
}
