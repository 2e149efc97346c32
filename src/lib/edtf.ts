/**
 * Dates as EDTF strings (ISO 8601-2): a day or less, `?` behind the part that is inferred together
 * with all before it, `[a..b]` for one day within a range, `a/b` for an interval.
 *
 * Pure: no clock, no time zone, no locale. What edtfSchema lets through and is a date, parses.
 */

/** A point in time as far as it is known. */
export interface EdtfPoint {
  readonly year: number;
  /** 1–12. */
  readonly month: number | null;
  /** 1–31. */
  readonly day: number | null;
  /** `HH:MM`, local time. */
  readonly time: string | null;
  /** The last part that is inferred; all parts before it are inferred as well. */
  readonly inferred: 'year' | 'month' | 'day' | null;
}

export type Edtf =
  | { readonly kind: 'point'; readonly at: EdtfPoint }
  /** One day, no earlier than `from` and no later than `to`. */
  | { readonly kind: 'one-of'; readonly from: EdtfPoint; readonly to: EdtfPoint }
  /** All days from `from` to `to`. */
  | { readonly kind: 'interval'; readonly from: EdtfPoint; readonly to: EdtfPoint };

const pointPattern = /^(\d{4})(\?)?(?:-(\d{2})(\?)?(?:-(\d{2})(\?)?(?:T(\d{2}:\d{2}))?)?)?$/u;

/** Reads an EDTF string; null when it is none, or names a day that no calendar has. */
export function parseEdtf(text: string): Edtf | null {
  const set = /^\[(.*)\.\.(.*)\]$/u.exec(text);
  if (set) return range('one-of', set[1] ?? '', set[2] ?? '');
  const slash = text.indexOf('/');
  if (slash >= 0) return range('interval', text.slice(0, slash), text.slice(slash + 1));
  const at = parsePoint(text);
  return at && { kind: 'point', at };
}

function range(kind: 'one-of' | 'interval', first: string, last: string): Edtf | null {
  const from = parsePoint(first);
  const to = parsePoint(last);
  return from && to && earliest(from) <= latest(to) ? { kind, from, to } : null;
}

function parsePoint(text: string): EdtfPoint | null {
  const match = pointPattern.exec(text);
  if (!match) return null;
  const [, year = '', yearMark, month, monthMark, day, dayMark, time] = match;
  const inferred = dayMark ? 'day' : monthMark ? 'month' : yearMark ? 'year' : null;
  const point: EdtfPoint = {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    time: time ?? null,
    inferred,
  };
  return exists(point) ? point : null;
}

function exists({ year, month, day, time }: EdtfPoint): boolean {
  if (month !== null && (month < 1 || month > 12)) return false;
  if (day !== null && (day < 1 || day > daysIn(year, month ?? 1))) return false;
  return time === null || (time <= '23:59' && time.slice(3) <= '59');
}

/** Days in a month, 1–12, of the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function iso(year: number, month: number, day: number, time: string | null): string {
  const date = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')];
  return time === null ? date.join('-') : `${date.join('-')}T${time}`;
}

function earliest({ year, month, day, time }: EdtfPoint): string {
  return iso(year, month ?? 1, day ?? 1, time);
}

function latest({ year, month, day, time }: EdtfPoint): string {
  return iso(year, month ?? 12, day ?? daysIn(year, month ?? 12), time);
}

/** First and last day (or minute) that the date can mean, as ISO 8601; equal for a known day. */
export function edtfBounds(date: Edtf): { readonly first: string; readonly last: string } {
  const [from, to] = date.kind === 'point' ? [date.at, date.at] : [date.from, date.to];
  return { first: earliest(from), last: latest(to) };
}

/**
 * A key whose code-unit order is the order of time: by the earliest day it can mean, then the
 * latest. Null for what is no date.
 */
export function edtfSortKey(text: string): string | null {
  const date = parseEdtf(text);
  if (date === null) return null;
  const { first, last } = edtfBounds(date);
  return `${first} ${last}`;
}

/** Orders EDTF strings from old to new; null and what is no date come last. */
export function compareEdtf(a: string | null, b: string | null): number {
  const [first, second] = [a, b].map((text) => (text === null ? null : edtfSortKey(text)));
  if (first === second) return 0;
  if (first === null || first === undefined) return 1;
  if (second === null || second === undefined) return -1;
  return first < second ? -1 : 1;
}

const inferredLabels = { year: '年份推断', month: '年月推断', day: '推断' } as const;

/**
 * A date for readers: `2023年12月19日（年份推断）`, `2022年2月4日至20日之间`, `2023年8月21日 15:23`.
 * What is no date is shown as it is.
 */
export function displayEdtf(text: string): string {
  const date = parseEdtf(text);
  if (date === null) return text;
  if (date.kind === 'point') return displayPoint(date.at, null) + inferredNote(date.at);
  const from = displayPoint(date.from, null);
  const to = displayPoint(date.to, date.from);
  if (from === displayPoint(date.to, null)) return from;
  return `${from}至${to}${date.kind === 'one-of' ? '之间' : ''}`;
}

/** A point in Chinese; parts that it shares with `after`, the other end of its range, are left out. */
function displayPoint({ year, month, day, time }: EdtfPoint, after: EdtfPoint | null): string {
  const sameYear = year === after?.year && month !== null;
  const sameMonth = sameYear && month === after.month && day !== null && after.day !== null;
  const parts = [
    sameYear ? '' : `${year}年`,
    month === null || sameMonth ? '' : `${month}月`,
    day === null ? '' : `${day}日`,
    time === null ? '' : ` ${time}`,
  ];
  return parts.join('');
}

function inferredNote({ inferred }: EdtfPoint): string {
  return inferred === null ? '' : `（${inferredLabels[inferred]}）`;
}
