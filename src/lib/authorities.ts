/** From a name in a report to its authority record. */
import type { Corpus, EntityRecord, PersonRecord } from './schemas/corpus.ts';
import type { EntityKind } from './schemas/provenance.ts';

/** Finds the id of the record that a report means by a name; null where there is none. */
export type FindRecord = (kind: EntityKind, name: string, report: string) => string | null;

interface Candidate {
  readonly id: string;
  readonly reports: ReadonlySet<string>;
}

/** Indexes a corpus by names and variants. Namesakes are told apart by the reports they stand in. */
export function recordFinder({ people, entities }: Pick<Corpus, 'people' | 'entities'>): FindRecord {
  const index = new Map<string, Candidate[]>();
  const add = (kind: EntityKind, name: string, candidate: Candidate): void => {
    const key = `${kind} ${name}`;
    index.set(key, [...(index.get(key) ?? []), candidate]);
  };
  for (const { id, name, variants = [], appearances } of people) {
    const candidate = { id, reports: new Set(appearances.map(({ report }) => report)) };
    for (const form of [name, ...variants]) add('person', form, candidate);
  }
  for (const { kind, id, name, variants, reports: all } of entities) {
    const reports = new Set(all);
    for (const form of new Set([name, ...variants])) add(kind, form, { id, reports });
  }
  return (kind, name, report) => {
    const candidates = index.get(`${kind} ${name}`) ?? [];
    if (candidates.length === 1) return candidates[0]?.id ?? null;
    return candidates.find(({ reports }) => reports.has(report))?.id ?? null;
  };
}

/** The reports of a record, in its order. */
export function reportsOf(record: PersonRecord | EntityRecord): readonly string[] {
  return 'appearances' in record ? record.appearances.map(({ report }) => report) : record.reports;
}

/** Most reports first; equals keep their order. */
export function mostPresent<Item extends PersonRecord | EntityRecord>(
  records: readonly Item[],
  count: number,
): readonly Item[] {
  return records.toSorted((a, b) => reportsOf(b).length - reportsOf(a).length).slice(0, count);
}
