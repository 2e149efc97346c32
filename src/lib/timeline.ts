/** Reports along time: years and months. */
import type { ReportCard } from './archive.ts';
import { edtfBounds, parseEdtf } from './edtf.ts';

export interface Month {
  /** 1–12; null for reports of which only the year is known. */
  readonly month: number | null;
  readonly reports: readonly ReportCard[];
}

export interface Year {
  /** Null for reports without a date. */
  readonly year: number | null;
  readonly months: readonly Month[];
  readonly count: number;
}

/** Year and month in which a date begins; both null when there is none. */
function place(date: string | null): { year: number | null; month: number | null } {
  const parsed = date === null ? null : parseEdtf(date);
  if (!parsed) return { year: null, month: null };
  const { first, last } = edtfBounds(parsed);
  const wholeYear = first.slice(5) === '01-01' && last.slice(5) === '12-31';
  return { year: Number(first.slice(0, 4)), month: wholeYear ? null : Number(first.slice(5, 7)) };
}

/** Groups reports, which come newest first, by year and month; undated ones last. */
export function byYear(reports: readonly ReportCard[]): readonly Year[] {
  const placed = reports.map((report) => ({ report, ...place(report.date) }));
  return [...Map.groupBy(placed, ({ year }) => year)]
    .map(([year, inYear]) => ({
      year,
      count: inYear.length,
      months: [...Map.groupBy(inYear, ({ month }) => month)]
        .map(([month, inMonth]) => ({ month, reports: inMonth.map(({ report }) => report) }))
        .toSorted((a, b) => (b.month ?? 0) - (a.month ?? 0)),
    }))
    .toSorted((a, b) => (b.year ?? -1) - (a.year ?? -1));
}

/** A cell of the small timeline. */
export interface MonthCell {
  /** 1–12. */
  readonly month: number;
  readonly count: number;
  /** 0 for none, 1–4 by share of the busiest month. */
  readonly level: 0 | 1 | 2 | 3 | 4;
}

/** Twelve cells for each dated year, oldest first; years without reports between them included. */
export function calendar(years: readonly Year[]): readonly { year: number; cells: readonly MonthCell[] }[] {
  const known = new Map(
    years.flatMap(({ year, months }) => (year === null ? [] : [[year, months] as const])),
  );
  if (known.size === 0) return [];
  const busiest = Math.max(...[...known.values()].flat().map(({ reports }) => reports.length));
  const first = Math.min(...known.keys());
  const last = Math.max(...known.keys());
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).map((year) => ({
    year,
    cells: Array.from({ length: 12 }, (_, index) => index + 1).map((month) => {
      const count = known.get(year)?.find((entry) => entry.month === month)?.reports.length ?? 0;
      const level = count === 0 ? 0 : (Math.ceil((4 * count) / busiest) as 1 | 2 | 3 | 4);
      return { month, count, level };
    }),
  }));
}

/** The anchor of a month on the timeline page. */
export function monthAnchor(year: number | null, month: number | null): string {
  if (year === null) return 'undated';
  return month === null ? `y${year}` : `y${year}-${String(month).padStart(2, '0')}`;
}

/** The page of a year's reports; a later one of a full year, when given. */
export function yearPath(year: number | null, page = 1): string {
  return `reports/year/${year ?? 'undated'}/${page > 1 ? `${page}/` : ''}`;
}

/** Reports of one month that the timeline names; the others are on the year's page. */
export const shownInMonth = 40;
