/** What needs all reports: authority records, text reuse, related reports, the archive's order. */
import type { Corpus, Quarantined } from '../../src/lib/schemas/corpus.ts';
import { findChains } from './chains.ts';
import { byCodeUnits, chronological, newestFirst, type CorpusDocument } from './document.ts';
import { entityRecords } from './entities.ts';
import { formulationRecords } from './formulations.ts';
import { lookUpPlace } from '../stages/metadata/gazetteer.ts';
import type { LookUpPlace } from './jurisdiction.ts';
import { choosePassages, shortestClause } from './passages.ts';
import { personRecords } from './people.ts';
import { relatedReports } from './related.ts';
import { maximalRepeats } from './repeats.ts';
import { ruleUses } from './rule-uses.ts';
import { symbolRow } from './symbols.ts';

export type { CorpusDocument } from './document.ts';

/** A wording with more occurrences than this is common language and no passage. */
const mostOccurrences = 200;

/**
 * Builds the corpus. The same reports give the same corpus, in whatever order they come.
 *
 * @param lookUp - finds administrative divisions; the gazetteer, unless a test brings its own
 */
export function buildCorpus(
  documents: readonly CorpusDocument[],
  quarantined: readonly Quarantined[],
  lookUp: LookUpPlace = lookUpPlace,
): Corpus {
  const ordered = chronological(documents);
  const passages = sharedPassages(ordered);
  const people = personRecords(ordered, lookUp);
  const entities = [...entityRecords(ordered, lookUp), ...formulationRecords(ordered, passages)];
  const ids = ordered.map(({ report }) => report.id);
  return {
    order: newestFirst(documents),
    people,
    entities,
    passages,
    related: relatedReports(ids, { people, entities, passages }),
    quarantined: quarantined.toSorted((a, b) => byCodeUnits(a.file, b.file)),
    ruleUses: ruleUses(documents),
    changes: documents.reduce((sum, { provenance }) => sum + provenance.changes.length, 0),
  };
}

function sharedPassages(documents: readonly CorpusDocument[]): Corpus['passages'] {
  const row = symbolRow(documents);
  const repeats = maximalRepeats(row, { shortest: shortestClause, mostOccurrences });
  return [...choosePassages(row, repeats, documents), ...findChains(documents)];
}
