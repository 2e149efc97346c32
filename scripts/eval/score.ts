/** Sums the comparisons of many articles up to numbers, and holds them against the floors. Pure. */
import { z } from 'astro/zod';
import { dateVerdicts, fields, join, type Comparison, type DateVerdict, type Field } from './compare.ts';
import { splits, type Split } from './labels.ts';

export interface FieldScore {
  readonly right: number;
  readonly missed: number;
  readonly wrong: number;
  /** Of the findings, the share that is right; 1 where nothing was found. */
  readonly precision: number;
  /** Of the labels, the share that was found; 1 where there are none. */
  readonly recall: number;
  readonly f1: number;
}

export interface Score {
  readonly articles: number;
  readonly fields: Readonly<Record<Field, FieldScore>>;
  readonly dates: Readonly<Record<DateVerdict, number>>;
  /** Of the events whose day the label knows, the share that is right; 1 where there are none. */
  readonly dateRecall: number;
}

/** The numbers of one split. */
export function scoreOf(comparisons: readonly Comparison[]): Score {
  const byField = fields.map((field) => {
    const { right, missed, wrong } = join(comparisons.map((comparison) => comparison.fields[field]));
    return [field, fieldScore(right.length, missed.length, wrong.length)] as const;
  });
  const dates = Object.fromEntries(
    dateVerdicts.map((verdict) => [verdict, comparisons.filter(({ date }) => date === verdict).length]),
  ) as Record<DateVerdict, number>;
  return {
    articles: comparisons.length,
    fields: Object.fromEntries(byField) as Record<Field, FieldScore>,
    dates,
    dateRecall: share(dates.right, dates.right + dates.unknown + dates.wrong),
  };
}

function fieldScore(right: number, missed: number, wrong: number): FieldScore {
  return {
    right,
    missed,
    wrong,
    precision: share(right, right + wrong),
    recall: share(right, right + missed),
    f1: share(2 * right, 2 * right + missed + wrong),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

const share01 = z.number().min(0).max(1);
const floorSchema = z.strictObject({
  /** Least F1 of each field. */
  ...(Object.fromEntries(fields.map((field) => [field, share01])) as Record<Field, typeof share01>),
  date: z.strictObject({
    /** Least share of the known days. */
    right: share01,
    /** Most days that are wrong or invented. */
    wrong: z.int().nonnegative(),
  }),
});

export const floorsSchema = z.strictObject({
  /** SHA-256 of the corpus file that the floors were measured on. */
  corpus: z.string().regex(/^[0-9a-f]{64}$/u),
  development: floorSchema.nullable(),
  validation: floorSchema.nullable(),
  'held-out': floorSchema.nullable(),
});
/** tests/eval/floors.yml; null where nothing is pinned yet. */
export type Floors = z.infer<typeof floorsSchema>;

/** The numbers of the splits that were measured. */
export type Scores = Readonly<Partial<Record<Split, Score>>>;

/** What fell below its floor, in words; none when all is well. A split that was not measured is not judged. */
export function belowFloors(floors: Floors, scores: Scores): string[] {
  return splits.flatMap((split) => {
    const floor = floors[split];
    const score = scores[split];
    if (floor === null || score === undefined) return [];
    const { fields: measured, dateRecall, dates } = score;
    const low = fields.filter((field) => measured[field].f1 < floor[field]);
    const lines = low.map(
      (field) => `${split}: ${field} F1 ${measured[field].f1.toFixed(4)}, expected ${floor[field]} or more`,
    );
    if (dateRecall < floor.date.right)
      lines.push(
        `${split}: event dates right ${dateRecall.toFixed(4)}, expected ${floor.date.right} or more`,
      );
    const wrong = dates.wrong + dates.invented;
    if (wrong > floor.date.wrong)
      lines.push(`${split}: ${wrong} event dates wrong or invented, expected ${floor.date.wrong} at most`);
    return lines;
  });
}
