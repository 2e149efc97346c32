/** Shards of the index: how they are planned, kept, joined, and lost. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { shardStore, type ShardStore } from '../../scripts/search/cache.ts';
import { indexFiles } from '../../scripts/search/index.ts';
import { planShards } from '../../scripts/search/plan.ts';
import { noQuestion } from '../../src/lib/search/address.ts';
import { answer } from '../../src/lib/search/answer.ts';
import { noChoice } from '../../src/lib/search/facets.ts';
import {
  joinShards,
  type JoiningInstance,
  type PagefindModule,
  type Shard,
} from '../../src/lib/search/pagefind.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { openIndexOf } from './search/open-index.ts';

function dated(dates: readonly (string | null)[]): { id: string; date: string | null }[] {
  return dates.map((date, index) => ({ id: `${date} ${index}`, date }));
}

function datesIn(shards: readonly (readonly { date: string | null }[])[]): (string | null)[][] {
  return shards.map((shard) => shard.map(({ date }) => date));
}

function report(id: string, date: string | null, text: string): SearchRecord {
  const units = [{ role: 'headline' as const, text }];
  return { id, date, source: null, place: null, units };
}

function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cunzhen-shards-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

test('whole years share a shard while there is room; the newest come first, undated ones last', () => {
  const reports = dated([
    null,
    '2021-05-01',
    '2022-01-01',
    '2022-03-01',
    '2023-01-01',
    '2023-02-01',
    '2023-09-09',
  ]);
  assert.deepEqual(datesIn(planShards(reports, 4)), [
    ['2023-09-09', '2023-02-01', '2023-01-01'],
    ['2022-03-01', '2022-01-01', '2021-05-01', null],
  ]);
});

test('a year too large for a shard is cut into months, and they into days', () => {
  const days = ['2022-01-01', '2022-02-01', '2022-02-02', '2022-02-02', '2022-03-01'];
  assert.deepEqual(datesIn(planShards(dated(days), 2)), [
    ['2022-03-01'],
    ['2022-02-02', '2022-02-02'],
    ['2022-02-01'],
    ['2022-01-01'],
  ]);
  assert.equal(planShards(dated(Array<string>(7).fill('2022-01-01')), 3).length, 3);
  assert.deepEqual(planShards([], 3), []);
});

test('a new report changes the shard of its year only', async (context) => {
  const folder = temporaryFolder(context);
  const reports = [report('a', '2022-01-01', '长三角'), report('b', '2023-01-01', '高质量')];
  const first = await Array.fromAsync(indexFiles(reports, { store: shardStore(folder), shardSize: 1 }));
  const kept = readdirSync(folder);
  assert.equal(kept.length, 2);
  // What the store gives is what is shipped: a shard that is not built again is read from it.
  const more = [...reports, report('c', '2024-01-01', '一体化')];
  const built: string[] = [];
  const store = shardStore(folder);
  const counting: ShardStore = {
    ...store,
    get: (name, build) =>
      store.get(name, () => {
        built.push(name);
        return build();
      }),
  };
  const second = await Array.fromAsync(indexFiles(more, { store: counting, shardSize: 1 }));
  assert.equal(built.length, 1);
  assert.ok(!kept.includes(built[0] ?? ''));
  assert.ok(kept.every((name) => readdirSync(folder).includes(name)));
  assert.equal(readdirSync(folder).length, 3);
  const inShards = (files: typeof first) => files.filter(({ path }) => path.includes('/'));
  for (const file of inShards(first)) {
    const same = second.find(({ path }) => path === file.path);
    assert.deepEqual(same && Buffer.from(same.content), Buffer.from(file.content));
  }
  for (const name of kept) writeFileSync(join(folder, name), 'spoilt');
  await assert.rejects(Array.fromAsync(indexFiles(more, { store: shardStore(folder), shardSize: 1 })));
  // Shards of reports that are gone are forgotten.
  const last = more.slice(2);
  await Array.fromAsync(indexFiles(last, { store: shardStore(folder), shardSize: 1 }));
  assert.equal(readdirSync(folder).length, 1);
});

test('joined shards answer as one, the newest first', async (context) => {
  const reports = ['2022-01-01', '2024-01-01', null, '2023-01-01'].map((date, index) =>
    report(`r${index}`, date, '长三角一体化'),
  );
  const index = await openIndexOf(reports, { shardSize: 1 });
  context.after(index.close);
  const { sources } = index;
  const found = await answer(sources, { ...noQuestion, query: '三角', order: 'newest' });
  const records = await Promise.all(found?.hits.map((hit) => hit.load()) ?? []);
  assert.deepEqual(
    records.map(({ id }) => id),
    ['r1', 'r3', 'r0', 'r2'],
  );
  assert.deepEqual(found?.counts().year, { 2022: 1, 2023: 1, 2024: 1, unknown: 1 });
  const choice = { ...noChoice, year: ['2023', '2024'] };
  assert.equal((await answer(sources, { ...noQuestion, query: '一体', choice }))?.hits.length, 2);
});

test('a shard that does not load is named, and the others are asked', async () => {
  const shards: Shard[] = ['2023', '2022'].map((year) => ({
    path: `${year}/`,
    reports: 9,
    from: year,
    to: year,
    dear: {},
    titleRoom: 0,
  }));
  const failed: string[] = [];
  const opened: string[][] = [];
  const pagefind: PagefindModule = {
    createInstance: () => {
      const merged: string[] = [];
      opened.push(merged);
      const instance: JoiningInstance = {
        filters: () => Promise.resolve({}),
        preload: () => Promise.resolve(),
        mergeIndex: (path) => {
          merged.push(path);
          if (path === '/i/2023/') failed.push(`${path}pagefind-entry.json`);
          return path === '/i/2023/' ? Promise.reject(new Error('no entry')) : Promise.resolve();
        },
      };
      return instance;
    },
  };
  const hasFailedBelow = (path: string): boolean => failed.some((one) => one.startsWith(path));
  const joined = await joinShards({ pagefind, basePath: '/i/', shards, hasFailedBelow });
  assert.deepEqual(opened, [['/i/2023/', '/i/2022/'], ['/i/2022/']]);
  assert.deepEqual(joined.missing(), shards.slice(0, 1));
  // One that fails later is named from then on.
  failed.push('/i/2022/index/0.pf_index');
  assert.deepEqual(joined.missing(), shards);
});
