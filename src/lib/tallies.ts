/** Records with the number of their reports, as lists of names show them. */
import { mostPresent, reportsOf } from './authorities.ts';
import type { EntityRecord, PersonRecord } from './schemas/corpus.ts';

export interface Tally {
  readonly id: string;
  readonly name: string;
  /** Reports. */
  readonly count: number;
}

/** A record's name, told from its namesakes: the 省委 of one province from that of another. */
export function fullName(record: PersonRecord | EntityRecord): string {
  const qualifier = 'appearances' in record ? record.qualifier : unitOf(record);
  return qualifier === undefined ? record.name : `${record.name}（${qualifier}）`;
}

/** A record's name as the heading of its page: a document's in its marks. */
export function titleOf(record: PersonRecord | EntityRecord): string {
  return 'kind' in record && record.kind === 'document' ? `《${record.name}》` : fullName(record);
}

/** The body that an organisation belongs to, where its name does not say it. */
function unitOf({ kind, name, within }: EntityRecord): string | undefined {
  const unit = kind === 'organisation' ? within.at(-1) : undefined;
  return unit !== undefined && name.includes(unit.replace(/[省市区县]$/u, '')) ? undefined : unit;
}

/** The records as they come; under a heading that says whose they are, with their bare names. */
export function tally(
  records: readonly (PersonRecord | EntityRecord)[],
  nameOf: (record: PersonRecord | EntityRecord) => string = fullName,
): readonly Tally[] {
  return records.map((record) => ({
    id: record.id,
    name: nameOf(record),
    count: new Set(reportsOf(record)).size,
  }));
}

/** The `count` records with most reports. */
export function topTally(records: readonly (PersonRecord | EntityRecord)[], count: number): readonly Tally[] {
  return tally(mostPresent(records, count));
}
