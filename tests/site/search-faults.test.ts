/** The search page when things load late, in part, or not at all. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { indexFiles } from '../../scripts/search/index.ts';
import { dayOf, planShards } from '../../scripts/search/plan.ts';
import type { Shard } from '../../src/lib/search/pagefind.ts';
import { Truth } from '../unit/search/truth.ts';
import { startSite, watchedPage, type Site } from './harness.ts';
import { idsOf, onPage, records, titles, waitForStatus } from './search-page.ts';

const truth = new Truth(records);

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

test('an index that does not load is said to be missing, and can be tried again', async () => {
  const watched = await watchedPage(site);
  const { page } = watched;
  for (const part of ['**/pagefind.js*', '**/pagefind/*.pf_meta', '**/shards.bin', '**/facts.bin']) {
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

test('a slow network: the box stays usable, the latest answer wins', async () => {
  await onPage(site, '/search/', async (page) => {
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

/** Reports of a shard in these tests; the site itself has all in one. */
const SHARD_SIZE = 2;

/** Serves the same reports in small shards. Requests that `isLost` names are refused. */
async function inShards(page: Page, isLost: (path: string) => boolean): Promise<void> {
  const files = new Map<string, Uint8Array>();
  for await (const file of indexFiles(records, { shardSize: SHARD_SIZE })) files.set(file.path, file.content);
  await page.route('**/pagefind/**', async (route) => {
    const path = new URL(route.request().url()).pathname.split('/pagefind/')[1] ?? '';
    const body = files.get(path);
    if (isLost(path)) await route.abort();
    else if (body && !path.endsWith('.js')) await route.fulfill({ body: Buffer.from(body) });
    else await route.continue();
  });
}

const shards = planShards(records, SHARD_SIZE);
const parts = ['/pagefind.und.pf_meta', '/pagefind-entry.json', '/index/', '/record/'];

for (const [number, part] of parts.entries()) {
  test(`a shard whose ${part} does not load is named by its years, the others answer, it can be tried again`, async () => {
    const { page, close } = await watchedPage(site);
    const lost = shards[number % shards.length] ?? [];
    let isDown = true;
    const all = await Array.fromAsync(indexFiles(records, { shardSize: SHARD_SIZE }));
    const list = JSON.parse(gunzipSync(all.at(-1)?.content ?? '').toString('utf8')) as Shard[];
    const folder = list[number % shards.length]?.path.slice(0, -1) ?? '?';
    await inShards(page, (path) => isDown && path.startsWith(folder + part));
    await page.goto(`${site.url}/search/?q=长三角`);
    const days = lost.map(dayOf).sort();
    const years = [...new Set([days[0], days.at(-1)].map((day) => day?.slice(0, 4)))].join('至');
    await waitForStatus(page, `结果不含${years} 年的 ${lost.length} 篇；其余照常查找`);
    const rest = truth.find('长三角').filter((id) => !lost.some((record) => record.id === id));
    assert.ok(rest.length > 0);
    assert.deepEqual(await idsOf(page), rest);
    isDown = false;
    await page.getByRole('button', { name: '再试一次' }).click();
    await waitForStatus(page, `有 ${truth.find('长三角').length} 篇`);
    assert.deepEqual(await idsOf(page), truth.find('长三角'));
    await close();
  });
}
