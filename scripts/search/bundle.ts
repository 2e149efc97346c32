/** A shard of the index: the files that Pagefind 1.5 reads, and the texts of the reports. */
import type { DearWords } from '../../src/lib/search/narrow.ts';
import { recordPath, shortName } from '../../src/lib/search/records.ts';
import { INDEX_LANGUAGE } from '../../src/lib/search/tokens.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { CborWriter } from './cbor.ts';
import { chunksOf } from './chunks.ts';
import { pack, packJson } from './packing.ts';
import { indexedWords, titleRoomOf } from './words.ts';

/** A file of the bundle; the path is relative to the folder of the bundle or of the shard. */
export interface BundleFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** A part of the index. */
export interface ShardBundle {
  readonly files: readonly BundleFile[];
  /** Bytes of the words whose chunks are larger than usual: a search does without them where it can. */
  readonly dear: DearWords;
  /** Places below this one are those of titles. */
  readonly titleRoom: number;
}

interface NamedChunk {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/** Bytes of a packed chunk from which on its words are dear: twice as many as most chunks have. */
const DEAR_BYTES = 6000;

/**
 * The files of one shard. Results come in the order of the reports.
 *
 * Beside what Pagefind reads lies a record for each report with its real text, which the index, made
 * of codes, could not show.
 *
 * @param name of the shard: its files have their address below it, and so short names of their own
 * @param version of Pagefind
 */
export function shardBundle(name: string, reports: readonly SearchRecord[], version: string): ShardBundle {
  const files: BundleFile[] = [];
  const dear: Record<string, number> = {};
  const chunks: NamedChunk[] = [];
  const units = reports.map((report) => report.units);
  const titleRoom = titleRoomOf(units);
  for (const { from, to, words, content } of chunksOf(indexedWords(units, titleRoom))) {
    const chunk = { from, to, name: shortName(chunks.length) };
    const packed = pack(content);
    chunks.push(chunk);
    files.push({ path: `index/${chunk.name}.pf_index`, content: packed });
    if (packed.length > DEAR_BYTES) for (const word of words) dear[word] = packed.length;
  }
  for (const [number, record] of reports.entries()) {
    files.push({ path: recordPath(number), content: packJson(record) });
  }
  const ids = reports.map((_, number) => `${name}-${shortName(number)}`);
  files.push({ path: `pagefind.${INDEX_LANGUAGE}.pf_meta`, content: pack(metadata(ids, chunks, version)) });
  return { files: [...files, entryFile(reports.length, version)], dear, titleRoom };
}

/** `[version, [[id, length], …], [[from, to, chunk], …], [], [], []]`: no filters, sorts and fields. */
function metadata(ids: readonly string[], chunks: readonly NamedChunk[], version: string): Uint8Array {
  const writer = new CborWriter().array(6).text(version).array(ids.length);
  // A phrase has no relevance to which a report's length would matter: it may be left out.
  for (const id of ids) writer.array(2).text(id).number(1);
  writer.array(chunks.length);
  for (const { from, to, name } of chunks) writer.array(3).text(from).text(to).text(name);
  return writer.array(0).array(0).array(0).take();
}

function entryFile(reports: number, version: string): BundleFile {
  const language = { hash: INDEX_LANGUAGE, wasm: null, page_count: reports };
  const entry = { version, languages: { [INDEX_LANGUAGE]: language }, include_characters: [] };
  return { path: 'pagefind-entry.json', content: Buffer.from(JSON.stringify(entry)) };
}
