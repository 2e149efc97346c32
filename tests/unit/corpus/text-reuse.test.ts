import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findChains } from '../../../scripts/corpus/chains.ts';
import type { CorpusDocument } from '../../../scripts/corpus/document.ts';
import { choosePassages } from '../../../scripts/corpus/passages.ts';
import { maximalRepeats } from '../../../scripts/corpus/repeats.ts';
import { symbolRow } from '../../../scripts/corpus/symbols.ts';
import { processorTime } from '../../models/processor-time.ts';
import { document } from './documents.ts';

function passages(documents: readonly CorpusDocument[], mostOccurrences = 200): string[][] {
  const row = symbolRow(documents);
  return choosePassages(row, maximalRepeats(row, { shortest: 8, mostOccurrences }), documents).map(
    ({ occurrences }) =>
      occurrences.map(({ report, block, start, end }) => {
        const text = documents.find((one) => one.report.id === report)?.blocks[block]?.text ?? '';
        return `${report} ${text.slice(start, end)}`;
      }),
  );
}

const a = (text: string): CorpusDocument => document('a', [text]);
const b = (text: string): CorpusDocument => document('b', [text]);

test('a clause of eight symbols in two reports is a passage, whatever its punctuation', () => {
  assert.deepEqual(
    passages([
      a('各地要紧扣“一体化”和“高质量”两个关键词，主动作为。'),
      b('会议要求，紧扣一体化和高质量两个关键词。'),
    ]),
    [['a 紧扣“一体化”和“高质量”两个关键词', 'b 紧扣一体化和高质量两个关键词']],
  );
});

test('a passage cut out of clauses needs twelve symbols', () => {
  assert.deepEqual(
    passages([a('促进创新链产业链资金链人才链深度融合'), b('形成创新链产业链资金链人才链四链')]),
    [['a 创新链产业链资金链人才链', 'b 创新链产业链资金链人才链']],
  );
  assert.deepEqual(passages([a('促进创新链产业链资金链深度融合'), b('形成创新链产业链资金链四链')]), []);
});

test('seven symbols are no passage, and one report alone has none', () => {
  assert.deepEqual(passages([a('全力推动新发展。'), b('全力推动新发展。')]), []);
  assert.deepEqual(passages([a('紧扣一体化和高质量，紧扣一体化和高质量。'), b('别的话。')]), []);
});

test('a passage does not cross paragraphs', () => {
  const two = document('a', ['坚持稳字当头', '坚持稳中求进']);
  assert.deepEqual(passages([two, b('坚持稳字当头坚持稳中求进')]), []);
});

test('stubs of neighbouring clauses and numbers are cut off', () => {
  assert.deepEqual(passages([a('王伟指出，坚持创新驱动发展战略。'), b('李伟指出，坚持创新驱动发展战略。')]), [
    ['a 坚持创新驱动发展战略', 'b 坚持创新驱动发展战略'],
  ]);
  assert.deepEqual(
    passages([a('，全国规模以上工业增加值同比增长4.3%'), b('，全国规模以上工业增加值同比增长4.9%')]),
    [['a 全国规模以上工业增加值同比增长', 'b 全国规模以上工业增加值同比增长']],
  );
});

test('a shorter wording counts again where it stands without the longer one', () => {
  const long = '是总书记亲自谋划、亲自部署、亲自推动的重大国家战略';
  const c = document('c', ['这是亲自谋划、亲自部署、亲自推动的事。']);
  assert.deepEqual(passages([a(`一体化${long}。`), b(`发展${long}。`), c]), [
    [`a ${long}`, `b ${long}`],
    [
      'a 亲自谋划、亲自部署、亲自推动的',
      'b 亲自谋划、亲自部署、亲自推动的',
      'c 亲自谋划、亲自部署、亲自推动的',
    ],
  ]);
});

test('common language is left out by its number of occurrences', () => {
  const documents = Array.from({ length: 4 }, (_, index) =>
    document(`r${index}`, ['深入学习贯彻会议精神。']),
  );
  assert.equal(passages(documents, 4).length, 1);
  assert.equal(passages(documents, 3).length, 0);
});

test('the maximal repeats are those that comparing every pair of places finds', () => {
  const text = fc.string({ unit: fc.constantFrom('稳', '进', '新', '，'), minLength: 0, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
      const documents = texts.map((one, index) => document(`r${index}`, [one]));
      const row = symbolRow(documents);
      const found = maximalRepeats(row, { shortest: 3, mostOccurrences: 1000 }).map(({ length, positions }) =>
        [
          String.fromCharCode(...row.symbols.subarray(positions[0], (positions[0] ?? 0) + length)),
          positions.length,
        ].join(' '),
      );
      assert.deepEqual(found.sort(), repeatsByBruteForce(texts).sort());
    }),
    { numRuns: 500 },
  );
});

/** Every substring with the places where it stands, kept when two reports have it and no longer one is as frequent. */
function repeatsByBruteForce(texts: readonly string[]): string[] {
  const lines = texts.map((text) => text.replaceAll('，', ''));
  const places = new Map<string, { count: number; reports: Set<number> }>();
  for (const [report, line] of lines.entries()) {
    for (let start = 0; start < line.length; start += 1) {
      for (let end = start + 3; end <= line.length; end += 1) {
        const part = line.slice(start, end);
        const known = places.get(part) ?? { count: 0, reports: new Set() };
        places.set(part, { count: known.count + 1, reports: known.reports.add(report) });
      }
    }
  }
  const extendable = (part: string, count: number): boolean =>
    ['稳', '进', '新'].some(
      (unit) => places.get(unit + part)?.count === count || places.get(part + unit)?.count === count,
    );
  return [...places].flatMap(([part, { count, reports }]) =>
    reports.size > 1 && !extendable(part, count) ? [`${part} ${count}`] : [],
  );
}

const slogan = '主动靠上去、精准接上去、全力融进去';

test('a slogan whose parts another report spreads over sentences is a chain', () => {
  const spread = '要主动靠上去，强化理念。要精准接上去，谋划事项。要全力融进去，加强合作。';
  const [chain, ...others] = findChains([a(`紧扣关键词，${slogan}，做到提升。`), b(spread)]);
  assert.deepEqual(others, []);
  assert.equal(chain?.kind, 'chain');
  assert.equal(chain.text, '主动靠上去……精准接上去……全力融进去');
  const [first, second] = chain.occurrences;
  const links = [
    [6, 11],
    [12, 17],
    [18, 23],
  ];
  assert.deepEqual(first, { report: 'a', block: 0, start: 6, end: 23, links });
  assert.deepEqual(
    second?.links?.map(([start, end]) => spread.slice(start, end)),
    chain.text.split('……'),
  );
});

test('no chain of two links, in another order, or of the same words throughout', () => {
  assert.deepEqual(findChains([a(slogan), b('要主动靠上去，强化理念。要精准接上去，谋划事项。')]), []);
  assert.deepEqual(findChains([a(slogan), b('要全力融进去，一。要精准接上去，二。要主动靠上去，三。')]), []);
  assert.deepEqual(findChains([a(slogan), b(`要${slogan}。`)]), []);
});

test('no chain over a wide gap, or of what many reports say', () => {
  const far = `要主动靠上去，${'很多别的话。'.repeat(60)}要精准接上去，二。要全力融进去，三。`;
  assert.deepEqual(findChains([a(slogan), b(far)]), []);
  const spread = '要主动靠上去，一。要精准接上去，二。要全力融进去，三。';
  const many = Array.from({ length: 9 }, (_, index) => document(`r${index}`, [spread]));
  assert.deepEqual(findChains([a(slogan), ...many]), []);
});

test('a reprint of any length is one passage', () => {
  const text = Array.from({ length: 500 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
  assert.deepEqual(passages([a(`甲${text}乙`), b(`丙${text}丁`)]), [[`a ${text}`, `b ${text}`]]);
});

test('reports that repeat themselves on and on take no more than seconds', () => {
  const hostile = ['稳', '稳进', '坚持稳字当头，', `${'稳'.repeat(999)}进`].map((unit, index) =>
    document(`r${index}`, [unit.repeat(Math.ceil(400_000 / unit.length))]),
  );
  const twins = hostile.map(({ blocks }, index) =>
    document(
      `t${index}`,
      blocks.map(({ text }) => text),
    ),
  );
  const spent = processorTime(() => {
    passages([...hostile, ...twins]);
    findChains([...hostile, ...twins]);
  });
  assert.ok(spent < 30_000, `${spent.toFixed(0)} ms`);
});
