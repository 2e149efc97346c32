/** Builds the search index of a built site. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readReportFile } from '../../src/lib/report-file.ts';
import { corpusSchema } from '../../src/lib/schemas/corpus.ts';
import type { Shard } from '../../src/lib/search/pagefind.ts';
import { searchRecord, type SearchRecord } from '../../src/lib/search/record.ts';
import { shardBundle, type BundleFile } from './bundle.ts';
import { indexerDigest, noStore, shardName, shardStore, type ShardStore } from './cache.ts';
import { companionFiles } from './companions.ts';
import { dayOf, planShards } from './plan.ts';
import { packJson } from './packing.ts';
import { pagefindRuntime } from './runtime.ts';

/** Where the index is made from, and where it goes. */
export interface SearchIndexPlaces {
  /** Folder with the reports' Markdown files. */
  readonly reportsDir: string;
  readonly corpusFile: string;
  /** Folder of the built site; the index is written to `pagefind/` in it. */
  readonly outDir: string;
  /** Folder where shards are kept from build to build. */
  readonly cacheDir: string;
  /** Most reports of a shard; as many as are best where nothing is said. */
  readonly shardSize?: number | undefined;
}

/**
 * Most reports of a shard. A query fetches from every shard: fewer and larger ones make it cheaper,
 * and the build after a new report dearer (docs/SEARCH-BENCHMARK.md).
 */
const SHARD_SIZE = 25_000;

export interface IndexOptions {
  /** Where shards are kept from build to build. */
  readonly store?: ShardStore;
  /** Most reports of a shard. */
  readonly shardSize?: number | undefined;
}

/**
 * Builds the index of all reports and writes it into the site.
 *
 * @throws Error when a file cannot be read or Pagefind does not start
 */
export async function buildSearchIndex(places: SearchIndexPlaces): Promise<void> {
  const corpus = corpusSchema.parse(JSON.parse(readFileSync(places.corpusFile, 'utf8')));
  const records = readdirSync(places.reportsDir)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name): SearchRecord => {
      const { report, body } = readReportFile(readFileSync(join(places.reportsDir, name), 'utf8'));
      return searchRecord(report, body);
    });
  const write = ({ path, content }: BundleFile): void => {
    const file = join(places.outDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const store = shardStore(places.cacheDir);
  for await (const file of indexFiles(records, { store, shardSize: places.shardSize })) {
    write({ ...file, path: join('pagefind', file.path) });
  }
  companionFiles(records, corpus).forEach(write);
}

/**
 * The files of the index of these reports, shard by shard. The same reports give the same files,
 * in whatever order they come.
 *
 * At the top is an index without reports, in which the shards are joined: so none of them is needed
 * for the others to work.
 *
 * @throws Error when Pagefind does not start
 */
export async function* indexFiles(
  records: readonly SearchRecord[],
  { store = noStore, shardSize = SHARD_SIZE }: IndexOptions = {},
): AsyncGenerator<BundleFile> {
  const { version, files } = await pagefindRuntime();
  const indexer = indexerDigest(version);
  const shards: Shard[] = [];
  yield* files;
  yield* shardBundle('', [], version).files;
  for (const members of planShards(records, shardSize)) {
    const name = shardName(members, indexer);
    const [newest, oldest] = [members[0], members.at(-1)];
    const { files: own, dear, titleRoom } = store.get(name, () => shardBundle(name, members, version));
    shards.push({
      path: `${name}/`,
      reports: members.length,
      from: oldest ? dayOf(oldest).slice(0, 4) : '',
      to: newest ? dayOf(newest).slice(0, 4) : '',
      dear,
      titleRoom,
    });
    for (const { path, content } of own) yield { path: `${name}/${path}`, content };
  }
  store.prune();
  yield { path: 'shards.bin', content: packJson(shards) };
}
