/** The words of an index, and where each stands. */
import { normalise } from '../../src/lib/search/normalise.ts';
import { isTitle } from '../../src/lib/search/title-tokens.ts';
import type { SearchUnit } from '../../src/lib/search/record.ts';
import { BOUNDARY, symbolsOf, TITLE_MARK, wordOf } from '../../src/lib/search/tokens.ts';

/** A word with its occurrences, in the order of reports and places. */
export interface IndexedWord {
  readonly word: string;
  /** The report of each occurrence, by its number. */
  readonly reports: Uint32Array;
  /** The place of each occurrence in its report, counted in symbols; null where only presence counts. */
  readonly places: Uint32Array | null;
}

/** Above every symbol. A word's key is `first * SPAN + second + 1`, or `first * SPAN` for a symbol alone. */
const SPAN = 0x4_0001;
/** Added to the key of a word of a title: above every other key, as the marked words sort. */
const IN_TITLE = SPAN * SPAN;

/** All occurrences in the order of the text, 4 bytes each: a report of 500 symbols takes about 3 KB. */
interface Occurrences {
  /** Number of the word of each occurrence. */
  readonly words: Uint32Array;
  /** Where each report begins in `words`, and the end. */
  readonly starts: readonly number[];
  /** Key by number of word. */
  readonly keys: readonly number[];
}

/**
 * The words of these reports, sorted: each pair of neighbouring symbols in a unit with its places,
 * each symbol with the reports only; those of titles a second time.
 *
 * @param reports the units of each report; no pair crosses from one to the next
 */
export function* indexedWords(reports: readonly (readonly SearchUnit[])[]): Generator<IndexedWord> {
  const occurrences = occurrencesIn(reports);
  const { keys } = occurrences;
  const { ends, inReport, atPlace } = sorted(occurrences);
  const order = Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  for (const number of order) {
    const [from, to] = [number === 0 ? 0 : (ends[number - 1] ?? 0), ends[number] ?? 0];
    const key = keys[number] ?? 0;
    if (isEnd(key)) continue;
    yield {
      word: wordOfKey(key),
      reports: inReport.subarray(from, to),
      places: isPresence(key) ? null : atPlace.subarray(from, to),
    };
  }
}

function occurrencesIn(reports: readonly (readonly SearchUnit[])[]): Occurrences {
  const numbers = new Map<number, number>();
  const starts: number[] = [];
  let words = new Uint32Array(0x1_0000);
  let length = 0;
  const add = (key: number): void => {
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    if (length === words.length) {
      const larger = new Uint32Array(2 * length);
      larger.set(words);
      words = larger;
    }
    words[length++] = number;
  };
  for (const units of reports) {
    starts.push(length);
    const present = new Set<number>();
    for (const { role, text } of units) {
      const symbols = symbolsOf(normalise(text));
      for (const scope of isTitle(role) ? [0, IN_TITLE] : [0]) {
        for (const [index, symbol] of symbols.entries()) {
          add(scope + keyOf(symbol, symbols[index + 1] ?? BOUNDARY));
          present.add(scope + symbol * SPAN);
        }
        // A place of its own behind each unit: what stands on both sides of it is not in a row.
        add(scope + keyOf(BOUNDARY, BOUNDARY));
      }
    }
    for (const key of present) add(key);
  }
  return { words: words.subarray(0, length), starts: [...starts, length], keys: [...numbers.keys()] };
}

/** Occurrences sorted by word; a counting sort, so that those of one word stay in order. */
function sorted({ words, starts, keys }: Occurrences): {
  ends: Uint32Array;
  inReport: Uint32Array;
  atPlace: Uint32Array;
} {
  const next = new Uint32Array(keys.length + 1);
  for (const word of words) next[word + 1] = (next[word + 1] ?? 0) + 1;
  for (let word = 1; word < next.length; word += 1) next[word] = (next[word] ?? 0) + (next[word - 1] ?? 0);
  const inReport = new Uint32Array(words.length);
  const atPlace = new Uint32Array(words.length);
  for (let report = 0; report + 1 < starts.length; report += 1) {
    const start = starts[report] ?? 0;
    for (let at = start; at < (starts[report + 1] ?? 0); at += 1) {
      const word = words[at] ?? 0;
      const slot = next[word] ?? 0;
      next[word] = slot + 1;
      inReport[slot] = report;
      atPlace[slot] = at - start;
    }
  }
  return { ends: next, inReport, atPlace };
}

function keyOf(first: number, second: number): number {
  return first * SPAN + second + 1;
}

function isPresence(key: number): boolean {
  // IN_TITLE is a multiple of SPAN.
  return key % SPAN === 0;
}

/** Whether a key is that of the last symbol of a unit: it takes a place, but nobody asks for it. */
function isEnd(key: number): boolean {
  return key % SPAN === BOUNDARY + 1;
}

function wordOfKey(key: number): string {
  if (key >= IN_TITLE) return TITLE_MARK + wordOfKey(key - IN_TITLE);
  const second = key % SPAN;
  const first = (key - second) / SPAN;
  return second === 0 ? wordOf(first) : wordOf(first, second - 1);
}
