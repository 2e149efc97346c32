/** What of Pagefind runs in the browser. */
import { close, createIndex } from 'pagefind';
import { INDEX_LANGUAGE } from '../../src/lib/search/tokens.ts';
import type { BundleFile } from './bundle.ts';

export interface Runtime {
  readonly version: string;
  /** The script and the WebAssembly that suits our language. */
  readonly files: readonly BundleFile[];
}

// Pagefind's own interfaces, worker and highlighter stay out: nobody loads them.
const shipped = /^(?:pagefind\.js|wasm\.unknown\.pagefind)$/u;

/**
 * Pagefind's script and WebAssembly, as it writes them beside an index.
 *
 * @throws Error when Pagefind does not start
 */
export async function pagefindRuntime(): Promise<Runtime> {
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  try {
    await index.addCustomRecord({ url: 'x', content: 'x', language: INDEX_LANGUAGE });
    const { files } = await index.getFiles();
    const entry = files.find(({ path }) => path === 'pagefind-entry.json');
    const { version } = JSON.parse(Buffer.from(entry?.content ?? []).toString('utf8')) as {
      version: string;
    };
    return { version, files: files.filter(({ path }) => shipped.test(path)) };
  } finally {
    await close();
  }
}
