/** Opens the index of this site in the browser. */
import { createEngine, type Engine } from '../../lib/search/engine.ts';
import type { PagefindModule } from '../../lib/search/pagefind.ts';
import { loadConverters } from '../../lib/search/variants.ts';
import { link } from '../../lib/site.ts';

/** Failed requests for files of the index, since the page was opened. */
let failures = 0;
/** How often the index was opened: a browser may remember that a script failed to load. */
let attempts = 0;

/**
 * Opens the index. After a failure open it anew: Pagefind never asks again for what it missed.
 *
 * @throws Error when Pagefind's script does not load
 */
export async function openEngine(): Promise<Engine> {
  const basePath = link('pagefind/');
  if (attempts === 0) watchRequests(basePath);
  attempts += 1;
  const script = `${basePath}pagefind.js${attempts > 1 ? `?attempt=${attempts}` : ''}`;
  const pagefind = (await import(/* @vite-ignore */ script)) as PagefindModule;
  const before = failures;
  return createEngine({
    instance: pagefind.createInstance({ basePath, noWorker: true }),
    loadConverters,
    hasFailed: () => failures > before,
  });
}

/**
 * Counts failed requests below a path. Pagefind only writes them to the console and goes on without
 * the file, so that an incomplete answer would look like a complete one.
 */
function watchRequests(path: string): void {
  const request = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, location.href);
    const isWatched = address.origin === location.origin && address.pathname.startsWith(path);
    try {
      const response = await request(input, init);
      if (isWatched && !response.ok) failures += 1;
      return response;
    } catch (error) {
      if (isWatched) failures += 1;
      throw error;
    }
  };
}
