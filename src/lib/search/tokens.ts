/**
 * Text and queries as Pagefind gets them: overlapping pairs of symbols, each symbol as four letters.
 *
 * Pagefind looks for words; we look for any substring. So every pair of neighbouring symbols is
 * one word, and a query is the phrase of its pairs: consecutive pairs are a substring, exactly.
 * Letters a–z pass through Pagefind's case folding, marks, punctuation, stemming and
 * segmentation untouched, in the index as in the browser.
 */
import { normalise } from './normalise.ts';

const LETTERS = 26;
const CODE_LENGTH = 4;
/** From here on a code point is written as its two UTF-16 halves: four letters end at 0x6f90f. */
const FIRST_SPLIT = 0x4_0000;
/** Stands behind the last symbol of a unit. U+0000 is never in a normal form, so no query has it. */
const BOUNDARY = encode(0);

/**
 * Stands once in every record: asking for it gives all. (Pagefind's own way, a null query, would
 * fetch the whole index.)
 */
const EVERY = BOUNDARY + BOUNDARY;

/** The language under which Pagefind neither stems nor segments. */
export const INDEX_LANGUAGE = 'und';

/** What Pagefind indexes for one report: its units' texts in any order. Matches never cross a unit. */
export function recordContent(units: readonly string[]): string {
  const seen = new Set<string>();
  return [EVERY, ...units.flatMap((unit) => unitWords(codesOf(normalise(unit)), seen))].join(' ');
}

/**
 * The query Pagefind is asked. The empty query asks for every report.
 *
 * @param query in normal form
 */
export function pagefindQuery(query: string): string {
  const codes = codesOf(query);
  const words = codes.length > 1 ? pairs(codes) : [codes[0] ?? EVERY];
  return `"${words.join(' ')}"`;
}

/** The pairs of one unit; the first time that `seen` meets a symbol, its pair is a compound. */
function unitWords(codes: readonly string[], seen: Set<string>): string[] {
  return codes.map((code, index) => {
    const next = codes[index + 1] ?? BOUNDARY;
    if (seen.has(code)) return code + next;
    // Pagefind also indexes the parts of a compound: that makes one-symbol queries possible.
    seen.add(code);
    return `${code}-${next}`;
  });
}

function pairs(codes: readonly string[]): string[] {
  return codes.slice(1).map((code, index) => (codes[index] ?? '') + code);
}

function codesOf(text: string): string[] {
  return Array.from(text).flatMap((symbol) => {
    const codePoint = symbol.codePointAt(0) ?? 0;
    if (codePoint < FIRST_SPLIT) return [encode(codePoint)];
    return [encode(symbol.charCodeAt(0)), encode(symbol.charCodeAt(1))];
  });
}

function encode(value: number): string {
  let out = '';
  for (let rest = value, digit = 0; digit < CODE_LENGTH; digit += 1) {
    out = String.fromCharCode(97 + (rest % LETTERS)) + out;
    rest = Math.floor(rest / LETTERS);
  }
  return out;
}
