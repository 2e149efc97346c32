/** Pagefind's browser script in Node: the same code and WebAssembly, its files read from a folder. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { factsFiles } from '../../../scripts/search/facts.ts';
import { indexFiles, type IndexOptions } from '../../../scripts/search/index.ts';
import { packJson } from '../../../scripts/search/packing.ts';
import type { Corpus } from '../../../src/lib/schemas/corpus.ts';
import { createEngine } from '../../../src/lib/search/engine.ts';
import { newLists, type Lists } from '../../../src/lib/search/lists.ts';
import { normalise } from '../../../src/lib/search/normalise.ts';
import { SHOWN_AT_ONCE } from '../../../src/lib/search/narrow.ts';
import { openSources } from '../../../src/lib/search/open-sources.ts';
import type { Sources } from '../../../src/lib/search/sources.ts';
import { fetchPacked } from '../../../src/lib/search/packed.ts';
import { dearWords, joinShards, type PagefindModule, type Shard } from '../../../src/lib/search/pagefind.ts';
import type { SearchRecord } from '../../../src/lib/search/record.ts';
import { recordLoader } from '../../../src/lib/search/records.ts';
import { loadConverters } from '../../../src/lib/search/variants.ts';

/** An index that was built of some reports and opened. */
export interface OpenIndex {
  readonly sources: Sources;
  /** Ids of the reports that contain a text, sorted. */
  find(query: string): Promise<string[]>;
  /** Bytes fetched by a reader who opens the page and asks this first. */
  cost(query: string): Promise<Cost>;
  /** Milliseconds that the build took, and the bytes of its files. */
  readonly built: { readonly milliseconds: number; readonly bytes: number };
  readonly close: () => void;
}

export interface Cost {
  /** Script, WebAssembly, metadata and facts. */
  readonly start: number;
  /** The parts of the index that the query needs, and the texts that are read to be sure. */
  readonly query: number;
  /** What the first results show besides. */
  readonly results: number;
}

type Authorities = Pick<Corpus, 'people' | 'entities'>;
const nobody: Authorities = { people: [], entities: [] };

/** Builds the index of these reports into a temporary folder and opens it as the search page does. */
export async function openIndexOf(
  records: readonly SearchRecord[],
  options: IndexOptions = {},
  corpus: Authorities = nobody,
): Promise<OpenIndex> {
  const started = performance.now();
  const files = await Array.fromAsync(indexFiles(records, options));
  const { facts, names } = factsFiles(records, corpus);
  files.push({ path: 'facts.bin', content: packJson(facts) });
  files.push({ path: 'names.bin', content: packJson(names) });
  const milliseconds = performance.now() - started;
  const folder = mkdtempSync(join(tmpdir(), 'cunzhen-search-'));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.content);
  }
  const { sources } = await openIndex(folder);
  const ids = new Map<number, string>();
  const idOf = async (report: number): Promise<string> => {
    const id = ids.get(report) ?? (await sources.engine.load(report)).id;
    ids.set(report, id);
    return id;
  };
  return {
    sources,
    find: async (query) => {
      const found = await sources.engine.find(normalise(query), 'text');
      return (await Promise.all(found.reports.map(idOf))).sort();
    },
    cost: (query) => costOf(folder, query),
    built: { milliseconds, bytes: files.reduce((sum, file) => sum + file.content.length, 0) },
    close: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

async function costOf(folder: string, query: string): Promise<Cost> {
  const { sources, bytes } = await openIndex(folder);
  const start = bytes();
  const { reports } = await sources.engine.find(normalise(query), 'text');
  const found = bytes();
  await Promise.all(reports.slice(0, SHOWN_AT_ONCE).map((report) => sources.engine.load(report)));
  return { start, query: found - start, results: bytes() - found };
}

const ORIGIN = 'http://search.test/';

/** A script of Pagefind whose requests go to a folder. */
export interface OpenFolder {
  readonly pagefind: PagefindModule;
  /** What was loaded of an index of ours. */
  readonly lists: Lists;
  /** Bytes fetched until now, the script among them. */
  readonly bytes: () => number;
}

/** Pagefind asks `document` for the page's language and `fetch` for its files: both are stood in for. */
export async function openFolder(folder: string): Promise<OpenFolder> {
  const script = join(folder, 'pagefind.js');
  let bytes = statSync(script).size;
  const page = { currentScript: null, querySelector: () => ({ getAttribute: () => 'zh-Hans' }) };
  const lists = newLists();
  const readFile = async (url: string): Promise<Response> => {
    const { pathname } = new URL(url, ORIGIN);
    const content = Uint8Array.from(readFileSync(join(folder, pathname)));
    bytes += content.length;
    const shard = /\/([^/]+)\/index\//u.exec(pathname)?.[1];
    if (shard !== undefined) await lists.add(shard, content.buffer);
    return new Response(content);
  };
  Object.assign(globalThis, { document: page, location: new URL(ORIGIN), fetch: readFile });
  const pagefind = (await import(pathToFileURL(script).href)) as PagefindModule;
  return { pagefind, lists, bytes: () => bytes };
}

/** Opens an index that our build wrote, as the search page does. */
export async function openIndex(folder: string): Promise<{ sources: Sources; bytes: () => number }> {
  const { pagefind, lists, bytes } = await openFolder(folder);
  const shards = await fetchPacked<Shard[]>('/shards.bin');
  const { instance } = await joinShards({ pagefind, basePath: '/', shards, hasFailedBelow: () => false });
  const engine = createEngine({
    instance,
    lists,
    shards,
    load: recordLoader('/', shards),
    dear: dearWords(shards),
    loadConverters,
    hasFailed: () => false,
    missing: () => [],
  });
  const addresses = { facts: '/facts.bin', names: '/names.bin' };
  const sources = await openSources(addresses, Promise.resolve({ engine, shards }));
  return { sources, bytes };
}
