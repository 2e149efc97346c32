/** Places outside the gazetteer that their shape gives away: mountains and waters, towns abroad. */
import { formsOf, placeRows } from './gazetteer.ts';
import { wordsOf } from './words.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

const natural = /(?:[山江河湖海岛峡湾]|高原|平原|沙漠|盆地|半岛|群岛|草原|三角洲)$/u;
const kinds = new Set(placeRows.flatMap((row) => (row.kind === 'no-shape' ? row.words : [])));
const syllables = placeRows.flatMap((row) => (row.kind === 'syllables' ? row.words : [])).join('');
/** 库尔恰托夫|市: three or more characters that write foreign sounds. */
const abroad = new RegExp(`[${syllables}]{3,9}(?:市(?!场)|镇|州(?!长)|省|县(?!长))`, 'gu');

/** Where a text names such places. */
export function shapedSpans(text: string): Span[] {
  const waters = wordsOf(text).filter(
    ({ tag, text: name }) =>
      tag === 'ns' &&
      name.length > 2 &&
      natural.test(name) &&
      !kinds.has(name) &&
      // 中国海|警
      formsOf(name.slice(0, 2)).length === 0,
  );
  const towns = [...text.matchAll(abroad)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...waters.map(({ start, end }) => ({ start, end })), ...towns];
}
