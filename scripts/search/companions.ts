/** The files that stand beside the index: facts of all reports, and names to propose. */
import type { Corpus } from '../../src/lib/schemas/corpus.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import type { BundleFile } from './bundle.ts';
import { factsFiles } from './facts.ts';
import { packJson } from './packing.ts';
import { proposalsFiles } from './proposals.ts';

/** Their paths are relative to the folder of the site. What is not in the folder of the index is loaded later, or never. */
export function companionFiles(records: readonly SearchRecord[], corpus: Corpus): BundleFile[] {
  const { first, rare } = proposalsFiles(corpus);
  const { facts, names } = factsFiles(records, corpus);
  return [
    { path: 'pagefind/facts.bin', content: packJson(facts) },
    { path: 'search/names.bin', content: packJson(names) },
    { path: 'search/proposals.bin', content: packJson(first) },
    ...rare.map((rows, part) => ({ path: `search/rare/${part}.bin`, content: packJson(rows) })),
  ];
}
