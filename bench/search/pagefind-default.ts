/** Pagefind as it comes. */
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { unpack } from '../../scripts/search/packing.ts';
import { openFolder } from '../../tests/unit/search/open-index.ts';
import { textOf, type Contestant } from './engines.ts';
import { bytesBelow, filesBelow, writeInto } from './files.ts';
import { peakMemory } from './memory.ts';

export const pagefindDefault: Contestant = {
  name: 'Pagefind',
  setting: 'language zh-CN, all settings as they come',
  build: async (records, folder) => {
    const started = performance.now();
    const { index } = await createIndex();
    if (!index) throw new Error('Pagefind did not start');
    for (const record of records) {
      const meta = { title: record.units[0]?.text ?? '' };
      await index.addCustomRecord({ url: record.id, content: textOf(record), language: 'zh-CN', meta });
    }
    const { files } = await index.getFiles();
    for (const { path, content } of files) writeInto(folder, path, content);
    const [milliseconds, memory] = [performance.now() - started, peakMemory()];
    await close();
    return { milliseconds, memory, indexBytes: bytesBelow(folder) };
  },
  open: async (folder) => {
    const ids = idsByFragment(folder);
    const { pagefind, bytes } = await openFolder(folder);
    const instance = pagefind.createInstance({ basePath: '/', noWorker: true });
    await instance.filters();
    const start = bytes();
    return {
      start: start + statSync(join(folder, 'pagefind.js')).size,
      fetched: () => bytes() - start,
      ask: async (query) => {
        const { results } = await instance.search(query, { filters: {} });
        return results.map(({ id }) => ids.get(id) ?? '');
      },
    };
  },
};

const known = new Map<string, Map<string, string>>();

function idsByFragment(folder: string): Map<string, string> {
  const ids = known.get(folder) ?? new Map<string, string>();
  known.set(folder, ids);
  if (ids.size > 0) return ids;
  for (const path of filesBelow(folder).filter((file) => file.endsWith('.pf_fragment'))) {
    const text = Buffer.from(unpack(readFileSync(join(folder, path)))).toString('utf8');
    ids.set(basename(path, '.pf_fragment'), (JSON.parse(text) as { url: string }).url);
  }
  return ids;
}
