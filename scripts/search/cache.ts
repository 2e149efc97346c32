/** Shards of earlier builds: one whose reports and indexer are the same is not built again. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import type { ShardBundle } from './bundle.ts';

const here = import.meta.dirname;
const library = join(here, '../../src/lib/search');
/** Besides this folder, what decides the content of a shard's files. */
const sources = ['normalise.ts', 'tokens.ts', 'titles.ts', 'records.ts'];

/** What decides the content of all shards: our code, Pagefind and the packer, as a digest. */
export function indexerDigest(pagefindVersion: string): string {
  const hash = createHash('sha256').update(`${pagefindVersion} ${process.versions.zlib}`);
  for (const name of readdirSync(here).sort()) hash.update(readFileSync(join(here, name)));
  for (const name of sources) hash.update(readFileSync(join(library, name)));
  return hash.digest('hex');
}

/** A name that changes whenever anything in the shard does: 10 hexadecimal digits. */
export function shardName(reports: readonly SearchRecord[], indexer: string): string {
  const hash = createHash('sha256').update(indexer);
  for (const report of reports) hash.update(JSON.stringify(report));
  return hash.digest('hex').slice(0, 10);
}

/** Shards by their names. */
export interface ShardStore {
  /** The shard kept under this name, else the one that `build` makes, which is then kept. */
  get(name: string, build: () => ShardBundle): ShardBundle;
  /** Forgets all that was not asked for. */
  prune(): void;
}

/** A store in a folder. */
export function shardStore(folder: string): ShardStore {
  const used = new Set<string>();
  mkdirSync(folder, { recursive: true });
  return {
    get: (name, build) => {
      used.add(name);
      const path = join(folder, name);
      if (existsSync(path)) return deserialize(readFileSync(path)) as ShardBundle;
      const bundle = build();
      // A build that is killed leaves no half of a shard behind.
      writeFileSync(`${path}.new`, serialize(bundle));
      renameSync(`${path}.new`, path);
      return bundle;
    },
    prune: () => {
      for (const name of readdirSync(folder)) if (!used.has(name)) rmSync(join(folder, name));
    },
  };
}

/** A store that keeps nothing. */
export const noStore: ShardStore = { get: (_, build) => build(), prune: () => undefined };
