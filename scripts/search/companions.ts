/** The files that stand beside the index: facts of all reports, and names to propose. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { corpusSchema } from '../../src/lib/schemas/corpus.ts';
import type { PagefindFragment } from '../../src/lib/search/pagefind.ts';
import { factsFile, type NamedRecord } from './facts.ts';
import { unpack } from './packing.ts';
import { proposalsFile } from './proposals.ts';

const SYSTEM_BYTE = 9;

/**
 * Writes them into the folder of an index that has been written.
 *
 * @throws Error when the corpus or a file of the index cannot be read
 */
export function writeCompanions(indexDir: string, corpusFile: string): void {
  const corpus = corpusSchema.parse(JSON.parse(readFileSync(corpusFile, 'utf8')));
  const records = readdirSync(indexDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.pf_fragment'))
    .map((path) => namedRecord(path, readFileSync(join(indexDir, path))));
  writeFileSync(join(indexDir, 'facts.bin'), packed(factsFile(records, corpus)));
  // Not in the folder of the index: an answer is whole without it.
  const pageDir = join(indexDir, '../search');
  mkdirSync(pageDir, { recursive: true });
  writeFileSync(join(pageDir, 'proposals.bin'), packed(proposalsFile(corpus)));
}

/** The record in a file of the index, under the name that results have for it. */
export function namedRecord(path: string, content: Uint8Array): NamedRecord {
  const { record } = JSON.parse(Buffer.from(unpack(content)).toString('utf8')) as PagefindFragment;
  return { id: basename(path, '.pf_fragment'), record };
}

/** JSON as gzip under a name that no server unpacks: hosts that pack nothing send it small as well. */
function packed(value: unknown): Uint8Array {
  const bytes = gzipSync(JSON.stringify(value), { level: 9 });
  bytes[SYSTEM_BYTE] = 255; // the same file on every system
  return bytes;
}
