/**
 * The one normal form in which text and queries are compared.
 *
 * Each code point is folded for itself, so that the form of a text is the forms of its code points
 * joined, and every place in it can be traced back to the text. What is folded: width and
 * compatibility forms (NFKC), case, diacritics, the shapes of quotation marks. What is dropped:
 * control and format characters, and white space except between Latin letters or digits.
 */

/** The normal form of a text, with the way back. */
export interface Normalised {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the offset in the original where its code point starts. */
  readonly starts: readonly number[];
  /** For each UTF-16 unit of `text`, the offset in the original where its code point ends. */
  readonly ends: readonly number[];
}

const HANGUL_SYLLABLE = /[\uac00-\ud7a3]/u;
const MARKS = /\p{M}/gu;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
const SPACE = /\s/u;
const WORD = /[\p{Script=Latin}\p{Nd}]/u;

/** Quotation marks that a half-width keyboard, or a Traditional text, writes differently. */
const quotes: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['‟', '"'],
  ['「', '"'],
  ['」', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['『', "'"],
  ['』', "'"],
]);

/** The normal form of one code point: any number of code points; white space becomes one U+0020. */
export function foldCodePoint(codePoint: string): string {
  if (SPACE.test(codePoint)) return ' ';
  let out = '';
  for (const part of codePoint.normalize('NFKC').toLowerCase()) {
    // A Hangul syllable would fall apart into its letters.
    const bare = HANGUL_SYLLABLE.test(part) ? part : part.normalize('NFKD').replace(MARKS, '');
    for (const piece of bare) out += quotes.get(piece) ?? piece;
  }
  return out.replace(UNSEEN, '');
}

// A text has few different code points, and Unicode's tables are slow to ask.
const folds = new Map<string, string>();

function foldOnce(codePoint: string): string {
  let folded = folds.get(codePoint);
  if (folded === undefined) {
    folded = foldCodePoint(codePoint);
    folds.set(codePoint, folded);
  }
  return folded;
}

/** The normal form of a text. Idempotent. */
export function normalise(text: string): string {
  return normaliseWithMap(text).text;
}

/** The normal form of a text, and for each place in it the place in the text that it came from. */
export function normaliseWithMap(text: string): Normalised {
  let [out, last, offset] = ['', '', 0];
  const [starts, ends]: [number[], number[]] = [[], []];
  const add = (symbol: string, start: number, end: number): void => {
    out += symbol;
    starts.push(start);
    ends.push(end);
    if (symbol.length > 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  // A run of white space is one space, which waits for what follows it.
  let space: { readonly start: number; end: number } | null = null;
  for (const codePoint of text) {
    const [start, end] = [offset, offset + codePoint.length];
    const symbols = foldOnce(codePoint);
    if (symbols === '') {
      // A mark belongs to what it stands on.
      if (space) space.end = end;
      else for (let unit = 1; unit <= last.length; unit += 1) ends[ends.length - unit] = end;
    }
    for (const symbol of symbols) {
      if (symbol === ' ') space ??= { start, end };
      else {
        if (space && WORD.test(last) && WORD.test(symbol)) add(' ', space.start, space.end);
        space = null;
        add(symbol, start, end);
        last = symbol;
      }
    }
    offset = end;
  }
  return { text: out, starts, ends };
}
