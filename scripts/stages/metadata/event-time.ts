/** The words that say when the event took place, read but not yet resolved. */
import { leadSentences, type Article, type Sentence } from './article.ts';
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
      readonly until?:
        | { readonly year?: number | undefined; readonly month?: number | undefined; readonly day: number }
        | undefined;
    }
  | { readonly kind: 'relative'; readonly days: number }
  /** `weeks` 0 is the week of the publication, -1 the week before. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly weeks: number }
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
  /** Whether it is still to come: 将于9月3日举行. */
  readonly ahead: boolean;
}

const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const daypart = '(?:[上下]午|晚[上间]?|凌晨|中午|早[上间]?|清晨|傍晚)?';
const link = '(?<link>至|到|—|－|–|-|~|～|、|和)';
const calendarDay = new RegExp(
  `(?<![\\d年月第])(?:(?<year>\\d{4}|[〇○零一二三四五六七八九]{4})年)?(?:(?<month>${number})月)?(?<day>${number})(?:日${daypart}|(?=[至到—－–~～-]${number}日))` +
    `(?:${link}(?:(?<untilYear>\\d{4})年)?(?:(?<untilMonth>${number})月)?(?<until>${number})日)?${daypart}(?!起|前|后|内|均|报|夜里起|至|到今)`,
  'u',
);

/** Words of saying: what follows them is talk, not the report's own time. */
const talk = /(?:指出|强调|要求|表示|认为|说|称)(?=[，：])/u;
/** What stands before a time of which the report only tells. */
const toldBefore =
  /截至|截止|将(?!军|领)|定于|(?:自|从)(?:当地时间|北京时间|今天（|昨[天晚]（)?$|曾|此前|去年|前年|明年|计划于|以来|年前|早在|每年|农历|阴历|准备|迎来$|历史上/u;
/** What stands after it. */
const toldAfter =
  /^(?:[^，]{0,20}(?:之际|以来|来临|前夕)$|）?(?:就)?是|）?的(?![^，《]{0,24}(?:会|会议|活动|仪式|论坛)上)|\d{1,2}[时点][^，]{0,4}起|）?(?:起|开始|以来))/u;
/** 将于|9月3日: the report announces what is to come. */
const aheadBefore =
  /(?:将|拟|定)于(?:当地时间|北京时间|今年)?(?:明天（|后天（|明晚（)?$|(?:明天|后天|明晚)（$/u;
const held = /召开|举行|举办|开幕|闭幕/u;
/** A digest of several events (国内联播快讯) has no day of its own. */
const digest = /快讯|简讯|要闻速览|一周要闻|新闻联播提要/u;
/** A series (【新春走基层】) tells of days gone by; only its first sentence may date it. */
const series = '【';
const happening = new RegExp(
  dateRowsOf('happening')
    .flatMap((row) => row.words)
    .join('|'),
  'u',
);

/** The first words of the opening sentences that give a time for what is reported. */
export function findTime(article: Article): TimeExpression | undefined {
  const headlines = article.blocks.filter(({ role }) => role === 'headline').map(({ text }) => text);
  if (headlines.some((text) => digest.test(text))) return undefined;
  const sentences = leadSentences(article).slice(
    0,
    headlines.some((text) => text.startsWith(series)) ? 1 : 4,
  );
  const first = sentences.find(({ role }) => role === 'body');
  for (const sentence of sentences) {
    const place = sentence === first ? 'first' : sentence.block === first?.block ? 'lead' : 'later';
    const expression = timeIn(sentence, place);
    if (expression) return expression;
  }
  return undefined;
}

/**
 * @param place `first` sentence of the body, `lead` for the others of its paragraph, `later` after it:
 *   the further down, the more has to show that the time is the event's
 */
function timeIn(sentence: Sentence, place: 'first' | 'lead' | 'later'): TimeExpression | undefined {
  const told = talk.exec(sentence.text);
  const clauses = clausesOf(told ? sentence.text.slice(0, told.index + told[0].length) : sentence.text);
  const announces = held.test(sentence.text);
  for (const clause of clauses) {
    const hit = readClause(clause.text);
    if (!hit) continue;
    // 3日，班列抵达: a day in a later paragraph is that of the event only where something is held.
    const dated = hit.time.kind !== 'vague';
    if (place === 'later' && dated && !announces) continue;
    if (place === 'lead' && hit.time.kind === 'relative' && !announces) continue;
    const before = clause.text.slice(0, hit.at);
    const ahead = place !== 'later' && aheadBefore.test(before);
    if (!ahead && toldBefore.test(before)) continue;
    if (toldAfter.test(clause.text.slice(hit.at + hit.quote.length))) continue;
    if (!isOwnTime(clause, hit, clauses)) continue;
    const start = sentence.start + clause.start + hit.at;
    const { time, quote, rule } = hit;
    return { time, quote, rule, block: sentence.block, start, announces, ahead };
  }
  return undefined;
}

interface Clause {
  readonly text: string;
  readonly start: number;
}

/** Clauses of a sentence; the dateline's bracket ends one, that of 今天（3月2日） does not. */
function clausesOf(text: string): Clause[] {
  return [...text.matchAll(/(?:[^，；：。！？）]|(?<=\d日[^，；：。！？）]{0,4})）)+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
  }));
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
  const { year, month, day = '', link: joint, untilYear, untilMonth, until } = match.groups;
  const read = (part: string | undefined): number | undefined =>
    part === undefined ? undefined : readNumber(part);
  const last = read(until);
  // 1日和5日 are two days, not a range.
  if (last !== undefined && /[、和]/u.test(joint ?? '') && (untilMonth ?? last !== readNumber(day) + 1))
    return undefined;
  const time = {
    kind: 'day' as const,
    year: read(year),
    month: read(month),
    day: readNumber(day),
    until: last === undefined ? undefined : { year: read(untilYear), month: read(untilMonth), day: last },
  };
  return { time, quote: match[0], rule: 'dates/calendar-day', at: match.index };
}

interface Reading {
  readonly word: string;
  readonly time: Time;
  readonly rule: string;
  readonly anywhere: boolean;
}

/** Every word of the rules with the time that it gives. */
const readings: readonly Reading[] = [
  ...dateRowsOf('relative').flatMap((row) =>
    Object.entries(row.days).map(([word, days]): Reading => ({
      word,
      time: { kind: 'relative', days },
      rule: row.id,
      anywhere: true,
    })),
  ),
  ...wordRows('today', () => ({ kind: 'relative', days: 0 }), false),
  ...dateRowsOf('weekday').flatMap((row) =>
    row.words.flatMap((week) =>
      Array.from('一二三四五六日天', (name, index): Reading => {
        const weekday = Math.min(index + 1, 7);
        return {
          word: week + name,
          time: { kind: 'weekday', weekday, weeks: row.weeks },
          rule: row.id,
          anywhere: true,
        };
      }),
    ),
  ),
  ...wordRows('month', () => ({ kind: 'month' }), true),
  ...wordRows('vague', () => ({ kind: 'vague' }), true),
];

function readRelative(text: string): Hit | undefined {
  for (const { word, time, rule, anywhere } of readings) {
    const at = text.indexOf(word);
    if (at === -1 || (!anywhere && at > 0)) continue;
    const rest = text.slice(at + word.length);
    // 今天（3月2日）, 本月7日: the day says more.
    if (/^(?:[上下]午|晚[上间]?)?（(?:\d|农历)|^\d/u.test(rest)) continue;
    return { time, quote: word, rule: `dates/${rule}`, at };
  }
  return undefined;
}

function wordRows(kind: 'today' | 'month' | 'vague', time: () => Time, anywhere: boolean): Reading[] {
  return dateRowsOf(kind).flatMap((row) =>
    row.words.map((word) => ({ word, time: time(), rule: row.id, anywhere })),
  );
}

/** A time at a clause's start is the report's own; inside a clause something must take place after it. */
function isOwnTime(clause: Clause, { at, quote }: Hit, clauses: readonly Clause[]): boolean {
  const rest = clause.text.slice(at + quote.length);
  const before = clause.text.slice(0, at).trim();
  const later = clauses.filter((one) => one.start >= clause.start).map((one) => one.text);
  if (before === '' || /(?:今天|昨天|当地时间|北京时间|[讯电（])$/u.test(before))
    return later.some((text) => happening.test(text)) || rest === '';
  return before.length <= 80 && happening.test(rest);
}
