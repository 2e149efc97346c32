/** Opens the index of this site in the browser. */
import type { Sources } from '../../lib/search/sources.ts';
import { createEngine, type Engine } from '../../lib/search/engine.ts';
import { newLists } from '../../lib/search/lists.ts';
import { openSources } from '../../lib/search/open-sources.ts';
import { fetchPacked } from '../../lib/search/packed.ts';
import { dearWords, joinShards, type PagefindModule, type Shard } from '../../lib/search/pagefind.ts';
import { recordLoader } from '../../lib/search/records.ts';
import { loadConverters } from '../../lib/search/variants.ts';
import { link } from '../../lib/site.ts';

/** Addresses below the index that failed to load, since the page was opened. */
const failures: string[] = [];
/** What Pagefind loaded of the index. */
const lists = newLists();
/** A file of words, and its shard. */
const CHUNK = /\/([^/]+)\/index\/[^/]+\.pf_index$/u;
/** How often the index was opened: a browser may remember that a script failed to load. */
let attempts = 0;

/**
 * Opens the index and the facts. After a failure open both anew.
 *
 * @throws Error when something does not load that every answer needs
 */
export function openIndex(): Promise<Sources> {
  // The names are not in the folder of the index: an answer without them is whole.
  const addresses = { facts: link('pagefind/facts.bin'), names: link('search/names.bin') };
  return openSources(addresses, openEngine());
}

/**
 * Opens the index. After a failure open it anew: Pagefind never asks again for what it missed.
 *
 * @throws Error when Pagefind's script or the list of shards does not load
 */
async function openEngine(): Promise<{ engine: Engine; shards: readonly Shard[] }> {
  const basePath = link('pagefind/');
  if (attempts === 0) watchRequests(basePath);
  attempts += 1;
  const script = `${basePath}pagefind.js${attempts > 1 ? `?attempt=${attempts}` : ''}`;
  const before = failures.length;
  const [pagefind, shards] = await Promise.all([
    import(/* @vite-ignore */ script) as Promise<PagefindModule>,
    fetchPacked<Shard[]>(`${basePath}shards.bin`),
  ]);
  const hasFailedBelow = (path: string): boolean =>
    failures.slice(before).some((address) => address.startsWith(path));
  const { instance, missing } = await joinShards({ pagefind, basePath, shards, hasFailedBelow });
  const folders = shards.map(({ path }) => basePath + path);
  const engine = createEngine({
    instance,
    lists,
    shards,
    load: recordLoader(basePath, shards),
    dear: dearWords(shards),
    loadConverters,
    missing,
    hasFailed: () =>
      failures.slice(before).some((address) => !folders.some((folder) => address.startsWith(folder))),
  });
  return { engine, shards };
}

/**
 * Remembers failed requests below a path. Pagefind only writes them to the console and goes on
 * without the file, so that an incomplete answer would look like a complete one.
 */
function watchRequests(path: string): void {
  const request = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const { origin, pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    const isWatched = origin === location.origin && pathname.startsWith(path);
    try {
      const response = await request(input, init);
      if (!isWatched) return response;
      if (!response.ok) failures.push(pathname);
      // A file that breaks off fails here, and not where Pagefind would pass over it.
      const content = await response.arrayBuffer();
      const chunk = CHUNK.exec(pathname)?.[1];
      if (response.ok && chunk !== undefined) await lists.add(chunk, content);
      return new Response(content, response);
    } catch (error) {
      if (isWatched) failures.push(pathname);
      throw error;
    }
  };
}
