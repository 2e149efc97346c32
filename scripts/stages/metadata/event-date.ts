/** When the event took place, as EDTF, and how that is known. Unknown is better than wrong. */
import type { ReportEvent } from '../../../src/lib/schemas/report.ts';
import type { RuleFamily } from '../../rules.ts';
import { articleOf, found, witnessed, type Article, type Doubt, type Finding } from './article.ts';
import { addDays, isDay, isoDay, pad, weekdayOf, type Day } from './calendar.ts';
import { dateRows } from './date-rules.ts';
import { findTime, type Time, type TimeExpression } from './event-time.ts';
import { findPublished, type Published } from './published.ts';
import { yearClues, type Clue } from './year-clues.ts';

export type EventDate = Pick<ReportEvent, 'date' | 'basis' | 'evidence'>;

/** A proof with its place; the publication line is no block. */
interface Proof {
  readonly quote: string;
  readonly rule: string;
  readonly block?: number;
  readonly line?: number;
}

type Resolved = Omit<EventDate, 'evidence'> & { readonly proofs: readonly Proof[] };

/**
 * The event's day: stated, reckoned from the publication day, or inferred from what the report
 * says of its time. A year that is inferred carries a question mark.
 */
export function findEventDate(article: Article, published: Published | null): Finding<EventDate> {
  const expression = findTime(article);
  const { date, basis, proofs } = resolve(article, expression, published);
  return found(
    { date, basis, evidence: proofs.map(({ quote }) => quote) },
    {
      evidence: proofs.map(({ quote, rule, block, line }) => ({
        ...witnessed(article, 'event.date', rule, block ?? 0, quote),
        ...(line !== undefined && { line }),
      })),
      doubts: date === null ? [unknown(expression)] : [],
    },
  );
}

function resolve(
  article: Article,
  expression: TimeExpression | undefined,
  published: Published | null,
): Resolved {
  if (expression === undefined) return fromClues(article, undefined, []);
  const { time } = expression;
  if (time.kind === 'day' && time.year !== undefined && time.month !== undefined) {
    const date = dayText(time, time.year, time.month);
    return stated(isNear(date, published, expression) ? date : null, [expression]);
  }
  if (published === null) return fromClues(article, time, [expression]);
  return reckoned(expression, published);
}

function stated(
  date: string | null,
  proofs: readonly Proof[],
  basis: 'stated' | 'relative' = 'stated',
): Resolved {
  return date === null ? { date, basis: 'unknown', proofs: [] } : { date, basis, proofs };
}

/** What is announced lies within a quarter; what is reported, within a month before. */
const AHEAD = 92;
const BACK = 31;

/**
 * A day with its year that lies well before the publication is more often history than the event:
 * days beyond three need a sentence that announces an event, and a month is the limit.
 */
function isNear(
  date: string | null,
  published: Published | null,
  { announces, ahead }: TimeExpression,
): boolean {
  if (date === null || published === null) return true;
  const first = date.slice(0, 10);
  const earliest = addDays(published.day, announces ? -BACK : -3);
  return first >= isoDay(earliest) && first <= isoDay(addDays(published.day, ahead ? AHEAD : 1));
}

/** With a publication day, most words are enough. */
function reckoned(expression: TimeExpression, published: Published): Resolved {
  const { time } = expression;
  const { day, line } = published;
  const byDay = { quote: published.dayQuote, rule: 'dates/publication-line', line };
  const byMinute = { ...byDay, quote: published.quote };
  if (time.kind === 'relative') {
    return stated(isoDay(addDays(day, time.days)), [expression, byMinute], 'relative');
  }
  if (time.kind === 'weekday') {
    const date = isoDay(addDays(day, time.weekday - weekdayOf(day) + time.weeks * 7));
    return stated(date <= isoDay(day) ? date : null, [expression, byMinute], 'relative');
  }
  if (time.kind === 'month') return stated(`${day.year}-${pad(day.month)}`, [expression, byDay], 'relative');
  if (time.kind === 'vague') return { date: null, basis: 'unknown', proofs: [] };
  const near = nearest(time, day, expression.ahead ? [0, AHEAD] : [-BACK, 1]);
  if (!near) return { date: null, basis: 'unknown', proofs: [] };
  return stated(dayText(time, near.year, near.month), [expression, byDay]);
}

/**
 * The day nearest to the publication day that the numbers fit.
 *
 * @param from,to how many days it may lie from the publication day
 */
function nearest(
  { month, day }: { month?: number | undefined; day: number },
  published: Day,
  [from, to]: readonly [number, number],
): Day | undefined {
  const [earliest, latest] = [isoDay(addDays(published, from)), isoDay(addDays(published, to))];
  const offsets = to > 1 ? [0, 1, 2, 3] : [1, 0, -1];
  return offsets
    .map((offset) => {
      const months = published.year * 12 + published.month - 1 + offset;
      return { year: Math.floor(months / 12), month: (months % 12) + 1, day };
    })
    .filter((one) => (month === undefined || one.month === month) && isDay(one))
    .find((one) => isoDay(one) >= earliest && isoDay(one) <= latest);
}

/** A day or a range of days; null for a day that the calendar lacks. */
function dayText(
  time: Extract<Time, { kind: 'day' }>,
  year: number,
  month: number,
  mark = '',
): string | null {
  const { day, until } = time;
  if (!isDay({ year, month, day })) return null;
  const text = `${String(year).padStart(4, '0')}${mark}-${pad(month)}-${pad(day)}`;
  if (until === undefined || mark !== '') return text;
  const lastMonth = until.month ?? month;
  const last = {
    year: until.year ?? (lastMonth < month ? year + 1 : year),
    month: lastMonth,
    day: until.day,
  };
  return isDay(last) && isoDay(last) > text ? `${text}/${isoDay(last)}` : text;
}

/** Without a publication day: only what the report says of its time. */
function fromClues(article: Article, time: Time | undefined, said: readonly TimeExpression[]): Resolved {
  const none: Resolved = { date: null, basis: 'unknown', proofs: said };
  const clues = yearClues(article);
  const month = time?.kind === 'day' ? time.month : undefined;
  const strong = clues.filter((clue) => clue.kind !== 'prepared' && clue.yearFor(month) !== undefined);
  const years = new Set(strong.map((clue) => clue.yearFor(month)));
  const [year] = years;
  if (years.size !== 1 || year === undefined) return none;
  const weak = clues.filter((clue) => supports(clue, year, strong));
  const proofs = once([...said, ...strong, ...weak].map(asProof));
  if (time?.kind === 'day') {
    const date = month === undefined ? null : dayText(time, year, month, '?');
    return date === null || outside(date, strong) ? none : { date, basis: 'inferred', proofs };
  }
  const range = strong.find((clue) => clue.range)?.range;
  return range ? { date: `[${range.from}..${range.to}]`, basis: 'inferred', proofs } : none;
}

/** Weaker clues are worth showing where they agree. */
function supports(clue: Clue, year: number, strong: readonly Clue[]): boolean {
  if (strong.includes(clue)) return false;
  if (clue.kind === 'plan') return [1, 2, 3].some((month) => clue.yearFor(month) === year);
  return clue.kind === 'prepared' && clue.yearFor(undefined) === year;
}

/** The same words twice prove nothing more. */
function once(proofs: readonly Proof[]): Proof[] {
  return proofs.filter(({ quote }, index) => proofs.findIndex((one) => one.quote === quote) === index);
}

/** Whether an inferred day lies outside the event that is said to be going on. */
function outside(date: string, clues: readonly Clue[]): boolean {
  const plain = date.replace('?', '');
  return clues.some(({ range }) => range && (plain < range.from || plain > range.to));
}

function asProof({ quote, rule, block }: Clue | TimeExpression): Proof {
  return { quote, rule: rule.includes('/') ? rule : `dates/${rule}`, block };
}

function unknown(expression: TimeExpression | undefined): Doubt {
  return {
    at: { block: expression?.block ?? 0, start: expression?.start ?? 0 },
    severity: 'info',
    rule: 'dates/unknown',
    text: expression
      ? `Day of the event unknown: «${expression.quote}» can be more than one day; the date is left open`
      : 'Day of the event unknown: the report does not say it; the date is left open',
    hint: 'If you know it, a corrections file can set event.date, with its source.',
  };
}

/** Example notation: an optional publication line, a line feed, and the text. */
export const datesFamily: RuleFamily = {
  name: 'dates',
  rules: dateRows,
  apply(input) {
    const [first = '', second] = input.split('\n');
    const lines =
      second === undefined
        ? []
        : [{ line: 1, role: 'publication' as const, rule: 'structure/example', text: first }];
    const article = articleOf(second ?? first, lines);
    return findEventDate(article, findPublished(article).value).value.date ?? 'unknown';
  },
};
