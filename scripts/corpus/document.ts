/** What the corpus step reads: the reports, their provenance and their text, in order of time. */
import { edtfSortKey } from '../../src/lib/edtf.ts';
import type { TextBlock } from '../../src/lib/report-file.ts';
import type { Provenance } from '../../src/lib/schemas/provenance.ts';
import type { Report } from '../../src/lib/schemas/report.ts';

/** One published report. `blocks` are the provenance's blocks with their texts, in the same order. */
export interface CorpusDocument {
  readonly report: Report;
  readonly provenance: Provenance;
  readonly blocks: readonly TextBlock[];
}

/** Order of UTF-16 code units: the same on every machine, in every locale. */
export function byCodeUnits(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A report's place in time: the event's day, else the day it was published, else null. */
export function sortDate(report: Report): string | null {
  return report.event.date ?? report.published;
}

/** Oldest first, undated last, ties by id. */
export function chronological(documents: readonly CorpusDocument[]): CorpusDocument[] {
  return documents
    .map((document) => ({ document, key: timeKey(document.report) }))
    .sort((a, b) => byCodeUnits(a.key, b.key) || byCodeUnits(a.document.report.id, b.document.report.id))
    .map(({ document }) => document);
}

/** Report ids, newest first, undated last, ties by id. */
export function newestFirst(documents: readonly CorpusDocument[]): string[] {
  return documents
    .map(({ report }) => ({ id: report.id, key: timeKey(report) }))
    .sort((a, b) => {
      const undated = Number(a.key === undatedKey) - Number(b.key === undatedKey);
      return undated || byCodeUnits(b.key, a.key) || byCodeUnits(a.id, b.id);
    })
    .map(({ id }) => id);
}

/** After every date, which begins with a digit. */
const undatedKey = '~';

function timeKey(report: Report): string {
  const date = sortDate(report);
  return (date === null ? null : edtfSortKey(date)) ?? undatedKey;
}
