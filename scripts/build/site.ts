/** The site build: Astro, then the search index, checked, then put in place of the old dist/. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import type { Progress } from '../report/progress.ts';
import { buildSearchIndex } from '../search/index.ts';
import { prepare, replace } from './folders.ts';

/** What must be in a built site before it may be served. */
export interface Expected {
  readonly reportIds: readonly string[];
}

/**
 * Builds the site beside the served one and swaps them.
 *
 * @throws Error when Astro or the index fails, or the result is not whole; dist/ is then untouched
 */
export async function buildSite(root: string, expected: Expected, progress: Progress): Promise<void> {
  const fresh = prepare(root, 'dist');
  progress.step('pages');
  await build({ root, outDir: fresh, logLevel: 'error' });
  progress.step('search index');
  await buildSearchIndex({
    reportsDir: join(root, 'src/content/reports'),
    corpusFile: join(root, 'src/content/corpus.json'),
    outDir: fresh,
    cacheDir: join(root, 'node_modules/.cache/cunzhen-search'),
  });
  progress.step('checks');
  const faults = faultsOf(
    readdirSync(fresh, { recursive: true, encoding: 'utf8' }),
    (path) => sizeOf(join(fresh, path)),
    expected,
  );
  if (faults.length > 0) throw new Error(`the built site is not whole:\n  ${faults.join('\n  ')}`);
  replace(root, 'dist', fresh);
  progress.done();
}

function sizeOf(path: string): number {
  const stat = statSync(path);
  return stat.isFile() ? stat.size : Number.NaN;
}

/** What is wrong with a built site: missing pages, empty files. Pure. */
export function faultsOf(
  paths: readonly string[],
  size: (path: string) => number,
  expected: Expected,
): readonly string[] {
  const present = new Set(paths.map((path) => path.replaceAll('\\', '/')));
  const needed = ['index.html', '404.html', 'search/index.html', 'pagefind/pagefind.js'].concat(
    expected.reportIds.map((id) => `reports/${id}/index.html`),
  );
  return [
    ...needed.filter((path) => !present.has(path)).map((path) => `missing ${path}`),
    ...paths.filter((path) => size(path) === 0).map((path) => `empty ${path}`),
  ];
}
