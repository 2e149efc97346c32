/**
 * The lists of words in the chunks of the index, read in Pagefind's format, and what they have in common.
 *
 * Pagefind finds and loads chunks. Its own search compares each result with each occurrence of each
 * word, which takes seconds where a word stands in every one of 20,000 reports; this takes milliseconds.
 */
import { CborReader } from './cbor-reader.ts';

/** Where a word stands. */
export interface WordList {
  /** Numbers of the reports in their shard, ascending. */
  readonly reports: Uint32Array;
  /** Where the places of each report begin in `places`, and the end. */
  readonly starts: Uint32Array;
  /** Ascending in each report; those of titles come first. A symbol alone has one in titles, else none. */
  readonly places: Uint32Array;
}

/** A word of a query with its place in that. */
export interface Placed {
  readonly list: WordList;
  readonly at: number;
}

/** Lists of words, by shard. */
export interface Lists {
  /** Takes in a chunk that was fetched. @throws Error when it is none */
  add(shard: string, packed: ArrayBuffer): Promise<void>;
  /** The list of a word whose chunk was fetched; undefined where the shard does not have the word. */
  of(shard: string, word: string): WordList | undefined;
}

/** Stands before the content of Pagefind's files. */
const SIGNATURE = 'pagefind_dcd'.length;

export function newLists(): Lists {
  const lists = new Map<string, WordList>();
  return {
    add: async (shard, packed) => {
      const unpacked = new Response(packed).body?.pipeThrough(new DecompressionStream('gzip'));
      const bytes = new Uint8Array(await new Response(unpacked ?? null).arrayBuffer());
      for (const [word, list] of readChunk(bytes.subarray(SIGNATURE))) lists.set(`${shard} ${word}`, list);
    },
    of: (shard, word) => lists.get(`${shard} ${word}`),
  };
}

/** `[[[word, [[report, [place, …]], …]], …]]`; numbers as steps from the one before. */
export function* readChunk(content: Uint8Array): Generator<[string, WordList]> {
  const reader = new CborReader(content);
  reader.array();
  for (let words = reader.array(); words > 0; words -= 1) {
    reader.array();
    yield [reader.text(), readList(reader)];
  }
}

function readList(reader: CborReader): WordList {
  const count = reader.array();
  const reports = new Uint32Array(count);
  const starts = new Uint32Array(count + 1);
  const places: number[] = [];
  let report = 0;
  for (let index = 0; index < count; index += 1) {
    reader.array();
    report += reader.number();
    reports[index] = report;
    let place = 0;
    for (let left = reader.array(); left > 0; left -= 1) places.push((place += reader.number()));
    starts[index + 1] = places.length;
  }
  return { reports, starts, places: Uint32Array.from(places) };
}

/** A report in which words stand together. */
export interface Standing {
  readonly report: number;
  /** The first place there of one of the words; {@link NO_PLACE} where only their presence is known. */
  readonly place: number;
}

/** Behind every place. */
const NO_PLACE = Infinity;

/** The reports in which all words stand as far from one another as in the query. */
export function together(words: readonly Placed[]): Standing[] {
  const [first, ...others] = words.toSorted((a, b) => a.list.reports.length - b.list.reports.length);
  if (!first) return [];
  const out: Standing[] = [];
  const nexts = others.map(() => 0);
  for (const [index, report] of first.list.reports.entries()) {
    const isIn = others.every(({ list: { reports } }, other) => {
      let next = nexts[other] ?? 0;
      while ((reports[next] ?? Infinity) < report) next += 1;
      nexts[other] = next;
      return reports[next] === report;
    });
    if (!isIn) continue;
    const place = firstTogether(first, index, others, nexts);
    if (place !== undefined) out.push({ report, place });
  }
  return out;
}

function firstTogether(
  first: Placed,
  index: number,
  others: readonly Placed[],
  indexes: readonly number[],
): number | undefined {
  const { starts, places } = first.list;
  if (others.length === 0 && starts[index] === starts[index + 1]) return NO_PLACE;
  for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) {
    const place = places[at] ?? 0;
    const origin = place - first.at;
    if (others.every((other, number) => stands(other.list, indexes[number] ?? 0, origin + other.at)))
      return place;
  }
  return undefined;
}

/** Whether a word stands at this place of a report: halves what is left until it is found. */
function stands({ starts, places }: WordList, index: number, place: number): boolean {
  let low = starts[index] ?? 0;
  let high = starts[index + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = places[middle] ?? 0;
    if (found === place) return true;
    if (found < place) low = middle + 1;
    else high = middle;
  }
  return false;
}
