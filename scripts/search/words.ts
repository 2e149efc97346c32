/** The words of an index, and where each stands. */
import { normalise } from '../../src/lib/search/normalise.ts';
import type { SearchUnit } from '../../src/lib/search/record.ts';
import { isTitle } from '../../src/lib/search/titles.ts';
import { symbolsOf, wordOf } from '../../src/lib/search/tokens.ts';

/** A word with its occurrences, in the order of reports and places. */
export interface IndexedWord {
  readonly word: string;
  /** The report of each occurrence, by its number. */
  readonly reports: Uint32Array;
  /**
   * The place of each occurrence in its report, counted in symbols. A symbol alone occurs once in a
   * report: at 0 if the title has it, else {@link NOWHERE}.
   */
  readonly places: Uint32Array;
}

/** The place of what is in a report, but not said where. */
export const NOWHERE = 0xffff_ffff;

/** The units of a report. */
type Units = readonly SearchUnit[];

/** Above every symbol. A word's key is `first * SPAN + second + 1`, or `first * SPAN` for a symbol alone. */
const SPAN = 0x4_0001;

/** All occurrences in the order of the text, 8 bytes each: a report of 500 symbols takes about 6 KB. */
interface Occurrences {
  /** Number of the word of each occurrence. */
  readonly words: Uint32Array;
  /** Its place in the report. */
  readonly places: Uint32Array;
  /** Where each report begins in `words`, and the end. */
  readonly starts: readonly number[];
  /** Key by number of word. */
  readonly keys: readonly number[];
}

/**
 * Number of places that are kept for titles, as many as the longest takes: what stands in a title is
 * below it in every report, and everything else is not.
 */
export function titleRoomOf(reports: readonly Units[]): number {
  return reports.reduce((most, units) => {
    const lengths = units.filter(({ role }) => isTitle(role)).map(({ text }) => roomOf(symbolsIn(text)));
    return Math.max(
      most,
      lengths.reduce((sum, length) => sum + length, 0),
    );
  }, 0);
}

/**
 * The words of these reports, sorted: each pair of neighbouring symbols in a unit with its places,
 * each symbol with the reports only, and whether it is in their titles.
 *
 * @param reports the units of each report; no pair crosses from one to the next
 * @param titleRoom as `titleRoomOf` says
 */
export function* indexedWords(reports: readonly Units[], titleRoom: number): Generator<IndexedWord> {
  const occurrences = occurrencesIn(reports, titleRoom);
  const { keys } = occurrences;
  const { ends, inReport, atPlace } = sorted(occurrences);
  const order = Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  for (const number of order) {
    const [from, to] = [number === 0 ? 0 : (ends[number - 1] ?? 0), ends[number] ?? 0];
    yield {
      word: wordOfKey(keys[number] ?? 0),
      reports: inReport.subarray(from, to),
      places: atPlace.subarray(from, to),
    };
  }
}

function occurrencesIn(reports: readonly Units[], titleRoom: number): Occurrences {
  const numbers = new Map<number, number>();
  const starts: number[] = [];
  let words = new Uint32Array(0x1_0000);
  let places = new Uint32Array(words.length);
  let length = 0;
  const add = (key: number, place: number): void => {
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    if (length === words.length) [words, places] = [doubled(words), doubled(places)];
    words[length] = number;
    places[length++] = place;
  };
  for (const units of reports) {
    starts.push(length);
    const inTitle = new Map<number, boolean>();
    let place = 0;
    const addUnit = (symbols: readonly number[], ofTitle: boolean): void => {
      for (const [index, symbol] of symbols.entries()) {
        const next = symbols[index + 1];
        if (next !== undefined) add(keyOf(symbol, next), place + index);
        if (inTitle.get(symbol) !== true) inTitle.set(symbol, ofTitle);
      }
      place += roomOf(symbols);
    };
    for (const { role, text } of units) if (isTitle(role)) addUnit(symbolsIn(text), true);
    place = titleRoom;
    for (const { role, text } of units) if (!isTitle(role)) addUnit(symbolsIn(text), false);
    for (const [symbol, isIn] of inTitle) add(symbol * SPAN, isIn ? 0 : NOWHERE);
  }
  return {
    words: words.subarray(0, length),
    places: places.subarray(0, length),
    starts: [...starts, length],
    keys: [...numbers.keys()],
  };
}

function doubled(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const out = new Uint32Array(2 * values.length);
  out.set(values);
  return out;
}

function symbolsIn(text: string): number[] {
  return symbolsOf(normalise(text));
}

/** Places of a unit: one is left free behind it, so that what stands on both sides of it is not in a row. */
function roomOf(symbols: readonly number[]): number {
  return symbols.length + 1;
}

/** Occurrences sorted by word; a counting sort, so that those of one word stay in order. */
function sorted({ words, places, starts, keys }: Occurrences): {
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
    for (let at = starts[report] ?? 0; at < (starts[report + 1] ?? 0); at += 1) {
      const word = words[at] ?? 0;
      const slot = next[word] ?? 0;
      next[word] = slot + 1;
      inReport[slot] = report;
      atPlace[slot] = places[at] ?? 0;
    }
  }
  return { ends: next, inReport, atPlace };
}

function keyOf(first: number, second: number): number {
  return first * SPAN + second + 1;
}

function wordOfKey(key: number): string {
  const second = key % SPAN;
  const first = (key - second) / SPAN;
  return second === 0 ? wordOf(first) : wordOf(first, second - 1);
}
