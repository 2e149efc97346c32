/** The search page in a real browser, as a reader uses it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Converter } from 'opencc-js';
import { drawAbsentQuery, drawQuery, randomNumbers, toFullWidth, Truth } from '../unit/search/truth.ts';
import { startSite, type Site } from './harness.ts';
import { ask, idsOf, onPage, records, status, titles, waitForStatus } from './search-page.ts';

const truth = new Truth(records);

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

test('results are the reports that contain the query: 40 queries, in four ways of writing', async () => {
  const random = randomNumbers(20_220_204);
  const toTraditional = Converter({ from: 'cn', to: 'hk' });
  await onPage(site, '/search/', async (page) => {
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
  await onPage(site, '/search/', async (page) => {
    await page.locator('#query').pressSequentially('一体化', { delay: 30 });
    await waitForStatus(page, '“一体化”');
    assert.equal(await titles(page).count(), truth.find('一体化').length);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'query');
    assert.equal(await page.locator('#query').inputValue(), '一体化');
  });
});

test('every match in an excerpt is marked, in the real text', async () => {
  await onPage(site, '/search/?q=長三角', async (page) => {
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
  await onPage(site, '/search/', async (page) => {
    await page.route('**/record/**', async (route) => {
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
  await onPage(site, '/search/', async (page) => {
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

test('keys: / to the box, arrows over proposed names and results, Escape back, Enter opens', async () => {
  await onPage(site, '/search/?q=长三角', async (page) => {
    await waitForStatus(page, '长三角');
    await page.locator('#search-proposals .proposal').first().waitFor();
    const stops = await page
      .locator('#search-proposals .proposal, #search-results h2 a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    const names = await page.locator('#search-proposals .proposal').count();
    const focused = () => page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    const focusedId = () => page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('/');
    assert.equal(await focusedId(), 'query');
    for (const stop of stops.slice(0, names + 2)) {
      await page.keyboard.press('ArrowDown');
      assert.equal(await focused(), stop);
    }
    assert.match(await focused(), /\/reports\//u);
    for (const stop of stops.slice(0, names + 1).toReversed()) {
      await page.keyboard.press('ArrowUp');
      assert.equal(await focused(), stop);
    }
    await page.keyboard.press('ArrowUp');
    assert.equal(await focusedId(), 'query');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    assert.equal(await focusedId(), 'query');
    await page.keyboard.press('End');
    await page.keyboard.type('/');
    assert.equal(await page.locator('#query').inputValue(), '长三角/');
    await ask(page, '长三角');
    await page.locator('#search-results h2 a').first().focus();
    const href = await focused();
    await page.keyboard.press('Enter');
    await page.waitForURL(href);
    assert.match(page.url(), /\/reports\/[^/]+\/\?q=%E9%95%BF/u);
  });
});

test('the address holds the question: reload, back and forward', async () => {
  await onPage(site, '/search/', async (page) => {
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

test('markup in a query stays text', async () => {
  await onPage(site, '/search/?q=<img src=x onerror=alert(1)>', async (page) => {
    await waitForStatus(page, '<img src=x onerror=alert(1)>');
    assert.equal(await page.locator('main img').count(), 0);
  });
});
