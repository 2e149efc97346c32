import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CborWriter } from '../../scripts/search/cbor.ts';
import { indexFiles } from '../../scripts/search/index.ts';
import { peopleByReport } from '../../scripts/search/people.ts';
import { unpack } from '../../scripts/search/packing.ts';
import { historyMove, noQuestion, readAddress, writeAddress } from '../../src/lib/search/address.ts';
import { createEngine, IndexUnavailable } from '../../src/lib/search/engine.ts';
import { summarise, type Segment } from '../../src/lib/search/excerpts.ts';
import { facetValues, noChoice, pagefindFilters, toggle } from '../../src/lib/search/facets.ts';
import { findMatches } from '../../src/lib/search/matches.ts';
import { normalise } from '../../src/lib/search/normalise.ts';
import type { PagefindInstance } from '../../src/lib/search/pagefind.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { simplifiedReadings } from '../../src/lib/search/variants.ts';
import { openIndexOf } from './search/open-index.ts';

function recordWith(id: string, text: string, rest: Partial<SearchRecord> = {}): SearchRecord {
  const units = [{ role: 'headline' as const, text }];
  return { id, date: null, source: null, place: null, units, ...rest };
}

function marking(...texts: string[]) {
  return { texts, titles: [] };
}

/** Segments with their marks in brackets. */
function written(segments: readonly Segment[]): string {
  return segments.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
}

function matched(text: string, query: string): string[] {
  return findMatches(text, normalise(query)).map(({ start, end }) => text.slice(start, end));
}

test('matches are places of the real text', () => {
  assert.deepEqual(matched('推动长三角一体化', '长三角'), ['长三角']);
  assert.deepEqual(matched('精神 奋力', '神奋'), ['神 奋']);
  assert.deepEqual(matched('“2+3+N”重点', '２＋３＋ｎ'), ['2+3+N']);
  assert.deepEqual(matched('𠮷野𠮷', '𠮷'), ['𠮷', '𠮷']);
  assert.deepEqual(matched('cafe\u0301s', 'café'), ['cafe\u0301']);
  assert.deepEqual(matched('等等……', '.'), ['…', '…']);
  assert.deepEqual(matched('哈哈哈', '哈哈'), ['哈哈哈']);
  assert.deepEqual(matched('任何', ''), []);
});

test('a summary marks every match in what it shows', () => {
  const record = recordWith('a', '长三角一体化', {
    units: [
      { role: 'headline', text: '长三角一体化' },
      { role: 'deck', text: '吴劲主持' },
      { role: 'body', text: '推动长三角发展，长三角更强。' },
    ],
  });
  const summary = summarise(record, marking('长三角'));
  assert.equal(written(summary.headline), '[长三角]一体化');
  assert.deepEqual(
    summary.excerpts.map(({ segments }) => written(segments)),
    ['推动[长三角]发展，[长三角]更强。'],
  );
  assert.equal(summary.matches, 3);
});

test('a long paragraph is cut around its first match, at the beginning of a clause', () => {
  const text = `${'前'.repeat(200)}，${'近'.repeat(10)}目标${'后'.repeat(200)}`;
  const record = recordWith('a', '题', { units: [{ role: 'body', text }] });
  const [excerpt] = summarise(record, marking('目标')).excerpts;
  assert.ok(excerpt?.cutBefore && excerpt.cutAfter);
  const shown = written(excerpt.segments);
  assert.ok(shown.startsWith(`${'近'.repeat(10)}[目标]后`), shown);
  assert.equal(Array.from(shown).length, 98);
});

test('an excerpt cuts no character in two', () => {
  const record = recordWith('a', '题', {
    units: [{ role: 'body', text: `a${'𠮷'.repeat(100)}目𠮷标${'𠮷'.repeat(100)}` }],
  });
  for (const query of ['目', '标', '目𠮷']) {
    const [excerpt] = summarise(record, marking(query)).excerpts;
    assert.doesNotMatch(written(excerpt?.segments ?? []), /\p{Cs}/u);
  }
});

test('a summary without a match in the text shows its beginning', () => {
  const units = [
    { role: 'headline' as const, text: '目标' },
    { role: 'body' as const, text: '正文' },
  ];
  const { excerpts } = summarise(recordWith('a', '', { units }), marking('目标'));
  assert.deepEqual(
    excerpts.map(({ segments }) => written(segments)),
    ['正文'],
  );
});

test('facets: the years a date can mean, and what a report does not say', () => {
  const years = (date: string | null) => facetValues(recordWith('a', '', { date }), []).year;
  assert.deepEqual(years('2023?-12-19'), ['2023']);
  assert.deepEqual(years('[2021-12-30..2022-01-02]'), ['2021', '2022']);
  assert.deepEqual(years('2022-02-04/2022-02-20'), ['2022']);
  assert.deepEqual(years(null), ['unknown']);
  assert.deepEqual(facetValues(recordWith('a', ''), ['甲', '乙', '甲']), {
    year: ['unknown'],
    place: ['unknown'],
    source: ['unknown'],
    person: ['甲', '乙'],
    role: [],
    organisation: [],
  });
});

test('filters: any of the chosen years, all of the chosen people', () => {
  const choice = toggle(toggle({ ...noChoice, year: ['2022', '2023'] }, 'person', '甲'), 'person', '乙');
  assert.deepEqual(pagefindFilters(choice), { year: { any: ['2022', '2023'] }, person: ['甲', '乙'] });
  assert.deepEqual(toggle(choice, 'year', '2022').year, ['2023']);
});

test('a namesake goes by what tells him from the other', () => {
  const record = (name: string, report: string, qualifier?: string) => ({
    id: name,
    name,
    ...(qualifier === undefined ? {} : { qualifier }),
    offices: [],
    appearances: [{ report, date: null, offices: [], roles: [], occurrences: [] }],
  });
  const people = [record('王浩', 'a', '浙江省'), record('王浩', 'b', '南通市'), record('李', 'a')];
  assert.deepEqual(Object.fromEntries(peopleByReport({ people })), {
    a: ['王浩（浙江省）', '李'],
    b: ['王浩（南通市）'],
  });
});

test('an address holds the question and gives it back', () => {
  const question = {
    query: ' “2+3+N” & 长三角',
    choice: { ...noChoice, year: ['2023'], person: ['甲', '乙'], role: ['presided'] },
    order: 'oldest' as const,
  };
  assert.deepEqual(readAddress(writeAddress(question)), question);
  assert.equal(writeAddress(noQuestion), '');
  assert.deepEqual(readAddress('?year=&year=2023&year=2023&other=x&sort=x'), {
    ...noQuestion,
    choice: { ...noChoice, year: ['2023'] },
  });
});

test('history: drafts are overwritten, what was asked for stays', () => {
  const draft = { address: '/search/?q=a', committed: false };
  const asked = { address: '/search/?q=a', committed: true };
  const next = { address: '/search/?q=b', committed: false };
  assert.equal(historyMove(draft, next), 'replace');
  assert.equal(historyMove(asked, next), 'push');
  assert.equal(historyMove(asked, { ...asked }), 'replace');
});

test('readings: only those that differ from the query, each once', () => {
  const convert = (text: string) => text.replace('長', '长');
  assert.deepEqual(simplifiedReadings('長三角', [convert, convert]), ['长三角']);
  assert.deepEqual(simplifiedReadings('长三角', [convert]), []);
});

test('what is typed goes before its Simplified reading', async () => {
  const index = await openIndexOf([
    { record: recordWith('name', '李乾出席'), people: [] },
    { record: recordWith('dry', '晾干'), people: [] },
    { record: recordWith('delta', '长三角'), people: [] },
  ]);
  assert.deepEqual(await index.find('乾'), ['name']);
  assert.deepEqual(await index.find('干'), ['dry']);
  assert.deepEqual(await index.find('長三角'), ['delta']);
  const answer = await index.engine.ask({ query: '長三角', choice: noChoice });
  assert.deepEqual([answer?.query, answer?.converted], ['长三角', true]);
  index.close();
});

test('filters narrow, count, and work without a query, newest first', async () => {
  const index = await openIndexOf([
    { record: recordWith('a', '会议', { date: '2022-01-01', place: '合肥市' }), people: ['甲', '乙'] },
    { record: recordWith('b', '会议会议', { date: '2023?-12-19', place: '滁州市' }), people: ['甲'] },
    { record: recordWith('c', '发布', { date: '2023-01-01' }), people: ['甲'] },
    { record: recordWith('d', '发布'), people: [] },
  ]);
  const ids = async (query: string, choice: Partial<typeof noChoice>) => {
    const answer = await index.engine.ask({ query, choice: { ...noChoice, ...choice } });
    const records = await Promise.all(answer?.hits.map((hit) => hit.load()) ?? []);
    return { ids: records.map(({ id }) => id), answer };
  };
  assert.deepEqual((await ids('会议', { year: ['2022'] })).ids, ['a']);
  assert.deepEqual((await ids('会议', { person: ['甲', '乙'] })).ids, ['a']);
  assert.deepEqual((await ids('', { person: ['甲'] })).ids, ['b', 'c', 'a']);
  assert.deepEqual((await ids('', { year: ['unknown', '2022'] })).ids, ['a', 'd']);
  const { answer } = await ids('会议', { year: ['2022'] });
  assert.equal(answer?.unfiltered, 2);
  // Another year would widen the results, another person narrow them.
  assert.deepEqual(answer.counts.year, { '2022': 1, '2023': 1, unknown: 0 });
  assert.deepEqual(answer.counts.person, { 甲: 1, 乙: 1 });
  assert.equal((await ids('', {})).answer, null);
  assert.equal((await ids(' \u200b ', {})).answer, null);
  index.close();
});

test('an incomplete answer is refused', async () => {
  const response = { results: [], unfilteredResultCount: 0, filters: {} };
  const instance: PagefindInstance = {
    search: () => Promise.resolve(response),
    filters: () => Promise.resolve({}),
  };
  const loadConverters = () => Promise.resolve([]);
  const question = { query: '长', choice: noChoice };
  const broken = createEngine({ instance, loadConverters, hasFailed: () => true });
  await assert.rejects(broken.ask(question), IndexUnavailable);
  const dead = createEngine({
    instance: { ...instance, filters: () => Promise.reject(new Error('no metadata')) },
    loadConverters,
    hasFailed: () => false,
  });
  await assert.rejects(dead.ask(question), IndexUnavailable);
});

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

test('the bundle: only what the page fetches, real text in the fragments, the same each time', async () => {
  const reports = ['长三角一体化', '高质量发展'].map((text, place) => ({
    record: recordWith(`r${place}`, text, { date: '2023-08-20' }),
    people: ['甲', '乙', '丙'],
  }));
  const files = await Array.fromAsync(indexFiles(reports));
  assert.deepEqual(await Array.fromAsync(indexFiles(reports)), files);
  assert.deepEqual(await Array.fromAsync(indexFiles(reports.toReversed())), files);
  const folders = new Set(
    files.map(({ path }) => path.replace(/^[0-9a-f]{10}/u, 'SHARD').replace(/[^/]+$/u, '')),
  );
  assert.deepEqual([...folders].sort(), ['', 'SHARD/', 'SHARD/filter/', 'SHARD/fragment/', 'SHARD/index/']);
  const top = files.filter(({ path }) => !path.includes('/')).map(({ path }) => path);
  assert.deepEqual(top.sort(), [
    'pagefind-entry.json',
    'pagefind.js',
    'pagefind.und.pf_meta',
    'shards.json',
    'wasm.unknown.pagefind',
  ]);
  const fragments = files.filter(({ path }) => path.includes('/fragment/'));
  const records = fragments.map(
    ({ content }) =>
      (JSON.parse(Buffer.from(unpack(content)).toString('utf8')) as { record: SearchRecord }).record,
  );
  assert.deepEqual(
    records.sort((a, b) => (a.id < b.id ? -1 : 1)),
    reports.map(({ record }) => record),
  );
});
