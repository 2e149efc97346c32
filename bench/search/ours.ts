/** Our search. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { factsFiles } from '../../scripts/search/facts.ts';
import { indexFiles } from '../../scripts/search/index.ts';
import { packJson } from '../../scripts/search/packing.ts';
import { normalise } from '../../src/lib/search/normalise.ts';
import type { Shard } from '../../src/lib/search/pagefind.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { recordPath } from '../../src/lib/search/records.ts';
import { openIndex } from '../../tests/unit/search/open-index.ts';
import type { Contestant } from './engines.ts';
import { bytesBelow, writeInto } from './files.ts';

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
    const names = namesIn(folder);
    const { sources, bytes } = await openIndex(folder);
    const { engine } = sources;
    const start = bytes();
    return {
      start,
      fetched: () => bytes() - start,
      ask: async (query) => {
        const { reports } = await engine.find(normalise(query), 'text');
        return reports.map((report) => names.ids[report] ?? '');
      },
      show: async (found) => {
        await Promise.all(found.map((id) => engine.load(names.reports.get(id) ?? -1)));
      },
    };
  },
};

/** Reports by their numbers in the index, and the other way round. */
interface Names {
  readonly ids: readonly string[];
  readonly reports: ReadonlyMap<string, number>;
}

const known = new Map<string, Names>();

/** So that no question fetches texts only to be checked. Read once for all sessions. */
function namesIn(folder: string): Names {
  const names = known.get(folder) ?? readNames(folder);
  known.set(folder, names);
  return names;
}

function readNames(folder: string): Names {
  const read = (path: string): unknown =>
    JSON.parse(gunzipSync(readFileSync(join(folder, path))).toString('utf8'));
  const shards = read('shards.bin') as Shard[];
  const ids = shards.flatMap(({ path, reports }) =>
    Array.from({ length: reports }, (_, number) => (read(path + recordPath(number)) as SearchRecord).id),
  );
  return { ids, reports: new Map(ids.map((id, report) => [id, report])) };
}
