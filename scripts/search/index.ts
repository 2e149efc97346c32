/** Builds the search index of a built site. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { edtfSortKey } from '../../src/lib/edtf.ts';
import { readReportFile } from '../../src/lib/report-file.ts';
import { corpusSchema } from '../../src/lib/schemas/corpus.ts';
import type { Shard } from '../../src/lib/search/pagefind.ts';
import { searchRecord } from '../../src/lib/search/record.ts';
import { shardFiles, type BundleFile, type Indexed } from './bundle.ts';
import { indexerDigest, noStore, shardName, shardStore, type ShardStore } from './cache.ts';
import { writeCompanions } from './companions.ts';
import { peopleByReport } from './people.ts';
import { planShards } from './plan.ts';
import { pagefindRuntime } from './runtime.ts';

export type { Indexed } from './bundle.ts';

/** Where the index is made from, and where it goes. */
export interface SearchIndexPlaces {
  /** Folder with the reports' Markdown files. */
  readonly reportsDir: string;
  readonly corpusFile: string;
  /** Folder of the built site; the index is written to `pagefind/` in it. */
  readonly outDir: string;
  /** Folder where shards are kept from build to build. */
  readonly cacheDir: string;
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
  readonly shardSize?: number;
}

/**
 * Builds the index of all reports and writes it into the site.
 *
 * @throws Error when a file cannot be read or Pagefind does not start
 */
export async function buildSearchIndex(places: SearchIndexPlaces): Promise<void> {
  const corpus = corpusSchema.parse(JSON.parse(readFileSync(places.corpusFile, 'utf8')));
  const people = peopleByReport(corpus);
  const reports = readdirSync(places.reportsDir)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name): Indexed => {
      const { report, body } = readReportFile(readFileSync(join(places.reportsDir, name), 'utf8'));
      return { record: searchRecord(report, body), people: people.get(report.id) ?? [] };
    });
  const folder = join(places.outDir, 'pagefind');
  for await (const file of indexFiles(reports, { store: shardStore(places.cacheDir) })) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.content);
  }
  writeCompanions(folder, places.corpusFile);
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
  reports: readonly Indexed[],
  { store = noStore, shardSize = SHARD_SIZE }: IndexOptions = {},
): AsyncGenerator<BundleFile> {
  const { version, files } = await pagefindRuntime();
  const indexer = indexerDigest(version);
  const shards: Shard[] = [];
  yield* files;
  yield* shardFiles('', [], version).filter(({ path }) => !path.includes('/'));
  const dated = reports.map((report) => ({
    report,
    id: report.record.id,
    // Those without a date count as the oldest.
    date: edtfSortKey(report.record.date ?? '') ?? '',
  }));
  for (const planned of planShards(dated, shardSize)) {
    const members = planned.map(({ report }) => report);
    const name = shardName(members, indexer);
    shards.push({
      path: `${name}/`,
      reports: members.length,
      from: planned.at(-1)?.date.slice(0, 4) ?? '',
      to: planned[0]?.date.slice(0, 4) ?? '',
    });
    for (const file of store.get(name, () => shardFiles(name, members, version))) {
      yield { path: `${name}/${file.path}`, content: file.content };
    }
  }
  store.prune();
  yield { path: 'shards.json', content: Buffer.from(JSON.stringify(shards)) };
}
