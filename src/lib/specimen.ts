/** A line that shows at a glance what the archive does to a capture. */
import { changesIn, isRemoved, leadingStage, type Row } from './provenance.ts';

export interface Specimen {
  /** Id of the report. */
  readonly report: string;
  readonly row: Row;
}

/** Longest line shown, in code points of the capture. */
const longest = 48;

/** Of the reports' headlines and kickers the one with most repairs, then most changes; null when nothing changed. */
export function pickSpecimen(
  reports: readonly { readonly id: string; readonly rows: readonly Row[] }[],
): Specimen | null {
  const candidates = reports.flatMap(({ id, rows }) =>
    rows.filter(isTitle).map((row) => ({ specimen: { report: id, row }, weight: weightOf(row) })),
  );
  const [best] = candidates.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  return best?.specimen ?? null;
}

function isTitle(row: Row): boolean {
  const length = Array.from(row.capture.map(({ text }) => text).join('')).length;
  return (row.role === 'headline' || row.role === 'kicker') && !isRemoved(row) && length <= longest;
}

function weightOf(row: Row): number {
  const changes = changesIn(row).filter(({ before, after }) => before.trim() !== after.trim());
  return changes.filter((change) => leadingStage(change) === 'repair').length * 1000 + changes.length;
}
