/** Our search. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { factsFiles } from '../../scripts/search/facts.ts';
import { indexFiles } from '../../scripts/search/index.ts';
import { packJson } from '../../scripts/search/packing.ts';
import { normalise } from '../../src/lib/search/normalise.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { openIndex } from '../../tests/unit/search/open-index.ts';
import type { Contestant } from './engines.ts';
import { bytesBelow, filesBelow, writeInto } from './files.ts';

export const ours: Contestant = {
  name: 'ours',
  setting: 'as the site has it',
  build: async (records, folder) => {
    for await (const file of indexFiles(records)) writeInto(folder, file.path, file.content);
    const { facts } = factsFiles(records, { people: [], entities: [] });
    writeInto(folder, 'facts.bin', packJson(facts));
    return bytesBelow(folder);
  },
  open: async (folder) => {
    const { ids, hits } = namesIn(folder);
    const { sources, bytes } = await openIndex(folder);
    const { engine } = sources;
    const start = bytes();
    const named = (found: readonly string[]): string[] => found.map((id) => ids.get(id) ?? '');
    return {
      start,
      fetched: () => bytes() - start,
      ask: async (query) => named((await engine.find(normalise(query), 'text')).ids),
      show: async (found) => {
        await Promise.all(found.map((id) => engine.load(hits.get(id) ?? '')));
      },
    };
  },
};

/** Reports by the name that the index has for them, and the other way round. */
interface Names {
  readonly ids: ReadonlyMap<string, string>;
  readonly hits: ReadonlyMap<string, string>;
}

const known = new Map<string, Names>();

/** So that no question fetches texts only to be checked. Read once for all sessions. */
function namesIn(folder: string): Names {
  const names = known.get(folder) ?? readNames(folder);
  known.set(folder, names);
  return names;
}

function readNames(folder: string): Names {
  const files = filesBelow(folder).filter((path) => path.includes('/record/'));
  const ids = new Map(
    files.map((path) => {
      const name = path.replace('/record/', '-').replace(/\.bin$/u, '');
      const text = gunzipSync(readFileSync(join(folder, path))).toString('utf8');
      return [name, (JSON.parse(text) as SearchRecord).id] as const;
    }),
  );
  return { ids, hits: new Map(Array.from(ids, ([hit, id]) => [id, hit])) };
}
