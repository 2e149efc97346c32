/** One person in one report, with what tells who it is. */
import type { Occurrence } from '../../src/lib/schemas/corpus.ts';
import type { Person } from '../../src/lib/schemas/report.ts';
import type { CorpusDocument } from './document.ts';
import { jurisdictions, namesOf, type Division, type LookUpPlace } from './jurisdiction.ts';
import { mentionsByName } from './mentions.ts';
import { holdingsOf, identityKeys, type Holding } from './offices.ts';

export interface Appearance {
  readonly document: CorpusDocument;
  readonly person: Person;
  readonly holdings: readonly Holding[];
  /** Who shares a key is the same person; without any, the person is not identified. */
  readonly keys: readonly string[];
  /** The report's jurisdictions, nearest first. */
  readonly near: readonly Division[];
  readonly occurrences: readonly Occurrence[];
}

/** Head of the key that a correction gives: it joins its like and nobody else. */
const corrected = 'corrected ';

/** Everyone in a report. */
export function appearancesIn(document: CorpusDocument, lookUp: LookUpPlace): Appearance[] {
  const near = jurisdictions(document.report, lookUp);
  const mentions = mentionsByName(document, 'person');
  return document.report.people.map((person) => {
    const holdings = holdingsOf(person, namesOf(near), lookUp);
    const occurrences = mentions.get(person.name) ?? [];
    const keys = person.identity === undefined ? identityKeys(holdings) : [corrected + person.identity];
    return { document, person, holdings, keys, near, occurrences };
  });
}

/** Whether a correction says who it is, so that nothing else does. */
export function isCorrected({ person }: Appearance): boolean {
  return person.identity !== undefined;
}

/** Whether nothing tells who it is, so that several people may stand behind the name. */
export function isUndifferentiated(appearances: readonly Appearance[]): boolean {
  return appearances.every(({ keys, near }) => keys.length === 0 && near.length === 0);
}
