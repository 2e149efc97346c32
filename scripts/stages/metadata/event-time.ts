/** The words that say when the event took place, read but not yet resolved. */
import { leadSentences, type Article } from './article.ts';
import { readNumber } from './calendar.ts';
import { dateRowsOf } from './date-rules.ts';

/** What the words say. Numbers that they leave out are undefined. */
export type Time =
  | {
      readonly kind: 'day';
      readonly year?: number | undefined;
      readonly month?: number | undefined;
      readonly day: number;
      /** Last day of a range. */
      readonly until?: { readonly month?: number | undefined; readonly day: number } | undefined;
    }
  | { readonly kind: 'relative'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'month' }
  | { readonly kind: 'vague' };

export interface TimeExpression {
  readonly time: Time;
  readonly quote: string;
  readonly rule: string;
  readonly block: number;
  readonly start: number;
  /** Whether the sentence says that something was held. */
  readonly announces: boolean;
}

const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const daypart = '(?:[上下]午|晚上?|凌晨|中午|早上|清晨)?';
const calendarDay = new RegExp(
  `(?<![\\d年月第])(?:(?<year>\\d{4}|[〇○零一二三四五六七八九]{4})年)?(?:(?<month>${number})月)?(?<day>${number})日` +
    `(?:(?:至|到|—|-|~)(?:(?<untilMonth>${number})月)?(?<until>${number})日)?${daypart}(?!起|前|后|内|均|报|夜里起)`,
  'u',
);

/** Words of saying: what follows them is talk, not the report's own time. */
const talk = /(?:指出|强调|要求|表示|认为)[，：]/u;
/** Clauses that speak of another time. */
const otherTime = /之际|周年|以来|截至|截止|将(?!军|领)|定于|自\d|从\d|曾|此前|去年|前年|计划于/u;
const held = /召开|举行|举办|开幕|闭幕/u;
/** A digest of several events (国内联播快讯) has no day of its own. */
const digest = /快讯|简讯|要闻速览|一周要闻|新闻联播提要/u;
/** Something takes place. */
const happening =
  /召开|举行|举办|会见|会晤|会谈|开幕|闭幕|出席|主持|调研|考察|视察|慰问|抵达|访问|启动|发布|通报|公布|致电|通话|参加|印发|宣布|揭牌|开工|签署|生效|爆发|发生|达成|发表|贯通|通车|投产|开通|发声|报道|称|在/u;

/** The first words of the opening sentences that give a time for what is reported. */
export function findTime(article: Article): TimeExpression | undefined {
  if (article.blocks.some(({ role, text }) => role === 'headline' && digest.test(text))) return undefined;
  const sentences = leadSentences(article).slice(0, 4);
  const first = sentences.find(({ role }) => role === 'body');
  for (const sentence of sentences) {
    const told = talk.exec(sentence.text);
    const clauses = clausesOf(told ? sentence.text.slice(0, told.index) : sentence.text);
    for (const clause of clauses) {
      if (otherTime.test(clause.text)) continue;
      const hit = readClause(clause.text);
      // 3日，班列抵达: a day in a later paragraph is that of the event only where something is held.
      const late = sentence.block !== first?.block && hit?.time.kind === 'day' && !held.test(sentence.text);
      if (hit && !late && isOwnTime(clause, hit.at, hit.quote, clauses)) {
        const { time, quote, rule, at } = hit;
        const start = sentence.start + clause.start + at;
        return { time, quote, rule, block: sentence.block, start, announces: held.test(sentence.text) };
      }
    }
  }
  return undefined;
}

interface Clause {
  readonly text: string;
  readonly start: number;
}

/** Clauses of a sentence; the dateline's bracket ends one. */
function clausesOf(text: string): Clause[] {
  return [...text.matchAll(/[^，；：。！？）]+/gu)].map((match) => ({ text: match[0], start: match.index }));
}

interface Hit {
  readonly time: Time;
  readonly quote: string;
  readonly rule: string;
  readonly at: number;
}

function readClause(text: string): Hit | undefined {
  return readRelative(text) ?? readDay(text);
}

function readDay(text: string): Hit | undefined {
  const match = calendarDay.exec(text);
  if (!match?.groups) return undefined;
  const { year, month, day = '', untilMonth, until } = match.groups;
  const read = (part: string | undefined): number | undefined =>
    part === undefined ? undefined : readNumber(part);
  const last = read(until);
  const time = {
    kind: 'day' as const,
    year: read(year),
    month: read(month),
    day: readNumber(day),
    until: last === undefined ? undefined : { month: read(untilMonth), day: last },
  };
  return { time, quote: match[0], rule: 'dates/calendar-day', at: match.index };
}

function readRelative(text: string): Hit | undefined {
  const readings: { word: string; time: Time; rule: string; anywhere: boolean }[] = [
    ...dateRowsOf('relative').flatMap((row) =>
      Object.entries(row.days).map(([word, days]) => ({
        word,
        time: { kind: 'relative' as const, days },
        rule: row.id,
        anywhere: true,
      })),
    ),
    ...wordRows('today', () => ({ kind: 'relative', days: 0 }), false),
    ...wordRows('weekday', (index) => ({ kind: 'weekday', weekday: index + 1 }), true),
    ...wordRows('month', () => ({ kind: 'month' }), true),
    ...wordRows('vague', () => ({ kind: 'vague' }), true),
  ];
  for (const { word, time, rule, anywhere } of readings) {
    const at = text.indexOf(word);
    if (at === -1 || (!anywhere && at > 0)) continue;
    // 今天（3月2日）: the day in the bracket says more.
    if (/^（\d/u.test(text.slice(at + word.length))) continue;
    return { time, quote: word, rule: `dates/${rule}`, at };
  }
  return undefined;
}

function wordRows(
  kind: 'today' | 'weekday' | 'month' | 'vague',
  time: (index: number) => Time,
  anywhere: boolean,
): { word: string; time: Time; rule: string; anywhere: boolean }[] {
  return dateRowsOf(kind).flatMap((row) =>
    row.words.map((word, index) => ({ word, time: time(index), rule: row.id, anywhere })),
  );
}

/** A time at a clause's start is the report's own; inside a clause something must take place after it. */
function isOwnTime(clause: Clause, at: number, quote: string, clauses: readonly Clause[]): boolean {
  const rest = clause.text.slice(at + quote.length);
  const before = clause.text.slice(0, at).trim();
  const later = clauses.filter((one) => one.start >= clause.start).map((one) => one.text);
  if (before === '' || /(?:今天|昨天|当地时间|北京时间|[讯电（])$/u.test(before))
    return later.some((text) => happening.test(text)) || rest === '';
  return before.length <= 40 && happening.test(rest);
}
