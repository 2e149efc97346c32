/** The search page beyond one word, the report that it opens, and the box in every header, in a real browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { corpusSchema } from '../../src/lib/schemas/corpus.ts';
import { startSite, watchedPage, type Site } from './harness.ts';

const corpus = corpusSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../src/content/corpus.json'), 'utf8')),
);

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

/** Runs a story on a page; afterwards nothing may have gone wrong in the background. */
async function onPage(
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

const waitForStatus = (page: Page, words: string) =>
  page.locator('#search-status').getByText(words).waitFor();
const titles = (page: Page) => page.locator('#search-results h2 a');

test('two words: both marked in what is shown, and a word excluded', async () => {
  await onPage('/search/?q=长三角 许继伟', async (page) => {
    await waitForStatus(page, '有 1 篇报道符合');
    const marked = new Set(await page.locator('#search-results mark').allTextContents());
    assert.deepEqual([...marked].sort(), ['许继伟', '长三角']);
    await page.locator('#query').fill('长三角 -许继伟');
    await waitForStatus(page, `有 ${corpus.order.length - 1} 篇报道符合`);
  });
});

test('what is wrong in a query is said, and the rest is asked', async () => {
  await onPage('/search/?q=长三角 日期:昨天', async (page) => {
    await waitForStatus(page, '有');
    assert.match((await page.locator('#search-faults').textContent()) ?? '', /没有看懂日期/u);
    assert.equal(await titles(page).count(), corpus.order.length);
  });
});

test('sorted by date both ways, in the address, back again', async () => {
  await onPage('/search/?q=长三角', async (page) => {
    const shown = () =>
      titles(page).evaluateAll((links) =>
        links.map((link) => (link as HTMLAnchorElement).pathname.split('/')[2] ?? ''),
      );
    await waitForStatus(page, '“长三角”');
    await page.locator('#search-order').selectOption('oldest');
    await page.waitForURL(/sort=oldest/u);
    await page.waitForFunction(() => !document.querySelector('#search-results')?.hasAttribute('aria-busy'));
    const oldest = await shown();
    await page.locator('#search-order').selectOption('newest');
    await page.waitForURL(/sort=newest/u);
    await page.waitForFunction(() => !document.querySelector('#search-results')?.hasAttribute('aria-busy'));
    assert.deepEqual(await shown(), corpus.order);
    assert.deepEqual(oldest, corpus.order.toReversed());
    await page.goBack();
    await page.waitForURL(/sort=oldest/u);
    assert.equal(await page.locator('#search-order').inputValue(), 'oldest');
  });
});

test('pinyin proposes a name above the results; its search is one click away', async () => {
  await onPage('/search/', async (page) => {
    const names = page.locator('#search-proposals .proposal');
    for (const [typed, name] of [
      ['xujiwei', '许继伟'],
      ['xjw', '许继伟'],
      ['csj', '长三角'],
    ] as const) {
      await page.locator('#query').fill(typed);
      await names.getByText(name, { exact: true }).first().waitFor();
      assert.match((await names.first().textContent()) ?? '', /\d+ 篇/u);
    }
    await page.locator('#search-proposals [data-query="长三角"]').click();
    await waitForStatus(page, '“长三角”');
    assert.equal(await page.locator('#query').inputValue(), '长三角');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'query');
  });
});

test('a query without results proposes one that has some', async () => {
  await onPage('/search/?q=长三角龘龘', async (page) => {
    await waitForStatus(page, '没有报道含有');
    await page.locator('.search-nearest a').first().click();
    await waitForStatus(page, '“长三角”');
    assert.equal(await titles(page).count(), corpus.order.length);
  });
});

test('Traditional text that is pasted', async () => {
  await onPage('/search/', async (page) => {
    await page.locator('#query').focus();
    await page.keyboard.insertText('長三角　一體化');
    for (const keys of ['Control+a', 'Control+x', 'Control+v']) await page.keyboard.press(keys);
    await waitForStatus(page, '按简体');
    assert.ok((await titles(page).count()) > 0);
    assert.equal(await page.locator('#query').inputValue(), '長三角　一體化');
    await page.locator('#query').fill('長三角');
    await page.locator('#search-proposals .proposal-name').getByText('长三角', { exact: true }).waitFor();
  });
});

test('a filter by organisation and by a person’s role', async () => {
  await onPage('/search/?q=长三角', async (page) => {
    await waitForStatus(page, '“长三角”');
    for (const facet of ['单位', '人物角色']) {
      const group = page.locator('fieldset').filter({ has: page.locator(`legend:text-is("${facet}")`) });
      const first = group.locator('label').first();
      const count = Number(await first.locator('.search-count').textContent());
      await first.locator('input').check();
      await waitForStatus(page, `有 ${count} 篇`);
      assert.equal(await titles(page).count(), count);
      await first.locator('input').uncheck();
      await waitForStatus(page, `有 ${corpus.order.length} 篇`);
    }
  });
});

test('the list as CSV and as JSON', async () => {
  await onPage('/search/?q=长三角&sort=newest', async (page) => {
    await waitForStatus(page, '“长三角”');
    const save = async (format: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`[data-format="${format}"]`).click(),
      ]);
      assert.equal(download.suggestedFilename(), `存真搜索结果.${format}`);
      return readFileSync(await download.path(), 'utf8');
    };
    const csv = await save('csv');
    assert.ok(csv.startsWith('\ufeff标题,日期,来源,地址,摘录\r\n'));
    assert.equal(csv.trimEnd().split('\r\n').length, corpus.order.length + 1);
    const { results } = JSON.parse(await save('json')) as {
      results: { address: string; excerpt: string }[];
    };
    assert.deepEqual(
      results.map(({ address }) => new URL(address).pathname.split('/')[2]),
      corpus.order,
    );
    assert.ok(results.every(({ excerpt }) => excerpt.includes('长三角')));
  });
});

test('the report opens at the first match, all marked, the text untouched; buttons lead on', async () => {
  const id = corpus.order[0] ?? '';
  const textOf = (page: Page) => page.locator('article').evaluate((article) => article.textContent);
  let plain = '';
  await onPage(`/reports/${id}/`, async (page) => {
    plain = await textOf(page);
    assert.equal(await page.locator('mark.found').count(), 0);
    assert.equal(await page.locator('.found-bar').count(), 0);
  });
  await onPage('/search/?q=长三角', async (page) => {
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

test('the box in the header: proposals by keyboard, Escape, Enter searches', async () => {
  await onPage('/', async (page) => {
    const list = page.locator('#header-proposals');
    await page.locator('#header-query').pressSequentially('xjw');
    await list.getByText('许继伟', { exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    assert.match(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href), /people/u);
    await page.keyboard.press('Escape');
    assert.equal(await list.isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'header-query');
    await page.locator('#header-query').fill('长三角');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/\?q=/u);
    await waitForStatus(page, '“长三角”');
  });
});

test('the box in the header without JavaScript leads to the search page', async () => {
  await onPage(
    '/people/',
    async (page) => {
      await page.locator('#header-query').fill('长三角');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\/\?q=/u);
      assert.match((await page.locator('main').textContent()) ?? '', /没有启用/u);
    },
    { javaScriptEnabled: false },
  );
});

test('a slow network: the box stays usable, the latest answer wins', async () => {
  await onPage('/search/', async (page) => {
    await page.route('**/pagefind/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await route.continue();
    });
    await page.locator('#query').pressSequentially('长三角 一体化', { delay: 60 });
    assert.equal(await page.locator('#query').inputValue(), '长三角 一体化');
    await waitForStatus(page, '“长三角 一体化”');
    assert.ok((await titles(page).count()) > 0);
  });
});

test('a shard that does not load is said to be missing, and can be tried again', async () => {
  const { page, close } = await watchedPage(site);
  await page.route('**/index/*', (route) => route.abort());
  await page.goto(`${site.url}/search/?q=长三角`);
  await waitForStatus(page, `缺少其中 ${corpus.order.length} 篇`);
  await page.unrouteAll();
  await page.getByRole('button', { name: '再试一次' }).click();
  await waitForStatus(page, `有 ${corpus.order.length} 篇`);
  assert.equal(await titles(page).count(), corpus.order.length);
  await close();
});
