/** What a report's fact list says beyond its plain fields. */
import type { Article } from './archive.ts';
import type { Change } from '../../scripts/text/traced.ts';
import { keptRoles, type RoleLine } from './schemas/provenance.ts';

/** Words that a fact rests on, and the capture's line that holds them, where it is known. */
export interface Ground {
  readonly quote: string;
  readonly line: number | null;
}

/** How the event's date is known: the report's own words, each with its line. */
export function dateEvidence({
  report,
  provenance,
}: Pick<Article, 'report' | 'provenance'>): readonly Ground[] {
  const known = provenance.evidence.filter(({ fact }) => fact === 'event.date');
  const quotes = new Set([...report.event.evidence, ...known.map(({ quote }) => quote)]);
  quotes.delete('');
  return [...quotes].map((quote) => ({
    quote,
    line: known.find((evidence) => evidence.quote === quote)?.line ?? null,
  }));
}

/** Number of the capture's lines that are not in the article. */
export function removedLines(lines: readonly RoleLine[]): number {
  const kept: ReadonlySet<string> = new Set(keptRoles);
  return lines.filter(({ role }) => !kept.has(role)).length;
}

/** Number of places at which the article's words differ from the capture's; line ends don't count. */
export function changedPlaces(changes: readonly Pick<Change, 'before' | 'after'>[]): number {
  return changes.filter(
    ({ before, after }) => !(after.trim() === '' && (before.trim() === '' || before.length > 40)),
  ).length;
}
