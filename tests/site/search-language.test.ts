/** The search page beyond one word, in a real browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSite, type Site } from './harness.ts';
import { corpus, onPage, titles, waitForStatus } from './search-page.ts';

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

test('two words: both marked in what is shown, and a word excluded', async () => {
  await onPage(site, '/search/?q=长三角 许继伟', async (page) => {
    await waitForStatus(page, '有 1 篇报道符合');
    const marked = new Set(await page.locator('#search-results mark').allTextContents());
    assert.deepEqual([...marked].sort(), ['许继伟', '长三角']);
    await page.locator('#query').fill('长三角 -许继伟');
    await waitForStatus(page, `有 ${corpus.order.length - 1} 篇报道符合`);
  });
});

test('what is wrong in a query is said, and the rest is asked', async () => {
  await onPage(site, '/search/?q=长三角 日期:昨天', async (page) => {
    await waitForStatus(page, '有');
    assert.match((await page.locator('#search-faults').textContent()) ?? '', /没有看懂日期/u);
    assert.equal(await titles(page).count(), corpus.order.length);
  });
});

test('pinyin proposes a name above the results; its search is one click away', async () => {
  await onPage(site, '/search/', async (page) => {
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
  await onPage(site, '/search/?q=长三角龘龘', async (page) => {
    await waitForStatus(page, '没有报道含有');
    await page.locator('.search-nearest a').first().click();
    await waitForStatus(page, '“长三角”');
    assert.equal(await titles(page).count(), corpus.order.length);
  });
});

test('Traditional text that is pasted', async () => {
  await onPage(site, '/search/', async (page) => {
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
