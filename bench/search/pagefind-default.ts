/** Pagefind as it comes. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { gunzipSync } from 'node:zlib';
import type { JoiningInstance } from '../../src/lib/search/pagefind.ts';
import { openFolder } from '../../tests/unit/search/open-index.ts';
import { textOf, type Contestant } from './engines.ts';
import { bytesBelow, filesBelow } from './files.ts';

/** Pagefind's own search, which ours does not use. */
interface Searching extends JoiningInstance {
  search(query: string, options: object): Promise<{ readonly results: readonly { readonly id: string }[] }>;
}

export const pagefindDefault: Contestant = {
  name: 'Pagefind',
  setting: 'language zh-CN, all settings as they come',
  build: async (records, folder) => {
    const { index } = await createIndex();
    if (!index) throw new Error('Pagefind did not start');
    for (const record of records) {
      const meta = { title: record.units[0]?.text ?? '' };
      await index.addCustomRecord({ url: record.id, content: textOf(record), language: 'zh-CN', meta });
    }
    // Written by Pagefind itself, as its command does: the files need not come into this process.
    const { errors } = await index.writeFiles({ outputPath: folder });
    if (errors.length > 0) throw new Error(errors.join('; '));
    return bytesBelow(folder);
  },
  open: async (folder) => {
    await close();
    const ids = idsByFragment(folder);
    const { pagefind, bytes } = await openFolder(folder);
    const instance = pagefind.createInstance({ basePath: '/', noWorker: true }) as Searching;
    await instance.filters();
    const start = bytes();
    return {
      start,
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
    // Behind Pagefind's signature.
    const text = gunzipSync(readFileSync(join(folder, path)))
      .subarray('pagefind_dcd'.length)
      .toString('utf8');
    ids.set(basename(path, '.pf_fragment'), (JSON.parse(text) as { url: string }).url);
  }
  return ids;
}
