/** Pagefind's browser script in Node: the same code and WebAssembly, its files read from a folder. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { indexFiles, type Indexed, type IndexOptions } from '../../../scripts/search/index.ts';
import { noChoice, type Choice } from '../../../src/lib/search/facets.ts';
import { createEngine, type Engine, type Hit } from '../../../src/lib/search/engine.ts';
import {
  joinShards,
  type PagefindInstance,
  type PagefindModule,
  type Shard,
} from '../../../src/lib/search/pagefind.ts';
import { loadConverters } from '../../../src/lib/search/variants.ts';

/** An index that was built of some reports and opened. */
export interface OpenIndex {
  readonly engine: Engine;
  /** Ids of the reports found, sorted. */
  find(query: string, choice?: Choice): Promise<string[]>;
  /** Bytes fetched by a reader who opens the page and asks this first. */
  cost(query: string): Promise<Cost>;
  /** Milliseconds that the build took, and the bytes of its files. */
  readonly built: { readonly milliseconds: number; readonly bytes: number };
  readonly close: () => void;
}

export interface Cost {
  /** Script, WebAssembly, metadata and filters. */
  readonly start: number;
  /** The parts of the index that the query needs. */
  readonly query: number;
  /** What the first twenty results show. */
  readonly results: number;
}

/** Builds the index of these reports into a temporary folder and opens it as the search page does. */
export async function openIndexOf(
  reports: readonly Indexed[],
  options: IndexOptions = {},
): Promise<OpenIndex> {
  const started = performance.now();
  const files = await Array.fromAsync(indexFiles(reports, options));
  const milliseconds = performance.now() - started;
  const folder = mkdtempSync(join(tmpdir(), 'cunzhen-search-'));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.content);
  }
  const { engine } = await openIndex(folder);
  const ids = new Map<string, string>();
  const idOf = async (hit: Hit): Promise<string> => {
    const id = ids.get(hit.id) ?? (await hit.load()).id;
    ids.set(hit.id, id);
    return id;
  };
  return {
    engine,
    find: async (query, choice = noChoice) => {
      const answer = await engine.ask({ query, choice });
      return (await Promise.all(answer?.hits.map(idOf) ?? [])).sort();
    },
    cost: (query) => costOf(folder, query),
    built: { milliseconds, bytes: files.reduce((sum, file) => sum + file.content.length, 0) },
    close: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

async function costOf(folder: string, query: string): Promise<Cost> {
  const { engine, instance, bytes } = await openIndex(folder);
  const script = readFileSync(join(folder, 'pagefind.js')).length;
  await instance.filters();
  const start = bytes();
  const answer = await engine.ask({ query, choice: noChoice });
  const found = bytes();
  await Promise.all(answer?.hits.slice(0, 20).map((hit) => hit.load()) ?? []);
  return { start: start + script, query: found - start, results: bytes() - found };
}

const ORIGIN = 'http://search.test/';

/** A script of Pagefind whose requests go to a folder. */
export interface OpenFolder {
  readonly pagefind: PagefindModule;
  /** Bytes fetched until now, the script itself not counted. */
  readonly bytes: () => number;
}

/** Pagefind asks `document` for the page's language and `fetch` for its files: both are stood in for. */
export async function openFolder(folder: string): Promise<OpenFolder> {
  let bytes = 0;
  const page = { currentScript: null, querySelector: () => ({ getAttribute: () => 'zh-Hans' }) };
  const readFile = (url: string): Promise<Response> => {
    const address = new URL(url, ORIGIN).pathname;
    const content = readFileSync(join(folder, address));
    bytes += content.length;
    return Promise.resolve(new Response(content));
  };
  Object.assign(globalThis, { document: page, location: new URL(ORIGIN), fetch: readFile });
  const pagefind = (await import(pathToFileURL(join(folder, 'pagefind.js')).href)) as PagefindModule;
  return { pagefind, bytes: () => bytes };
}

/** Opens an index that our build wrote. */
export async function openIndex(
  folder: string,
): Promise<{ engine: Engine; instance: PagefindInstance; bytes: () => number }> {
  const { pagefind, bytes } = await openFolder(folder);
  const list = await fetch(`${ORIGIN}shards.json`);
  const shards = (await list.json()) as Shard[];
  const { instance } = await joinShards({ pagefind, basePath: '/', shards, hasFailedBelow: () => false });
  return { instance, engine: createEngine({ instance, loadConverters, hasFailed: () => false }), bytes };
}
