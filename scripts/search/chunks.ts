/** The words of an index as the chunks that a browser fetches. */
import { CborWriter } from './cbor.ts';
import { NOWHERE, type IndexedWord } from './words.ts';

/** A chunk holds the words from `from` to `to`, both included. */
export interface Chunk {
  readonly from: string;
  readonly to: string;
  readonly words: readonly string[];
  readonly content: Uint8Array;
}

/**
 * Bytes of a chunk before it is packed; a longer word has a chunk of its own. Smaller chunks make a
 * query cheaper and the start dearer, which lists all of them (docs/SEARCH-BENCHMARK.md).
 */
const CHUNK_BYTES = 6000;

/** The chunks, in order. @param words sorted */
export function* chunksOf(words: Iterable<IndexedWord>): Generator<Chunk> {
  const writer = new CborWriter();
  let from = '';
  let last = '';
  let written: Uint8Array[] = [];
  let names: string[] = [];
  let length = 0;
  const close = (to: string): Chunk => {
    const chunk = { from, to, words: names, content: chunkContent(written) };
    // Behind every word of this chunk, before every word of the next.
    [from, written, names, length] = [to === last ? `${to}a` : to, [], [], 0];
    return chunk;
  };
  for (const word of words) {
    writeWord(writer, word);
    const bytes = writer.take();
    if (length > 0 && length + bytes.length > CHUNK_BYTES) yield close(between(last, word.word));
    if (written.length === 0 && from === '') from = word.word;
    written.push(bytes);
    names.push(word.word);
    length += bytes.length;
    last = word.word;
  }
  if (written.length > 0) yield close(last);
}

function chunkContent(words: readonly Uint8Array[]): Uint8Array {
  const writer = new CborWriter().array(1).array(words.length);
  for (const word of words) writer.values(word);
  return writer.take();
}

/** `[word, [[report, [place, …]], …]]`; numbers as steps from the one before. */
function writeWord(writer: CborWriter, { word, reports, places }: IndexedWord): void {
  writer.array(2).text(word).array(countRuns(reports));
  let report = 0;
  for (let at = 0; at < reports.length;) {
    const current = reports[at] ?? 0;
    let end = at + 1;
    while (end < reports.length && reports[end] === current) end += 1;
    writer.array(2).number(current - report);
    if (places[at] === NOWHERE) writer.array(0);
    else {
      writer.array(end - at);
      for (let place = 0, each = at; each < end; each += 1) {
        writer.number((places[each] ?? 0) - place);
        place = places[each] ?? 0;
      }
    }
    at = end;
    report = current;
  }
}

function countRuns(values: Uint32Array): number {
  let runs = 0;
  for (let at = 0; at < values.length; at += 1) if (at === 0 || values[at] !== values[at - 1]) runs += 1;
  return runs;
}

/** The shortest beginning of `next` that sorts behind `last`, else `last`: short bounds pack better. */
function between(last: string, next: string): string {
  for (let length = 1; length < next.length; length += 1) {
    const beginning = next.slice(0, length);
    if (beginning > last) return beginning;
  }
  return last;
}
