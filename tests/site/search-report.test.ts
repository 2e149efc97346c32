/** A report that was opened from a search, in a real browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startSite, type Site } from './harness.ts';
import { corpus, onPage, waitForStatus } from './search-page.ts';

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

test('the report opens at the first match, all marked, the text untouched; buttons lead on', async () => {
  const id = corpus.order[0] ?? '';
  const textOf = (page: Page) => page.locator('article').evaluate((article) => article.textContent);
  let plain = '';
  await onPage(site, `/reports/${id}/`, async (page) => {
    plain = await textOf(page);
    assert.equal(await page.locator('mark.found').count(), 0);
    assert.equal(await page.locator('.found-bar').count(), 0);
  });
  await onPage(site, '/search/?q=长三角', async (page) => {
    await waitForStatus(page, '“长三角”');
    await page.locator(`#search-results a[href*="${id}"]`).click();
    await page.locator('.found-bar').waitFor();
    assert.equal(await textOf(page), plain);
    const blocks = await page
      .locator('article [id]')
      .evaluateAll((nodes) =>
        nodes.filter(({ id: name }) => /^p\d+$/u.test(name)).map((node) => node.textContent),
      );
    const wanted = blocks.reduce((sum, text) => sum + text.split('长三角').length - 1, 0);
    assert.match(
      (await page.locator('.found-status').textContent()) ?? '',
      new RegExp(`第 1 处，共 ${wanted} 处`, 'u'),
    );
    assert.equal((await page.locator('mark.found').allTextContents()).join(''), '长三角'.repeat(wanted));
    const inSight = () =>
      page
        .locator('mark.current')
        .first()
        .evaluate((mark) => {
          const { top, bottom } = mark.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        });
    assert.ok(await inSight());
    await page.getByRole('button', { name: '上一处' }).click();
    assert.match(
      (await page.locator('.found-status').textContent()) ?? '',
      new RegExp(`第 ${wanted} 处`, 'u'),
    );
    await page.waitForTimeout(600); // where the browser scrolls smoothly
    assert.ok(await inSight());
    await page.getByRole('button', { name: '下一处' }).click();
    assert.match((await page.locator('.found-status').textContent()) ?? '', /第 1 处/u);
    await page.getByRole('button', { name: '取消标记' }).click();
    assert.equal(await page.locator('mark.found').count(), 0);
    assert.equal(await textOf(page), plain);
    assert.equal(new URL(page.url()).search, '');
  });
});
