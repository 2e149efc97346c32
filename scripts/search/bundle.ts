/** Pagefind's files as we ship them: only what the search page fetches, with our own fragments. */
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { pack, unpack } from './packing.ts';

/** A file of the bundle; the path is relative to its folder. */
export interface BundleFile {
  readonly path: string;
  readonly content: Uint8Array;
}

// Pagefind's own interfaces, worker and highlighter stay out: nobody loads them.
const shipped =
  /^(?:pagefind\.js|pagefind-entry\.json|pagefind\..+\.pf_meta|wasm\..+\.pagefind|(?:index|filter|fragment)\/.+)$/u;

/**
 * The files to ship.
 *
 * A fragment is what a result fetches. Pagefind fills it with the indexed content, which is codes
 * and of no use to a reader; ours holds the report's real text, which Pagefind must not index.
 *
 * @param records by the URL under which they were indexed
 * @throws Error when a fragment belongs to no record
 */
export function shippedFiles(
  files: readonly BundleFile[],
  records: ReadonlyMap<string, SearchRecord>,
): BundleFile[] {
  return files
    .filter((file) => shipped.test(file.path))
    .map((file) => (file.path.startsWith('fragment/') ? withRecord(file, records) : file));
}

function withRecord(file: BundleFile, records: ReadonlyMap<string, SearchRecord>): BundleFile {
  const { url } = JSON.parse(Buffer.from(unpack(file.content)).toString('utf8')) as { url: string };
  const record = records.get(url);
  if (!record) throw new Error(`${file.path}: Pagefind indexed ${url}, which is no report`);
  // Pagefind's script expects these fields; `record` is ours, and passes through it.
  const fragment = { url, content: '', word_count: 0, filters: {}, meta: {}, anchors: [], record };
  return { path: file.path, content: pack(Buffer.from(JSON.stringify(fragment))) };
}
