/** A shard of the index in the files that Pagefind 1.5 reads. */
import { facets, facetValues, type Facet } from '../../src/lib/search/facets.ts';
import { INDEX_LANGUAGE } from '../../src/lib/search/tokens.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { CborWriter } from './cbor.ts';
import { chunksOf } from './chunks.ts';
import { pack } from './packing.ts';
import { indexedWords } from './words.ts';

/** A file of the bundle; the path is relative to its folder. */
export interface BundleFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** A report with what it is filtered by. */
export interface Indexed {
  readonly record: SearchRecord;
  /** Names as their pages show them. */
  readonly people: readonly string[];
}

interface NamedChunk {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/**
 * The files of one shard. Results come in the order of the reports.
 *
 * A fragment is what a result fetches: it holds the report's real text, which the index, made of
 * codes, could not show.
 *
 * @param name of the shard: its files have their address below it, and so short names of their own
 * @param version of Pagefind
 */
export function shardFiles(name: string, reports: readonly Indexed[], version: string): BundleFile[] {
  const files: BundleFile[] = [];
  const add = (path: string, content: Uint8Array): unknown => files.push({ path, content: pack(content) });
  const ids = reports.map((_, number) => `${name}-${short(number)}`);
  const chunks: NamedChunk[] = [];
  const units = reports.map(({ record }) => record.units);
  for (const { from, to, content } of chunksOf(indexedWords(units))) {
    const chunk = { from, to, name: short(chunks.length) };
    chunks.push(chunk);
    add(`index/${chunk.name}.pf_index`, content);
  }
  for (const facet of facets) add(`filter/${facet}.pf_filter`, filterContent(facet, reports));
  for (const [number, { record }] of reports.entries()) {
    add(`fragment/${ids[number] ?? ''}.pf_fragment`, Buffer.from(JSON.stringify(fragmentOf(record))));
  }
  const used = reports.length > 0 ? facets : [];
  add(`pagefind.${INDEX_LANGUAGE}.pf_meta`, metadata(ids, chunks, used, version));
  return [...files, entryFile(reports.length, version)];
}

/** Names that need not say what is in the file: the shard's own name changes with its content. */
function short(number: number): string {
  return number.toString(36);
}

/** Pagefind's script expects these fields; `record` is ours, and passes through it. */
function fragmentOf(record: SearchRecord): object {
  return { url: record.id, content: '', word_count: 0, filters: {}, meta: {}, anchors: [], record };
}

/** `[version, [[id, length], …], [[from, to, chunk], …], [[facet, file], …], [], []]`. */
function metadata(
  ids: readonly string[],
  chunks: readonly NamedChunk[],
  used: readonly Facet[],
  version: string,
): Uint8Array {
  const writer = new CborWriter().array(6).text(version).array(ids.length);
  // A phrase has no relevance to which a report's length would matter: it may be left out.
  for (const id of ids) writer.array(2).text(id).number(1);
  writer.array(chunks.length);
  for (const { from, to, name } of chunks) writer.array(3).text(from).text(to).text(name);
  writer.array(used.length);
  for (const facet of used) writer.array(2).text(facet).text(facet);
  // No sorts, which Pagefind cannot join across shards, and no fields of metadata.
  return writer.array(0).array(0).take();
}

/** `[facet, [[value, [report, …]], …]]`, values sorted. */
function filterContent(facet: Facet, reports: readonly Indexed[]): Uint8Array {
  const values = new Map<string, number[]>();
  for (const [number, { record, people }] of reports.entries()) {
    for (const value of facetValues(record, people)[facet]) {
      const numbers = values.get(value);
      if (numbers) numbers.push(number);
      else values.set(value, [number]);
    }
  }
  const writer = new CborWriter().array(2).text(facet).array(values.size);
  for (const [value, numbers] of [...values].sort(([a], [b]) => (a < b ? -1 : 1))) {
    writer.array(2).text(value).array(numbers.length);
    for (const number of numbers) writer.number(number);
  }
  return writer.take();
}

function entryFile(reports: number, version: string): BundleFile {
  const language = { hash: INDEX_LANGUAGE, wasm: null, page_count: reports };
  const entry = { version, languages: { [INDEX_LANGUAGE]: language }, include_characters: [] };
  return { path: 'pagefind-entry.json', content: Buffer.from(JSON.stringify(entry)) };
}
