/** The search page for everybody: narrow screens, no JavaScript, the rules of axe. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFaults } from './axe.ts';
import { startSite, watchedPage, type Site } from './harness.ts';
import { onPage, waitForStatus } from './search-page.ts';

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

test('without JavaScript: a word about it, and the ways to browse', async () => {
  await onPage(
    site,
    '/search/',
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

test('at 320 px nothing is wider than the page', async () => {
  await onPage(
    site,
    '/search/?q=长三角',
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
        assert.deepEqual(await axeFaults(page), [], address);
      }
      await watched.close();
    });
  }
}
