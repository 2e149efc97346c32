/** The search page in a real browser, as a reader uses it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { Converter } from 'opencc-js';
import { readReportFile } from '../../src/lib/report-file.ts';
import { searchRecord } from '../../src/lib/search/record.ts';
import { drawAbsentQuery, drawQuery, randomNumbers, toFullWidth, Truth } from '../unit/search/truth.ts';
import { startSite, watchedPage, type Site } from './harness.ts';

const reports = join(import.meta.dirname, '../../src/content/reports');
const records = readdirSync(reports)
  .filter((name) => name.endsWith('.md'))
  .map((name) => {
    const { report, body } = readReportFile(readFileSync(join(reports, name), 'utf8'));
    return searchRecord(report, body);
  });
const truth = new Truth(records);

let site: Site;
before(async () => {
  site = await startSite();
});
after(async () => {
  await site.close();
});

/** Runs a story on the search page; afterwards nothing may have gone wrong in the background. */
async function onSearchPage(
  address: string,
  story: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const watched = await watchedPage(site, options);
  const { page, faults } = watched;
  try {
    await page.goto(`${site.url}/search/${address}`);
    await story(page);
    assert.deepEqual(faults, []);
  } finally {
    await watched.close();
  }
}

const status = (page: Page) => page.locator('#search-status');
const titles = (page: Page) => page.locator('#search-results h2 a');

/** Waits until the page says what it found; then its results are there, too. */
async function waitForStatus(page: Page, words: string): Promise<void> {
  await status(page).getByText(words).waitFor();
}

/** Report ids of the results on the page, sorted. */
async function idsOf(page: Page): Promise<string[]> {
  const links = await titles(page).evaluateAll((nodes) =>
    nodes.map((node) => node.getAttribute('href') ?? ''),
  );
  return links.map((link) => decodeURI(link).replace(/^\/reports\/|\/(?:\?.*)?$/gu, '')).sort();
}

/** Asks through the box and waits for the answer to this very query. */
async function ask(page: Page, query: string): Promise<string[]> {
  await page.locator('#query').fill(query);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('#search-results')?.hasAttribute('aria-busy'));
  return await idsOf(page);
}

test('results are the reports that contain the query: 40 queries, in four ways of writing', async () => {
  const random = randomNumbers(20_220_204);
  const toTraditional = Converter({ from: 'cn', to: 'hk' });
  await onSearchPage('', async (page) => {
    for (let round = 0; round < 10; round += 1) {
      const query = drawQuery(records, random, 8);
      const wanted = truth.find(query);
      for (const written of [query, toTraditional(query), toFullWidth(query)]) {
        // In quotation marks, so that spaces and marks in it are text.
        assert.deepEqual(await ask(page, `"${written}"`), wanted, `${query} asked as ${written}`);
      }
      const absent = drawAbsentQuery(records, truth, random, 8);
      assert.deepEqual(await ask(page, `"${absent}"`), [], absent);
    }
  });
});

test('results come while one types, and the box keeps the focus', async () => {
  await onSearchPage('', async (page) => {
    await page.locator('#query').pressSequentially('一体化', { delay: 30 });
    await waitForStatus(page, '“一体化”');
    assert.equal(await titles(page).count(), truth.find('一体化').length);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'query');
    assert.equal(await page.locator('#query').inputValue(), '一体化');
  });
});

test('every match in an excerpt is marked, in the real text', async () => {
  await onSearchPage('?q=長三角', async (page) => {
    await waitForStatus(page, '长三角');
    const texts = await page.locator('#search-results mark').allTextContents();
    assert.ok(texts.length >= 5);
    assert.deepEqual([...new Set(texts)], ['长三角']);
    for (const excerpt of await page.locator('.search-excerpt').all()) {
      const shown = (await excerpt.textContent()) ?? '';
      const marks = await excerpt.locator('mark').count();
      assert.equal(marks, shown.split('长三角').length - 1, shown);
    }
  });
});

test('a late answer to an earlier query is dropped', async () => {
  await onSearchPage('', async (page) => {
    await page.route('**/fragment/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.locator('#query').fill('长');
    await page.keyboard.press('Enter');
    await page.locator('#query').fill('龘');
    await page.keyboard.press('Enter');
    await waitForStatus(page, '没有报道含有“龘”');
    await page.waitForTimeout(900);
    assert.equal(await titles(page).count(), 0);
    assert.match((await status(page).textContent()) ?? '', /龘/u);
  });
});

test('what an input method composes is not searched until it is done', async () => {
  await onSearchPage('', async (page) => {
    await page.locator('#query').focus();
    const devtools = await page.context().newCDPSession(page);
    for (const text of ['c', 'ch', 'chang']) {
      await devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await page.waitForTimeout(400);
    assert.equal(await status(page).textContent(), '');
    assert.equal(new URL(page.url()).search, '');
    await devtools.send('Input.insertText', { text: '长三角' });
    await waitForStatus(page, '“长三角”');
    assert.equal(await page.locator('#query').inputValue(), '长三角');
  });
});

test('keys: / to the box, arrows over the results, Escape back, Enter opens', async () => {
  await onSearchPage('?q=长三角', async (page) => {
    await waitForStatus(page, '长三角');
    const focusedTitle = () =>
      page.evaluate(() =>
        Array.from(document.querySelectorAll('h2 a')).findIndex((node) => node === document.activeElement),
      );
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'query');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focusedTitle(), 1);
    await page.keyboard.press('ArrowUp');
    assert.equal(await focusedTitle(), 0);
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'query');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'query');
    await page.keyboard.press('End');
    await page.keyboard.type('/');
    assert.equal(await page.locator('#query').inputValue(), '长三角/');
    await ask(page, '长三角');
    await page.keyboard.press('ArrowDown');
    const href = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    await page.keyboard.press('Enter');
    await page.waitForURL(href);
    assert.match(page.url(), /\/reports\/[^/]+\/\?q=%E9%95%BF/u);
  });
});

test('the address holds the question: reload, back and forward', async () => {
  await onSearchPage('', async (page) => {
    await page.locator('#query').pressSequentially('长三角');
    await waitForStatus(page, '“长三角”');
    await page.waitForURL(/\?q=%E9%95%BF/u);
    await page.keyboard.press('Enter');
    await page.locator('#query').fill('合肥');
    await waitForStatus(page, '“合肥”');
    const second = await idsOf(page);
    await page.goBack();
    await waitForStatus(page, '“长三角”');
    assert.equal(await page.locator('#query').inputValue(), '长三角');
    await page.goForward();
    await waitForStatus(page, '“合肥”');
    await page.reload();
    await waitForStatus(page, '“合肥”');
    assert.equal(await page.locator('#query').inputValue(), '合肥');
    assert.deepEqual(await idsOf(page), second);
  });
});

test('filters narrow the results, show counts, stand in the address and can be taken back', async () => {
  await onSearchPage('?q=长三角', async (page) => {
    await waitForStatus(page, '长三角');
    const all = await titles(page).count();
    const years = page.locator('fieldset', { hasText: '年份' });
    const first = years.locator('label').first();
    const count = Number(await first.locator('.search-count').textContent());
    const year = (await first.locator('input').getAttribute('value')) ?? '';
    assert.ok(count < all);
    await first.locator('input').check();
    await waitForStatus(page, `有 ${count} 篇`);
    assert.deepEqual(await idsOf(page), recordsOfYear(year));
    assert.equal(new URL(page.url()).searchParams.get('year'), year);
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).value), year);
    for (const facet of ['地点', '来源', '人物']) {
      assert.ok((await page.locator('fieldset', { hasText: facet }).locator('input').count()) > 0, facet);
    }
    await page.goBack();
    await waitForStatus(page, `有 ${all} 篇`);
    assert.equal(await first.locator('input').isChecked(), false);
  });
});

function recordsOfYear(year: string): string[] {
  return records
    .filter(({ id, date }) => truth.find('长三角').includes(id) && date?.includes(year))
    .map(({ id }) => id)
    .sort();
}

test('filters that leave nothing say so and can be cleared', async () => {
  await onSearchPage('?q=长三角&year=1900', async (page) => {
    await waitForStatus(page, '没有报道含有“长三角”');
    await page.getByRole('button', { name: '取消筛选' }).click();
    await waitForStatus(page, `有 ${truth.find('长三角').length} 篇`);
    assert.equal(new URL(page.url()).searchParams.has('year'), false);
  });
});

test('an index that does not load is said to be missing, and can be tried again', async () => {
  const watched = await watchedPage(site);
  const { page } = watched;
  for (const part of ['**/pagefind.js*', '**/pagefind/*.pf_meta', '**/shards.json', '**/facts.bin']) {
    await page.unrouteAll();
    await page.route(part, (route) => route.abort());
    await page.goto(`${site.url}/search/?q=长三角`);
    await waitForStatus(page, '没有完整载入');
    assert.equal(await titles(page).count(), 0, part);
    await page.unrouteAll();
    await page.getByRole('button', { name: '再试一次' }).click();
    await waitForStatus(page, `有 ${truth.find('长三角').length} 篇`);
  }
  await watched.close();
});

test('without JavaScript: a word about it, and the ways to browse', async () => {
  await onSearchPage(
    '',
    async (page) => {
      assert.match((await page.locator('main').textContent()) ?? '', /没有启用/u);
      assert.equal(await page.locator('#query').isVisible(), false);
      for (const path of ['reports', 'people', 'places', 'timeline']) {
        assert.equal(await page.locator(`main a[href="/${path}/"]`).isVisible(), true, path);
      }
    },
    { javaScriptEnabled: false },
  );
});

test('markup in a query stays text', async () => {
  await onSearchPage('?q=<img src=x onerror=alert(1)>', async (page) => {
    await waitForStatus(page, '<img src=x onerror=alert(1)>');
    assert.equal(await page.locator('main img').count(), 0);
  });
});

test('at 320 px nothing is wider than the page', async () => {
  await onSearchPage(
    '?q=长三角',
    async (page) => {
      await waitForStatus(page, '长三角');
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.equal(await overflow(), 0);
      await page.locator('#search-filters > summary').click();
      assert.equal(await overflow(), 0);
    },
    { viewport: { width: 320, height: 640 } },
  );
});

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing on results and filters, ${colorScheme}, ${width} px`, async () => {
      // Only so that axe itself may run does the page's policy not hold here.
      const options = { colorScheme, viewport: { width, height: 800 }, bypassCSP: true };
      const watched = await watchedPage(site, options);
      const { page } = watched;
      for (const address of ['?q=长三角', '?q=没有这样的话', '?q=长三角&year=1900']) {
        await page.goto(`${site.url}/search/${address}`);
        await waitForStatus(page, '含有');
        await page.locator('details').evaluateAll((nodes) => {
          for (const node of nodes) node.setAttribute('open', '');
        });
        await page.evaluate(axeSource);
        const { violations } = await page.evaluate<{ violations: readonly { id: string; help: string }[] }>(
          `axe.run(document, { runOnly: ${JSON.stringify(axeRules)} })`,
        );
        assert.deepEqual(
          violations.map(({ id, help }) => `${id}: ${help}`),
          [],
          address,
        );
      }
      await watched.close();
    });
  }
}
