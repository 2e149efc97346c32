/** The order of reports in the index, and which of them share a shard. */
import { edtfSortKey } from '../../src/lib/edtf.ts';

/** What the plan needs of a report. */
export interface Dated {
  readonly id: string;
  /** EDTF, or null where it is not known. */
  readonly date: string | null;
}

/** Lengths of the beginnings of a date: a year, a month, a day. */
const PERIODS = [4, 7, 10];

/**
 * Groups of at most `most` reports, the newest first, and so the reports in them.
 *
 * Groups end where a year ends; only a year that is too large is cut into months, and so on. So a
 * new report changes the group of its own time, and others seldom.
 */
export function planShards<Report extends Dated>(reports: readonly Report[], most: number): Report[][] {
  return group(newestFirst(reports).toReversed(), most, 0)
    .map((shard) => shard.toReversed())
    .toReversed();
}

/** The newest first, those without a date last; those of one day by their ids. */
export function newestFirst<Report extends Dated>(reports: readonly Report[]): Report[] {
  return reports
    .map((report) => ({ report, day: dayOf(report) }))
    .sort((a, b) => compare(b.day, a.day) || compare(a.report.id, b.report.id))
    .map(({ report }) => report);
}

/** «YYYY-MM-DD», or nothing: sorts as the date does, those without one as the oldest. */
export function dayOf({ date }: Dated): string {
  return edtfSortKey(date ?? '') ?? '';
}

function group<Report extends Dated>(reports: readonly Report[], most: number, level: number): Report[][] {
  const period = PERIODS[level];
  const out: Report[][] = [];
  for (const part of partsOf(reports, (report, index) =>
    period === undefined ? String(Math.floor(index / most)) : dayOf(report).slice(0, period),
  )) {
    const last = out.at(-1);
    if (part.length > most) out.push(...group(part, most, level + 1));
    else if (last && last.length + part.length <= most) last.push(...part);
    else out.push(part);
  }
  return out;
}

/** Runs of neighbours with the same key. */
function partsOf<Item>(items: readonly Item[], keyOf: (item: Item, index: number) => string): Item[][] {
  const out: Item[][] = [];
  let current: string | undefined;
  for (const [index, item] of items.entries()) {
    const key = keyOf(item, index);
    if (key === current) out.at(-1)?.push(item);
    else out.push([item]);
    current = key;
  }
  return out;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
