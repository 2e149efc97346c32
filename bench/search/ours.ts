/** Our search. */
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unpack } from '../../scripts/search/packing.ts';
import { indexFiles } from '../../scripts/search/index.ts';
import { noChoice } from '../../src/lib/search/facets.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { openIndex } from '../../tests/unit/search/open-index.ts';
import type { Contestant } from './engines.ts';
import { bytesBelow, filesBelow, writeInto } from './files.ts';
import { peakMemory } from './memory.ts';

export const ours: Contestant = {
  name: 'ours',
  setting: 'as the site has it',
  build: async (records, folder) => {
    const started = performance.now();
    for await (const file of indexFiles(records.map((record) => ({ record, people: [] })))) {
      writeInto(folder, file.path, file.content);
    }
    const milliseconds = performance.now() - started;
    return { milliseconds, memory: peakMemory(), indexBytes: bytesBelow(folder) };
  },
  open: async (folder) => {
    const ids = idsByHit(folder);
    const { engine, instance, bytes } = await openIndex(folder);
    await instance.filters();
    const start = bytes();
    return {
      start: start + statSync(join(folder, 'pagefind.js')).size,
      fetched: () => bytes() - start,
      ask: async (query) => {
        const answer = await engine.ask({ query, choice: noChoice });
        return answer?.hits.map((hit) => ids.get(hit.id) ?? '') ?? [];
      },
    };
  },
};

const known = new Map<string, Map<string, string>>();

/** Reports by the name of their fragment: so that no question fetches fragments only to be checked. */
function idsByHit(folder: string): Map<string, string> {
  const ids = known.get(folder) ?? readIds(folder);
  known.set(folder, ids);
  return ids;
}

function readIds(folder: string): Map<string, string> {
  const fragments = filesBelow(folder).filter((path) => path.endsWith('.pf_fragment'));
  return new Map(
    fragments.map((path) => {
      const text = Buffer.from(unpack(readFileSync(join(folder, path)))).toString('utf8');
      const { record } = JSON.parse(text) as { record: SearchRecord };
      return [basename(path, '.pf_fragment'), record.id];
    }),
  );
}
