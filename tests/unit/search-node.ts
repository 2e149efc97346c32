/** Pagefind's browser script in Node: the same code and WebAssembly, its files read from a folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PagefindInstance, PagefindModule } from '../../src/lib/search/pagefind.ts';

/** An index opened in Node. */
export interface NodeIndex {
  readonly instance: PagefindInstance;
  /** Bytes read so far, as they would go over the wire. */
  bytes(): number;
}

const ORIGIN = 'http://search.test/';

/**
 * Opens the index in `dir`, on a page in the site's language.
 *
 * Pagefind asks `document` for the language and `fetch` for its files; both are stood in for here.
 */
export async function openIndex(dir: string): Promise<NodeIndex> {
  let bytes = 0;
  const page = { currentScript: null, querySelector: () => ({ getAttribute: () => 'zh-Hans' }) };
  Object.assign(globalThis, {
    document: page,
    location: new URL(ORIGIN),
    fetch: (url: string): Promise<Response> => {
      const content = readFileSync(join(dir, new URL(url, ORIGIN).pathname));
      bytes += content.length;
      return Promise.resolve(new Response(content));
    },
  });
  const module = (await import(pathToFileURL(join(dir, 'pagefind.js')).href)) as PagefindModule;
  const instance = module.createInstance({ basePath: '/', noWorker: true });
  return { instance, bytes: () => bytes };
}
