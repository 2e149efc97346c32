/** The small search box of every page, in a real browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeFaults } from './axe.ts';
import { startSite, watchedPage, type Site } from './harness.ts';
import { corpus, onPage, waitForStatus } from './search-page.ts';

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

const input = (page: Page) => page.locator('#header-query');
const list = (page: Page) => page.locator('#header-list');
const options = (page: Page) => list(page).locator('[role=option]');
/** Text of the option that the keyboard chose. */
const chosen = (page: Page) =>
  page.evaluate(() => {
    const id = document.querySelector('#header-query')?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.textContent ?? null;
  });
const status = (page: Page, words: string) => page.locator('#header-status').getByText(words).waitFor();

test('a page loads nothing for the box before somebody uses it', async () => {
  await onPage(site, '/', async (page) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname !== '/favicon.svg') asked.push(pathname);
    });
    await page.waitForTimeout(300);
    assert.deepEqual(asked, []);
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((entry) => [new URL(entry.name).pathname, (entry as PerformanceResourceTiming).decodedBodySize]),
    );
    assert.ok(scripts.every(([path]) => !/pagefind|search|proposals/u.test(String(path))));
    const bytes = scripts
      .filter(([path]) => String(path).endsWith('.js'))
      .reduce((sum, [, size]) => sum + Number(size), 0);
    assert.ok(bytes < 4000, `${bytes} bytes of script`);
  });
});

test('names and results while one types, matches marked; the focus stays in the box', async () => {
  await onPage(site, '/', async (page) => {
    await input(page).pressSequentially('长三角', { delay: 40 });
    await status(page, `有 ${corpus.order.length} 篇报道符合“长三角”`);
    assert.equal(await input(page).getAttribute('aria-expanded'), 'true');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'header-query');
    const groups = await list(page)
      .locator('[role=group]')
      .evaluateAll((nodes) =>
        nodes.map((node) => document.getElementById(node.getAttribute('aria-labelledby') ?? '')?.textContent),
      );
    assert.deepEqual(groups, ['档案中的名称', '结果']);
    assert.equal(await list(page).locator('.header-headline').count(), Math.min(5, corpus.order.length));
    const marked = await list(page).locator('mark').allTextContents();
    assert.ok(marked.length > 0);
    assert.deepEqual([...new Set(marked)], ['长三角']);
  });
});

test('arrows go through names and results and back to the box; Enter follows what is chosen', async () => {
  await onPage(site, '/', async (page) => {
    await input(page).fill('长三角');
    await status(page, '长三角');
    const texts = await options(page).allTextContents();
    for (const text of [...texts, null, texts[0]]) {
      await page.keyboard.press('ArrowDown');
      assert.equal(await chosen(page), text);
    }
    await page.keyboard.press('ArrowUp');
    assert.equal(await chosen(page), null);
    await page.keyboard.press('ArrowUp');
    assert.equal(await chosen(page), texts.at(-1));
    await page.keyboard.press('ArrowUp');
    assert.equal(await chosen(page), texts.at(-2));
    const address = (await options(page).nth(-2).getAttribute('data-address')) ?? '';
    await page.keyboard.press('Enter');
    await page.waitForURL(
      (url) =>
        url.pathname + url.search === new URL(address, site.url).pathname + new URL(address, site.url).search,
    );
    await page.locator('.found-bar').waitFor();
  });
});

test('pinyin proposes a name; a click follows it', async () => {
  await onPage(site, '/', async (page) => {
    await input(page).pressSequentially('xjw');
    await options(page).filter({ hasText: '许继伟' }).first().click();
    await page.waitForURL(/\/people\//u);
  });
});

test('Escape and a click elsewhere close the list; what was typed stays after the first', async () => {
  await onPage(site, '/', async (page) => {
    await input(page).fill('长三角');
    await status(page, '长三角');
    await page.keyboard.press('Escape');
    assert.equal(await list(page).isVisible(), false);
    assert.equal(await input(page).getAttribute('aria-expanded'), 'false');
    assert.equal(await input(page).inputValue(), '长三角');
    await input(page).fill('长三');
    await status(page, '“长三”');
    await page.locator('h1').first().click();
    assert.equal(await list(page).isVisible(), false);
  });
});

test('Enter without a choice searches on the search page', async () => {
  await onPage(site, '/', async (page) => {
    await input(page).fill('长三角');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/\?q=/u);
    await waitForStatus(page, '“长三角”');
  });
});

test('results stay in sight until the next ones are there: no flicker', async () => {
  await onPage(site, '/', async (page) => {
    await input(page).fill('长三');
    await status(page, '“长三”');
    await page.evaluate(() => {
      const heights: number[] = [];
      Object.assign(window, { heights });
      const box = document.querySelector('#header-list');
      new MutationObserver(() => heights.push(box?.querySelectorAll('.header-headline').length ?? 0)).observe(
        document.body,
        { subtree: true, childList: true, attributes: true },
      );
    });
    await input(page).fill('长三角');
    await status(page, '“长三角”');
    const seen = await page.evaluate(() => (window as unknown as { heights: number[] }).heights);
    assert.ok(seen.length > 0);
    assert.ok(
      seen.every((count) => count > 0),
      seen.join(' '),
    );
  });
});

test('an index that does not load: the way to the search page stays', async () => {
  const { page, close } = await watchedPage(site);
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto(site.url);
  await input(page).fill('长三角');
  await options(page).last().waitFor();
  assert.match((await options(page).last().getAttribute('data-address')) ?? '', /\/search\/\?q=/u);
  await close();
});

test('without JavaScript the box leads to the search page', async () => {
  await onPage(
    site,
    '/people/',
    async (page) => {
      await input(page).fill('长三角');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\/\?q=/u);
      assert.match((await page.locator('main').textContent()) ?? '', /没有启用/u);
    },
    { javaScriptEnabled: false },
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`at 320 px the list fits the page, and axe finds nothing, ${colorScheme}`, async () => {
    // Only so that axe itself may run does the page's policy not hold here.
    const options = { colorScheme, viewport: { width: 320, height: 640 }, bypassCSP: true };
    const { page, close } = await watchedPage(site, options);
    await page.goto(site.url);
    await input(page).fill('长三角');
    await status(page, '长三角');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    const { left, right } = await list(page).evaluate((node) => node.getBoundingClientRect());
    assert.ok(left >= 0 && right <= 320, `${left} to ${right}`);
    assert.deepEqual(await axeFaults(page), []);
    await close();
  });
}
