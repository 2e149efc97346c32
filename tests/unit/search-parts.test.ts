import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyMove, noQuestion, readAddress, writeAddress } from '../../src/lib/search/address.ts';
import { summarise, type Segment } from '../../src/lib/search/excerpts.ts';
import { facetValues, noChoice, toggle } from '../../src/lib/search/facets.ts';
import { findMatches } from '../../src/lib/search/matches.ts';
import { normalise } from '../../src/lib/search/normalise.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { simplifiedReadings } from '../../src/lib/search/variants.ts';

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

test('a value is taken in and out of a choice', () => {
  const choice = toggle(toggle({ ...noChoice, year: ['2022', '2023'] }, 'person', '甲'), 'person', '乙');
  assert.deepEqual(choice, { ...noChoice, year: ['2022', '2023'], person: ['甲', '乙'] });
  assert.deepEqual(toggle(choice, 'year', '2022').year, ['2023']);
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
