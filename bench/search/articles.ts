/** Real articles, and what is asked of them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Converter } from 'opencc-js';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import {
  drawAbsentQuery,
  drawAbsentSymbol,
  drawQuery,
  randomNumbers,
  Truth,
} from '../../tests/unit/search/truth.ts';

/** Where the articles are, beside the repository; they are not ours to ship. */
export const corpusFile = join(import.meta.dirname, '../../../shared/corpus/cctv-24k.jsonl.gz');

export interface Article {
  readonly id: string;
  readonly date: string;
  readonly title: string;
  readonly paras: readonly string[];
}

/** Articles spread evenly over the corpus, as the index has them. @throws Error when the corpus is not there */
export function readArticles(count: number): SearchRecord[] {
  return readCorpusArticles(count).map(recordOf);
}

/** The same as the corpus has them. */
export function readCorpusArticles(count: number): Article[] {
  if (!existsSync(corpusFile)) throw new Error('needs the articles of ../shared/corpus/cctv-24k.jsonl.gz');
  const lines = gunzipSync(readFileSync(corpusFile)).toString('utf8').trimEnd().split('\n');
  const wanted = Math.min(count, lines.length);
  return Array.from(
    { length: wanted },
    (_, index) => JSON.parse(lines[Math.floor((index * lines.length) / wanted)] ?? '') as Article,
  );
}

function recordOf({ id, date, title, paras }: Article): SearchRecord {
  const body = paras.map((text) => ({ role: 'body' as const, text }));
  return { id, date, source: null, place: null, units: [{ role: 'headline', text: title }, ...body] };
}

/** What is asked, and the reports that contain it. */
export interface Asked {
  readonly kind: string;
  readonly query: string;
  readonly wanted: readonly string[];
}

const NAME = /(?:记者|主席|总理|部长|书记|市长|省长|主任|教授|队员)(\p{Script=Han}{2,3})/u;
const scripts = ['t', 'tw', 'hk'] as const;

/** About `count` queries of all kinds, the same for the same articles. */
export function drawQueries(records: readonly SearchRecord[], count: number): Asked[] {
  const truth = new Truth(records);
  const random = randomNumbers(20_260_821);
  const some = (share: number, draw: () => string): string[] =>
    Array.from({ length: Math.ceil(count * share) }, draw);
  const asked = (kind: string, queries: readonly string[]): Asked[] =>
    queries.map((query) => ({ kind, query, wanted: truth.find(query) }));
  const units = records.flatMap((record) => record.units.map(({ text }) => text));
  const drawUnit = (): string => units[Math.floor(random() * units.length)] ?? '';
  const stretches = some(0.6, () => drawQuery(records, random, 12));
  const toSimplified = scripts.map((from) => Converter({ from, to: 'cn' }));
  const readings = (symbol: string): string[] => toSimplified.map((convert) => convert(symbol));
  return [
    ...asked('stretch of 1 to 12', stretches),
    ...asked(
      'end of a paragraph',
      some(0.05, () => drawUnit().slice(-1 - Math.floor(random() * 6))),
    ),
    ...asked(
      'across paragraphs',
      some(0.05, () => crossing(records, random)),
    ),
    ...asked(
      'name',
      some(0.1, () => firstMatch(drawUnit, NAME)),
    ),
    ...asked(
      'digits, Latin',
      some(0.1, () => firstMatch(drawUnit, /([\dA-Za-z.%]{1,12})/u)),
    ),
    ...asked(
      'absent',
      some(0.08, () => drawAbsentQuery(records, truth, random, 6)),
    ),
    ...asked(
      'absent symbol',
      some(0.02, () => drawAbsentSymbol(truth, random, readings)),
    ),
  ];
}

/** The same queries in Traditional; what is wanted stays. */
export function inTraditional(asked: readonly Asked[]): Asked[] {
  return scripts.flatMap((to) => {
    const convert = Converter({ from: 'cn', to });
    return asked.map((one) => ({ ...one, kind: `Traditional (${to})`, query: convert(one.query) }));
  });
}

function crossing(records: readonly SearchRecord[], random: () => number): string {
  const { units } = records[Math.floor(random() * records.length)] ?? { units: [] };
  const place = Math.floor(random() * (units.length - 1));
  return (units[place]?.text.slice(-3) ?? '') + (units[place + 1]?.text.slice(0, 3) ?? '');
}

function firstMatch(draw: () => string, pattern: RegExp): string {
  for (;;) {
    const found = pattern.exec(draw())?.[1];
    if (found !== undefined && found !== '.') return found;
  }
}
