/** Words of a report without a date that give away the year: ongoing events, anniversaries, plans. */
import { allSentences, type Article } from './article.ts';
import { readNumber } from './calendar.ts';
import { dateRowsOf } from './date-rules.ts';

export interface Clue {
  /** `ongoing` gives a range of days, `anniversary` and `plan` a year, `prepared` only a last year. */
  readonly kind: 'ongoing' | 'anniversary' | 'plan' | 'prepared';
  /** Year that the clue points to, for a given month of the event; undefined where it says nothing. */
  readonly yearFor: (month: number | undefined) => number | undefined;
  /** For an ongoing event, its days. */
  readonly range?: { readonly from: string; readonly to: string };
  readonly quote: string;
  readonly rule: string;
  readonly block: number;
}

const now = '(?:当前|目前|眼下|正值)';
const numeral = '[一二三四五六七八九十百零〇\\d]{1,5}';

/** All clues of the article, in order. */
export function yearClues(article: Article): Clue[] {
  return allSentences(article)
    .filter(({ role }) => role !== 'heading')
    .flatMap(({ text, block }) => [
      ...eventClues(text, block),
      ...anniversaryClues(text, block),
      ...planClues(text, block),
    ]);
}

const events = dateRowsOf('public-event').map((row) => {
  const names = row.names.join('|');
  const ongoing = `${now}[^，。；]{0,4}?(?:${names})[^，。；]{0,4}?正在(?:举办|举行|进行|召开)`;
  return {
    row,
    ongoing: new RegExp(`${ongoing}|正值(?:${names})(?:举办|举行|召开|期间)`, 'u'),
    prepared: new RegExp(`(?:办好|筹办好?|举办好|备战|筹备)(?:${names})`, 'u'),
  };
});

function eventClues(text: string, block: number): Clue[] {
  return events.flatMap(({ row, ongoing, prepared }) => {
    const yearFor = (): number => Number(row.from.slice(0, 4));
    const range = { from: row.from, to: row.to };
    const [on, before] = [ongoing.exec(text)?.[0], prepared.exec(text)?.[0]];
    const place = { yearFor, rule: row.id, block };
    return [
      ...(on === undefined ? [] : [{ ...place, kind: 'ongoing' as const, range, quote: on }]),
      ...(before === undefined ? [] : [{ ...place, kind: 'prepared' as const, quote: before }]),
    ];
  });
}

const anniversaries = dateRowsOf('anniversary').map((row) => ({
  row,
  pattern: new RegExp(
    `今年是[^，。；]{0,12}?(?:${row.names.join('|')})[^，。；]{0,10}?(${numeral})周年`,
    'u',
  ),
}));

function anniversaryClues(text: string, block: number): Clue[] {
  return anniversaries.flatMap(({ row, pattern }) => {
    const match = pattern.exec(text);
    const count = readNumber(match?.[1] ?? '');
    if (!match || Number.isNaN(count)) return [];
    const year = Number(row.date.slice(0, 4)) + count;
    return [{ kind: 'anniversary' as const, yearFor: () => year, quote: match[0], rule: row.id, block }];
  });
}

function planClues(text: string, block: number): Clue[] {
  return dateRowsOf('plan').flatMap((row) => {
    const match = row.pattern.exec(text);
    if (!match) return [];
    const planned = Number(match.groups?.year);
    const yearFor = (month: number | undefined): number | undefined => {
      if (month === undefined) return undefined;
      if (row.previous.includes(month)) return planned - 1;
      return row.same.includes(month) ? planned : undefined;
    };
    return [{ kind: 'plan' as const, yearFor, quote: match[0], rule: row.id, block }];
  });
}
