/** What a search must find, and random queries to ask it. */
import type { SearchRecord } from '../../../src/lib/search/record.ts';
import { normalise } from '../../../src/lib/search/normalise.ts';

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The texts in normal form, to be asked with `includes()`. */
export class Truth {
  readonly #reports: readonly { readonly id: string; readonly units: readonly string[] }[];

  constructor(records: readonly SearchRecord[]) {
    this.#reports = records.map(({ id, units }) => ({ id, units: units.map(({ text }) => normalise(text)) }));
  }

  /** Ids of the reports one of whose units contains the query, sorted. */
  find(query: string): string[] {
    const normal = normalise(query);
    return this.#reports
      .filter(({ units }) => units.some((unit) => unit.includes(normal)))
      .map(({ id }) => id)
      .sort();
  }
}

/** A stretch of 1 to `longest` code points of one unit of one record, with something to look for in it. */
export function drawQuery(records: readonly SearchRecord[], random: () => number, longest: number): string {
  for (;;) {
    const record = pick(records, random);
    const symbols = Array.from(pick(record.units, random).text);
    const length = 1 + Math.floor(random() * longest);
    const start = Math.floor(random() * Math.max(1, symbols.length - length + 1));
    const query = symbols.slice(start, start + length).join('');
    if (normalise(query) !== '') return query;
  }
}

/** A query of symbols that all occur, in an order that does not. */
export function drawAbsentQuery(
  records: readonly SearchRecord[],
  truth: Truth,
  random: () => number,
  longest: number,
): string {
  for (;;) {
    const left = drawQuery(records, random, longest);
    const right = drawQuery(records, random, longest);
    const query = Array.from(left + right)
      .slice(0, Math.max(2, longest))
      .join('');
    if (truth.find(query).length === 0) return query;
  }
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** A single Han symbol that no report has, in any of its readings. */
export function drawAbsentSymbol(
  truth: Truth,
  random: () => number,
  readings: (symbol: string) => readonly string[],
): string {
  for (;;) {
    const symbol = String.fromCodePoint(0x4e00 + Math.floor(random() * 0x51a6));
    if ([symbol, ...readings(symbol)].every((reading) => truth.find(reading).length === 0)) return symbol;
  }
}

/** ASCII in full width, as an input method types it. */
export function toFullWidth(text: string): string {
  return text.replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

const halfWidth: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['　', ' '],
]);

/** Full-width forms as a Latin keyboard types them. What has no such form stays. */
export function toHalfWidth(text: string): string {
  return text.replace(/[！-～“”‘’　]/gu, (char) => {
    return halfWidth.get(char) ?? String.fromCharCode(char.charCodeAt(0) - 0xfee0);
  });
}
