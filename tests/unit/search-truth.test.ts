/** The results of a search are the reports that contain the query, all and only: asked of the five seeds. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Converter } from 'opencc-js';
import { listCaptures, readCapture } from '../../scripts/build/captures.ts';
import { stages } from '../../scripts/stages.ts';
import { readReportFile } from '../../src/lib/report-file.ts';
import { searchRecord, type SearchRecord } from '../../src/lib/search/record.ts';
import { openIndexOf, type OpenIndex } from './search/open-index.ts';
import {
  drawAbsentQuery,
  drawAbsentSymbol,
  drawQuery,
  randomNumbers,
  toFullWidth,
  toHalfWidth,
  Truth,
} from './search/truth.ts';

const seeds = join(import.meta.dirname, '../../seeds');
const records = listCaptures(seeds).files.map(({ file, id }) => publish(file, id));
const truth = new Truth(records);
const random = randomNumbers(20_240_606);
const queries = Array.from({ length: 2000 }, () => drawQuery(records, random, 8));
let index: OpenIndex;

before(async () => {
  index = await openIndexOf(records);
});
after(() => {
  index.close();
});

/** The report as the content build writes it. */
function publish(file: string, id: string): SearchRecord {
  const result = stages.run(readCapture(seeds, file, id));
  if (!result.ok) throw new Error(`${file}: ${result.error.text}`);
  const { report, body } = readReportFile(result.output.markdown);
  return searchRecord(report, body);
}

/** Asks each query, written as `write` does, and expects what the query itself means. */
async function expectTruth(asked: readonly string[], write: (query: string) => string): Promise<void> {
  for (const query of asked) {
    assert.deepEqual(await index.find(write(query)), truth.find(query), `${query} asked as ${write(query)}`);
  }
}

test('there are five reports', () => {
  assert.equal(records.length, 5);
});

test('2,000 stretches of 1 to 8 characters: all reports that contain them, and no others', async () => {
  await expectTruth(queries, (query) => query);
  assert.ok(queries.some((query) => Array.from(query).length === 1));
  assert.ok(queries.some((query) => Array.from(query).length === 8));
});

test('100 absent queries find nothing', async () => {
  const absent = Array.from({ length: 80 }, () => drawAbsentQuery(records, truth, random, 8));
  const converter = Converter({ from: 't', to: 'cn' });
  const symbols = Array.from({ length: 20 }, () =>
    drawAbsentSymbol(truth, random, (char) => [converter(char)]),
  );
  for (const query of [...absent, ...symbols]) assert.deepEqual(await index.find(query), [], query);
});

for (const variant of ['t', 'tw', 'hk'] as const) {
  test(`the same in Traditional (${variant})`, async () => {
    await expectTruth(queries.slice(0, 300), Converter({ from: 'cn', to: variant }));
  });
}

test('the same in full width', async () => {
  await expectTruth(
    queries.filter((query) => toFullWidth(query) !== query),
    toFullWidth,
  );
});

test('the same in half width', async () => {
  await expectTruth(
    queries.filter((query) => toHalfWidth(query) !== query),
    toHalfWidth,
  );
});

test('no match crosses from one paragraph into the next', async () => {
  for (const { units } of records) {
    for (const [place, unit] of units.slice(1).entries()) {
      const query = (units[place]?.text.slice(-3) ?? '') + unit.text.slice(0, 3);
      assert.deepEqual(await index.find(query), truth.find(query), query);
    }
  }
});

test('a match in the headline counts, over its two lines too', async () => {
  for (const { units } of records) {
    const headline = units.find(({ role }) => role === 'headline')?.text ?? '';
    assert.deepEqual(await index.find(headline), truth.find(headline));
    assert.ok((await index.find(headline.replace(/\s/gu, ''))).length > 0);
  }
});
