/** The files of the index. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { shardBundle } from '../../scripts/search/bundle.ts';
import { CborWriter } from '../../scripts/search/cbor.ts';
import { indexFiles } from '../../scripts/search/index.ts';
import { wordsOf } from '../../src/lib/search/tokens.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { randomNumbers } from './search/truth.ts';

function recordWith(id: string, text: string): SearchRecord {
  const units = [{ role: 'body' as const, text }];
  return { id, date: '2023-08-20', source: null, place: null, units };
}

test('CBOR: the bytes of the standard', () => {
  const hex = (writer: CborWriter) => Buffer.from(writer.take()).toString('hex');
  const writer = new CborWriter();
  // RFC 8949, appendix A.
  const numbers = [0, 1, 10, 23, 24, 25, 100, 1000, 1_000_000, 4_294_967_295];
  const written = ['00', '01', '0a', '17', '1818', '1819', '1864', '1903e8', '1a000f4240', '1affffffff'];
  assert.deepEqual(
    numbers.map((value) => hex(writer.number(value))),
    written,
  );
  assert.equal(hex(writer.text('').text('IETF').text('ü').text('水')), '6064494554466' + '2c3bc63e6b0b4');
  assert.equal(hex(writer.array(3).number(1).array(2).number(2).number(3).array(0)), '830182020380');
  const long = 'a'.repeat(70_000);
  assert.equal(hex(writer.text(long)), `7a00011170${'61'.repeat(70_000)}`);
  assert.equal(hex(writer.array(25)), '9819');
});

test('the bundle: only what the page fetches, the real text beside it, the same each time', async () => {
  const records = ['长三角一体化', '高质量发展'].map((text, place) => recordWith(`r${place}`, text));
  const files = await Array.fromAsync(indexFiles(records));
  assert.deepEqual(await Array.fromAsync(indexFiles(records)), files);
  assert.deepEqual(await Array.fromAsync(indexFiles(records.toReversed())), files);
  const folders = new Set(
    files.map(({ path }) => path.replace(/^[0-9a-f]{10}/u, 'SHARD').replace(/[^/]+$/u, '')),
  );
  assert.deepEqual([...folders].sort(), ['', 'SHARD/', 'SHARD/index/', 'SHARD/record/']);
  const top = files.filter(({ path }) => !path.includes('/')).map(({ path }) => path);
  assert.deepEqual(top.sort(), [
    'pagefind-entry.json',
    'pagefind.js',
    'pagefind.und.pf_meta',
    'shards.bin',
    'wasm.unknown.pagefind',
  ]);
  const texts = files.filter(({ path }) => path.includes('/record/'));
  assert.deepEqual(
    texts.map(({ content }) => JSON.parse(gunzipSync(content).toString('utf8')) as SearchRecord),
    records,
  );
});

test('a word whose list is large is told as dear, with the bytes of its chunk; others are not', () => {
  const random = randomNumbers(7);
  const common = Array.from({ length: 8000 }, (_, number) =>
    recordWith(`r${number}`, `${'之'.repeat(Math.floor(random() * 200))}长三角`),
  );
  const { files, dear } = shardBundle('shard', [...common, recordWith('last', '滁州')], 'version');
  const [, delta = ''] = wordsOf('长三角');
  assert.ok((dear[delta] ?? 0) > 6000);
  const [rare = ''] = wordsOf('滁州');
  assert.equal(dear[rare], undefined);
  const sizes = new Set(files.map(({ content }) => content.length));
  for (const bytes of Object.values(dear)) assert.ok(sizes.has(bytes));
});
