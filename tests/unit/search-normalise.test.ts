import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldCodePoint, normalise, normaliseWithMap } from '../../src/lib/search/normalise.ts';
import { indexedWords, NOWHERE, titleRoomOf } from '../../scripts/search/words.ts';
import { symbolsOf, wordsOf as queryWordsOf } from '../../src/lib/search/tokens.ts';

/** Code points of all kinds, lone surrogates, marks, what a capture may hold. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom(...Array.from(' \t　a1ÉÉ中国，,“”「」\u200b\u0301ﬁ㈱⑩…\u{20000}\u{f0000}한')))
    .map((parts) => parts.join('')),
);

const examples: readonly (readonly [text: string, normal: string, why: string])[] = [
  ['ＡＢＣ１２３', 'abc123', 'full width'],
  ['，：；（）！？％', ',:;()!?%', 'full-width punctuation'],
  ['。、《》', '。、《》', 'punctuation that has no half width'],
  ['ｱ｡', 'ア。', 'half-width kana and stop'],
  ['“四个地”', '"四个地"', 'quotation marks'],
  ['「四個地」', '"四個地"', 'Traditional quotation marks'],
  ['讲话精神 奋力在', '讲话精神奋力在', 'the space between the lines of a headline'],
  ['楊　竹', '楊竹', 'the padding of a name'],
  ['G60 资讯', 'g60资讯', 'a space before Chinese'],
  ['New  York', 'new york', 'spaces between words'],
  ['3 000', '3 000', 'a space between digits'],
  [' 2023 ', '2023', 'spaces around'],
  ['Café', 'cafe', 'a diacritic'],
  ['Cafe\u0301', 'cafe', 'a combining mark'],
  ['长\u200b三\u00ad角\ufeff', '长三角', 'characters nobody sees'],
  ['İSTANBUL', 'istanbul', 'a capital whose small letter has a mark'],
  ['\ud842', '', 'half a surrogate pair'],
  ['𠮷野', '𠮷野', 'a character beyond the first plane'],
  ['한국', '한국', 'a Hangul syllable stays one symbol'],
  ['乾著於', '乾著於', 'script is not touched'],
];

for (const [text, normal, why] of examples) {
  test(`normal form: ${why}`, () => {
    assert.equal(normalise(text), normal);
  });
}

test('the normal form of every code point is its own normal form', () => {
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
    const folded = foldCodePoint(String.fromCodePoint(codePoint));
    if (Array.from(folded, foldCodePoint).join('') !== folded) assert.fail(codePoint.toString(16));
  }
});

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(normalise(normalise(text)), normalise(text));
    }),
    { numRuns: 2000 },
  );
});

test('every place of the normal form leads back into the text, in order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { text: normal, starts, ends } = normaliseWithMap(text);
      assert.deepEqual([starts.length, ends.length], [normal.length, normal.length]);
      for (const [at, start] of starts.entries()) {
        const end = ends[at] ?? -1;
        assert.ok(start < end && end <= text.length);
        assert.ok(start >= (starts[at - 1] ?? 0) && end >= (ends[at - 1] ?? 0));
      }
    }),
    { numRuns: 2000 },
  );
});

test('a stretch of Chinese text is a stretch of its normal form', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, from, length) => {
      const symbols = Array.from(text).filter((symbol) => !/\s/u.test(symbol));
      const start = from % (symbols.length + 1);
      const part = symbols.slice(start, start + (length % 9)).join('');
      assert.ok(normalise(symbols.join('')).includes(normalise(part)));
    }),
    { numRuns: 2000 },
  );
});

/** The words of a text in the order of their places. */
function wordsOf(text: string): string[] {
  const out: string[] = [];
  for (const { word, places } of indexedWords([[{ role: 'body', text }]], 0)) {
    for (const place of places) if (place !== NOWHERE) out[place] = word;
  }
  return out;
}

test('indexed words are eight letters, one a pair of symbols', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const words = wordsOf(text);
      assert.ok(words.every((word) => /^[a-z]{8}$/u.test(word)));
      assert.equal(words.length, Math.max(0, symbolsOf(normalise(text)).length - 1));
    }),
    { numRuns: 2000 },
  );
});

test('a query is a phrase of the indexed words exactly where the text contains it', () => {
  const short = fc.string({
    unit: fc.constantFrom(...Array.from('ab中国，𠮷\u{f0000}\u{10fffd}')),
    maxLength: 4,
  });
  const long = fc.string({
    unit: fc.constantFrom(...Array.from('ab中国，𠮷\u{f0000}\u{10fffd}')),
    maxLength: 12,
  });
  fc.assert(
    fc.property(long, short, (text, query) => {
      fc.pre(normalise(query).length > 1 && Array.from(normalise(query)).length > 1);
      const phrase = queryWordsOf(normalise(query)).join(' ');
      const found = ` ${wordsOf(text).join(' ')} `.includes(` ${phrase} `);
      assert.equal(found, normalise(text).includes(normalise(query)));
    }),
    { numRuns: 3000 },
  );
});

test('each symbol is a word of its own, which says whether the title has it', () => {
  const reports = [
    [
      { role: 'headline' as const, text: '中国' },
      { role: 'body' as const, text: '国中中人' },
    ],
    [{ role: 'body' as const, text: '国' }],
  ];
  const words = [...indexedWords(reports, titleRoomOf(reports))];
  const occurrencesOf = (symbol: string) =>
    words
      .filter(({ word }) => word === queryWordsOf(symbol)[0])
      .map(({ reports: found, places }) => [[...found], [...places]]);
  assert.deepEqual(occurrencesOf('中'), [[[0], [0]]]);
  assert.deepEqual(occurrencesOf('国'), [
    [
      [0, 1],
      [0, NOWHERE],
    ],
  ]);
  assert.deepEqual(occurrencesOf('人'), [[[0], [NOWHERE]]]);
  assert.deepEqual(
    words.map(({ word }) => word),
    words.map(({ word }) => word).sort(),
  );
});
