/** Filters, order and downloads of the search page in a real browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Truth } from '../unit/search/truth.ts';
import { startSite, type Site } from './harness.ts';
import { corpus, idsOf, onPage, records, titles, waitForStatus } from './search-page.ts';

const truth = new Truth(records);

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

test('filters narrow the results, show counts, stand in the address and can be taken back', async () => {
  await onPage(site, '/search/?q=长三角', async (page) => {
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
      // People come with a file of their own.
      await page.locator('fieldset', { hasText: facet }).locator('input').first().waitFor();
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
  await onPage(site, '/search/?q=长三角&year=1900', async (page) => {
    await waitForStatus(page, '没有报道含有“长三角”');
    await page.getByRole('button', { name: '取消筛选' }).click();
    await waitForStatus(page, `有 ${truth.find('长三角').length} 篇`);
    assert.equal(new URL(page.url()).searchParams.has('year'), false);
  });
});

test('a filter by organisation and by a person’s role', async () => {
  await onPage(site, '/search/?q=长三角', async (page) => {
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

test('sorted by date both ways, in the address, back again', async () => {
  await onPage(site, '/search/?q=长三角', async (page) => {
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

test('the list as CSV and as JSON', async () => {
  await onPage(site, '/search/?q=长三角&sort=newest', async (page) => {
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
