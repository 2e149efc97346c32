/** Records with the number of their reports, as lists of names show them. */
import { mostPresent, reportsOf } from './authorities.ts';
import type { EntityRecord, PersonRecord } from './schemas/corpus.ts';

export interface Tally {
  readonly id: string;
  readonly name: string;
  /** Reports. */
  readonly count: number;
}

/** A record's name, told from its namesakes. */
export function fullName(record: PersonRecord | EntityRecord): string {
  return 'qualifier' in record && record.qualifier ? `${record.name}（${record.qualifier}）` : record.name;
}

/** The records as they come. */
export function tally(records: readonly (PersonRecord | EntityRecord)[]): readonly Tally[] {
  return records.map((record) => ({
    id: record.id,
    name: fullName(record),
    count: new Set(reportsOf(record)).size,
  }));
}

/** The `count` records with most reports. */
export function topTally(records: readonly (PersonRecord | EntityRecord)[], count: number): readonly Tally[] {
  return tally(mostPresent(records, count));
}
