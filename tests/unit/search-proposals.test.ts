/** What the page offers besides results: names, nearest queries, downloads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposalsFiles } from '../../scripts/search/proposals.ts';
import { toCsv, toJson } from '../../src/lib/search/downloads.ts';
import { noChoice } from '../../src/lib/search/facets.ts';
import { cutNames, partsFor } from '../../src/lib/search/name-parts.ts';
import { longestParts } from '../../src/lib/search/nearest.ts';
import { openNames, proposerOf } from '../../src/lib/search/proposals.ts';
import { suggest } from '../../src/lib/search/suggest.ts';
import { openIndexOf } from './search/open-index.ts';
import { corpus, records } from './search/small-archive.ts';

const { first: frequent } = proposalsFiles(corpus);
const propose = proposerOf(frequent, openNames(frequent.names));
const names = (typed: string): string[] => propose(typed, 6).map(({ name }) => name);

test('proposals: as typed, Traditional apart, in pinyin whole or by first letters, of one sound', () => {
  for (const typed of ['xujiwei', 'xjw', 'xu ji wei', 'XuJW', 'xujiw', '许继', '继伟', '许继卫', '徐继伟']) {
    assert.deepEqual(names(typed), ['许继伟'], typed);
  }
  assert.deepEqual(names('csj'), ['长三角']);
  assert.deepEqual(names('changsanjiao'), ['长三角']);
  assert.deepEqual(names('shanpei'), ['单培']);
  assert.deepEqual(names('ahsw'), ['安徽省委']);
  for (const typed of ['', ' ', 'x'.repeat(50), 'xjwq', '王', '<b>'])
    assert.deepEqual(names(typed), [], typed);
  assert.equal(propose('长三角', 6)[0]?.count, 3);
});

test('names beyond the first file are in parts by how they sound', () => {
  const { first, rare } = proposalsFiles(corpus, 1);
  assert.deepEqual(
    first.names.map(([, name]) => name),
    ['长三角'],
  );
  assert.deepEqual(
    rare.map((rows) => rows.map(([, name]) => name).sort()),
    [['单培', '安徽省委', '许继伟']],
  );
  const found = proposerOf(first, openNames([...first.names, ...(rare[0] ?? [])]))('xjw', 6);
  assert.deepEqual(
    found.map(({ name, id, count }) => [name, id, count]),
    [['许继伟', '许继伟', 2]],
  );
});

test('parts are cut where names sound different, and begin with as little as tells them from the one before', () => {
  assert.deepEqual(cutNames([], 2), []);
  assert.deepEqual(cutNames(['an', 'bai', 'bai-an', 'xu', 'xu', 'xu', 'yang'], 2), [
    { from: '', first: 0 },
    { from: 'bai-', first: 2 },
    { from: 'y', first: 6 },
  ]);
});

test('each of many names is in a part that is fetched for whatever begins it, and few others are', () => {
  const symbols = Array.from('一二三四五六七八九十百千万上下左右东西南北');
  const long = symbols.flatMap((third) => symbols.map((fourth) => `中国${third}${fourth}院`));
  const all = [...long, '中国', '中', '中央', '安徽', 'WTO', '“三农”工作', '徐州', '重庆'];
  const entities = all.map((name) => {
    const kind = 'organisation' as const;
    return { id: name, kind, name, variants: [], within: [], reports: ['a'], occurrences: [] };
  });
  const { first, rare } = proposalsFiles({ people: [], entities }, 0);
  const partOf = (name: string) => rare.findIndex((rows) => rows.some((row) => row[1] === name));
  const parts = (typed: string) => partsFor(typed, first.sounds, first.rare);
  assert.ok(rare.length >= 7);
  for (const name of all) {
    for (let end = 1; end <= name.length; end += 1) {
      assert.ok(parts(name.slice(0, end)).includes(partOf(name)), `${name}: ${name.slice(0, end)}`);
    }
  }
  for (const typed of ['zg', 'zhongguo', 'zhonggyi', 'zgyey', 'zhongguoyieryuan']) {
    assert.ok(parts(typed).includes(partOf('中国一二院')), typed);
  }
  assert.ok(parts('中国一二').length <= 2);
  assert.deepEqual(parts('安'), [partOf('安徽')]);
  assert.deepEqual(parts('龘').length, 1);
  assert.deepEqual(parts('anhui'), [partOf('安徽')]);
});

test('a query without results: the nearest that have some', async (context) => {
  const { sources, close } = await openIndexOf(records, {}, corpus);
  context.after(close);
  const near = async (typed: string) =>
    (await suggest(sources, propose, typed, noChoice)).map(({ query, count }) => `${query} ${count}`);
  assert.deepEqual(await near('甲乙 己'), ['甲乙 2', '己 1']);
  assert.deepEqual(await near('丙丁戊己'), ['丙丁戊 1']);
  assert.deepEqual(await near('甲乙丁戊'), ['甲乙 丁戊 1', '甲乙 2', '丁戊 2']);
  assert.deepEqual(await near('龘'), []);
  const asked: string[] = [];
  const parts = await longestParts('abcdefgh', (part) => {
    asked.push(part);
    return Promise.resolve('abcd fgh'.includes(part));
  });
  assert.deepEqual(parts, ['abcd', 'fgh']);
  assert.ok(asked.length <= 6);
});

test('downloads: RFC 4180 with a byte order mark, no formulas; JSON', () => {
  const row = { title: '=1+1', date: null, source: 'a"b', address: 'https://x/', excerpt: '行\n，,' };
  assert.equal(
    toCsv(['标题', '日期', '来源', '地址', '摘录'], [row]),
    '\ufeff标题,日期,来源,地址,摘录\r\n\'=1+1,,"a""b",https://x/,"行\n，,"\r\n',
  );
  for (const start of ['+', '-', '@', '＝', '\t=']) {
    assert.ok(toCsv([], [{ ...row, title: `${start}x` }]).includes(`'${start}x`), start);
  }
  assert.deepEqual(JSON.parse(toJson('q', 'https://x/', [row])), {
    query: 'q',
    address: 'https://x/',
    count: 1,
    results: [row],
  });
});
