/** Puts together what answers are made from. */
import type { Engine } from './engine.ts';
import { openFacts, withNames, type FactsFile, type NamesFile } from './facts.ts';
import { fetchPacked } from './packed.ts';
import type { Shard } from './pagefind.ts';
import type { Sources } from './sources.ts';
import { loadConverters } from './variants.ts';

/** Addresses of the facts. */
export interface FactsAddresses {
  readonly facts: string;
  readonly names: string;
}

/**
 * Opens the facts beside an engine.
 *
 * @throws Error when they do not load or are not those of the index
 */
export async function openSources(
  addresses: FactsAddresses,
  opening: Promise<{ readonly engine: Engine; readonly shards: readonly Shard[] }>,
): Promise<Sources> {
  const [{ engine, shards }, file] = await Promise.all([opening, fetchPacked<FactsFile>(addresses.facts)]);
  let facts = openFacts(
    file,
    shards.reduce((sum, { reports }) => sum + reports, 0),
  );
  let names: Promise<NamesFile> | undefined;
  return {
    engine,
    loadConverters,
    get facts() {
      return facts;
    },
    allFacts: async () => {
      names ??= fetchPacked<NamesFile>(addresses.names);
      try {
        const file = await names;
        if (facts.values.person.length === 0) facts = withNames(facts, file);
        return facts;
      } catch (error) {
        names = undefined; // the next question may have more luck
        throw error;
      }
    },
  };
}
