/** Days as numbers and words; no clock. */

/** A day of the Gregorian calendar. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** `2023-08-20`. */
export function isoDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/** Two digits. */
export function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** The day that is `days` after (or, negative, before) another. */
export function addDays({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

/** Whether the calendar has the day. */
export function isDay({ year, month, day }: Day): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    isoDay(addDays({ year, month, day }, 0)) === isoDay({ year, month, day })
  );
}

const digits = '〇一二三四五六七八九';

/** A number in figures or in Chinese numerals up to 9999: 12, 十二, 二〇二三; NaN for anything else. */
export function readNumber(text: string): number {
  if (/^\d{1,4}$/u.test(text)) return Number(text);
  const chars = Array.from(text.replaceAll('零', '〇').replaceAll('○', '〇'));
  if (chars.every((char) => digits.includes(char))) {
    return chars.length === 0 ? NaN : Number(chars.map((char) => digits.indexOf(char)).join(''));
  }
  const match =
    /^(?:(?<hundreds>[一二三四五六七八九])百)?〇?(?:(?<tens>[一二三四五六七八九])?(?<ten>十))?(?<ones>[一二三四五六七八九])?$/u.exec(
      chars.join(''),
    );
  if (!match?.groups) return NaN;
  const { hundreds, tens, ten, ones } = match.groups;
  const value = (char: string | undefined): number => (char === undefined ? 0 : digits.indexOf(char));
  return value(hundreds) * 100 + (ten === undefined ? 0 : (value(tens) || 1) * 10) + value(ones);
}
