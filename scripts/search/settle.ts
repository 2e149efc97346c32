/**
 * Pagefind's files in one order (invariant: stability).
 *
 * Pagefind writes filters and their values in the order of a hash table, which differs from run to
 * run, and names files after their content. Here both are sorted, and the files named anew.
 */
import { createHash } from 'node:crypto';
import type { BundleFile } from './bundle.ts';
import { decodeCbor, encodeCbor, type Cbor } from './cbor.ts';
import { pack, unpack } from './packing.ts';

/** Place of the list of filters, `[name, hash]` each, in Pagefind's metadata. */
const FILTERS_IN_META = 3;

interface Entry {
  readonly languages: Record<string, { hash: string }>;
}

/**
 * The same files with filters and their values sorted by name.
 *
 * @throws Error when they are not as Pagefind 1.5 writes them
 */
export function settleOrder(files: readonly BundleFile[]): BundleFile[] {
  const renamed = new Map<string, string>();
  const settle = (file: BundleFile, sorted: (value: Cbor) => Cbor): BundleFile => {
    const content = pack(encodeCbor(sorted(decodeCbor(unpack(file.content)))));
    const [, before = '', hash = '', after = ''] = /^(.*[/.])([^/.]+)(\.[^.]+)$/u.exec(file.path) ?? [];
    const settled = `${hash.split('_')[0] ?? ''}_${createHash('sha256').update(content).digest('hex').slice(0, 10)}`;
    renamed.set(hash, settled);
    return { path: before + settled + after, content };
  };
  const isFilter = ({ path }: BundleFile): boolean => path.startsWith('filter/');
  const isMeta = ({ path }: BundleFile): boolean => path.endsWith('.pf_meta');
  const isEntry = ({ path }: BundleFile): boolean => path === 'pagefind-entry.json';
  // Each names the one before it.
  const filters = files.filter(isFilter).map((file) => settle(file, sortFilterValues));
  const metas = files.filter(isMeta).map((file) => settle(file, (meta) => sortFilters(meta, renamed)));
  const entries = files.filter(isEntry).map((file) => renameMeta(file, renamed));
  const others = files.filter((file) => !isFilter(file) && !isMeta(file) && !isEntry(file));
  return [...entries, ...metas, ...filters, ...others].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `[name, [[value, pages], …]]`. */
function sortFilterValues(filter: Cbor): Cbor {
  const [name, values] = asArray(filter);
  return [asText(name), asArray(values).sort(byName)];
}

function sortFilters(meta: Cbor, renamed: ReadonlyMap<string, string>): Cbor {
  const filters = asArray(asArray(meta)[FILTERS_IN_META]).map((filter): Cbor => {
    const [name, hash] = asArray(filter);
    const settled = renamed.get(asText(hash));
    if (settled === undefined) throw new Error(`Pagefind's metadata names a filter that is not there`);
    return [asText(name), settled];
  });
  return asArray(meta).with(FILTERS_IN_META, filters.sort(byName));
}

function renameMeta(file: BundleFile, renamed: ReadonlyMap<string, string>): BundleFile {
  const entry = JSON.parse(Buffer.from(file.content).toString('utf8')) as Entry;
  for (const language of Object.values(entry.languages)) {
    language.hash = renamed.get(language.hash) ?? language.hash;
  }
  return { path: file.path, content: Buffer.from(JSON.stringify(entry)) };
}

function byName(a: Cbor, b: Cbor): number {
  return asText(asArray(a)[0]) < asText(asArray(b)[0]) ? -1 : 1;
}

function asArray(value: Cbor | undefined): Cbor[] {
  if (!Array.isArray(value)) throw new Error('unexpected value in a file of Pagefind, expected an array');
  return value;
}

function asText(value: Cbor | undefined): string {
  if (typeof value !== 'string') throw new Error('unexpected value in a file of Pagefind, expected a text');
  return value;
}
