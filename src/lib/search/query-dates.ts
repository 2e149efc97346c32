/** Dates as a reader types them: a year, a month, a day, or a range of these. */
import { edtfBounds, parseEdtf } from '../edtf.ts';

export interface Dates {
  /** First and last ISO day. */
  readonly first: string;
  readonly last: string;
  /** Whether the range was typed backwards. */
  readonly reversed: boolean;
}

const EARLIEST = '0000-01-01';
const LATEST = '9999-12-31';
const RANGE = /\.{2,}|…|~|至|到/u;
const DAY = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/u;

/** `2023`, `2023-08`, `2023年8月20日`, `2023-08..2024-02`, `2023..`, `..2024-02`; null for anything else. */
export function readDates(typed: string): Dates | null {
  const text = typed.normalize('NFKC').replace(/\s/gu, '');
  const range = RANGE.exec(text);
  if (!range) {
    const only = readDay(text);
    return only && { ...only, reversed: false };
  }
  const [left, right] = [text.slice(0, range.index), text.slice(range.index + range[0].length)];
  if (left === '' && right === '') return null;
  const from = left === '' ? { first: EARLIEST, last: EARLIEST } : readDay(left);
  const to = right === '' ? { first: LATEST, last: LATEST } : readDay(right);
  if (from === null || to === null) return null;
  return from.first <= to.last
    ? { first: from.first, last: to.last, reversed: false }
    : { first: to.first, last: from.last, reversed: true };
}

/** First and last day of a day, month or year; null where no calendar has it. */
function readDay(text: string): { first: string; last: string } | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return null;
  const parts = [year, month, day].filter((part) => part !== undefined);
  const date = parseEdtf(parts.map((part) => part.padStart(2, '0')).join('-'));
  return date && edtfBounds(date);
}

/** Whether a report of this EDTF date can fall in the range. What is uncertain may be in it. */
export function canBeWithin(date: string | null, { first, last }: Pick<Dates, 'first' | 'last'>): boolean {
  const parsed = date === null ? null : parseEdtf(date);
  if (parsed === null) return false;
  const bounds = edtfBounds(parsed);
  return bounds.first.slice(0, 10) <= last && bounds.last.slice(0, 10) >= first;
}
