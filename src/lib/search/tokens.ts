/**
 * Text and queries as the index holds them: overlapping pairs of symbols, each symbol as four letters.
 *
 * Pagefind looks for words; we look for any substring. So every pair of neighbouring symbols is
 * one word, and a query is the phrase of its pairs: consecutive pairs are a substring, exactly.
 * Letters a–z pass through Pagefind's case folding, marks, punctuation, stemming and
 * segmentation in the browser untouched.
 */

const LETTERS = 26;
const CODE_LENGTH = 4;
/** From here on a code point is written as its two UTF-16 halves: four letters end at 0x6f90f. */
const FIRST_SPLIT = 0x4_0000;

/** The language under which Pagefind neither stems nor segments. */
export const INDEX_LANGUAGE = 'und';

/** The words that stand for a text: its pairs in order, or its one symbol. @param text in normal form */
export function wordsOf(text: string): string[] {
  const symbols = symbolsOf(text);
  if (symbols.length === 1) return symbols.map((symbol) => wordOf(symbol));
  return symbols.slice(1).map((symbol, index) => wordOf(symbols[index] ?? 0, symbol));
}

/** The symbols of a text in normal form, as numbers below {@link FIRST_SPLIT}. */
export function symbolsOf(text: string): number[] {
  const out: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint < 0x1_0000 || codePoint >= FIRST_SPLIT) out.push(text.charCodeAt(at));
    else {
      out.push(codePoint);
      at += 1;
    }
  }
  return out;
}

/** A symbol, or a pair of them, as a word. Words sort as their symbols do. */
export function wordOf(...symbols: readonly number[]): string {
  return symbols.map(encode).join('');
}

function encode(value: number): string {
  let out = '';
  for (let rest = value, digit = 0; digit < CODE_LENGTH; digit += 1) {
    out = String.fromCharCode(97 + (rest % LETTERS)) + out;
    rest = Math.floor(rest / LETTERS);
  }
  return out;
}
