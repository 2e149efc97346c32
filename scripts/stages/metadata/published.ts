/** When the site published the report. */
import { found, linesOf, type Article, type Finding } from './article.ts';
import { isDay, isoDay, pad, type Day } from './calendar.ts';
import { dateRowsOf } from './date-rules.ts';

export interface Published {
  /** EDTF, to the minute where stated. */
  readonly edtf: string;
  readonly day: Day;
  /** The words for the day, with their label: `发布时间：2023-08-21`. */
  readonly dayQuote: string;
  /** All the words: `2022-11-13 22:24`. */
  readonly quote: string;
  readonly line: number;
}

/** The first date of the publication lines; null where the page gives none. */
export function findPublished(article: Article): Finding<Published | null> {
  for (const { text, line } of linesOf(article, 'publication', 'byline')) {
    for (const row of dateRowsOf('published')) {
      const match = row.pattern.exec(text);
      const groups = match?.groups;
      if (!match || !groups) continue;
      const day = {
        year: Number(groups.year),
        month: Number(groups.month),
        day: Number(groups.day),
      };
      if (!isDay(day)) continue;
      const { hour, minute, label = '', date = '' } = groups;
      const time = hour === undefined || Number(hour) > 23 ? '' : `T${pad(Number(hour))}:${minute ?? '00'}`;
      const quote = match[0].trim();
      const value = { edtf: isoDay(day) + time, day, dayQuote: label + date, quote, line };
      return found(value, { evidence: [{ fact: 'published', rule: `dates/${row.id}`, quote, line }] });
    }
  }
  return found(null);
}
