/** Records of an archive that is not there, for tests of what pages show of one. */
import type { ReportCard } from '../../../src/lib/archive.ts';
import type { EntityRecord, PersonRecord } from '../../../src/lib/schemas/corpus.ts';

/** A place in one report. */
export const entity = (name: string, more: Partial<EntityRecord> = {}): EntityRecord => ({
  id: name,
  kind: 'place',
  name,
  variants: [],
  within: [],
  reports: ['a'],
  occurrences: [],
  ...more,
});

/** A person who stands in the given blocks. */
export const person = (
  name: string,
  blocks: readonly (readonly [report: string, block: number])[] = [],
): PersonRecord => ({
  id: name,
  name,
  offices: [],
  appearances: [...new Set(blocks.map(([report]) => report))].map((report) => ({
    report,
    date: null,
    offices: [],
    roles: ['attended'],
    occurrences: blocks
      .filter(([id]) => id === report)
      .map(([, block]) => ({ report, block, start: 0, end: name.length })),
  })),
});

/** A report of a day. */
export const card = (id: string, date: string | null): ReportCard => ({
  id,
  headline: id,
  source: null,
  place: null,
  date,
  published: null,
});
