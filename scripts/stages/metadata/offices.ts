/** Reads the offices that stand before a name. */
import { withoutLeadIn, partOfOffice } from './office-start.ts';
import { lookUpPlace, wordingsAt } from './gazetteer.ts';
import { headEnd, heads, listed, patterns, startsUnit, startsWithHead } from './office-words.ts';
import { wordAt, wordsOf } from './words.ts';

const headPattern = new RegExp(heads.join('|'), 'gu');

const afterList = patterns('after-list');

const appointments = patterns('appointment');

/** An office is one unit's post; longer stretches are sentences. */
const LONGEST_OFFICE = 32;

/**
 * Offsets right after each word that can end an office. Where the segmenter sees no border the next
 * name may have drawn a character to itself (国防部|长皮斯托); in 总统府 the post is part of a longer word.
 */
export function officeEnds(text: string, borders: ReadonlySet<number>): number[] {
  return [...text.matchAll(headPattern)].flatMap(({ index, 0: head }) => {
    const end = index + head.length;
    // 英|国王|子威廉
    if (head === '国王' && text[end] === '子') return [];
    // 校长（国家行政学院院长）|章东
    if (text[end] === '）' && bracketStart(text, end + 1) !== undefined) return [end + 1];
    if (borders.has(end)) return [end];
    const word = wordAt(text, end);
    return word !== undefined && word.start > index ? [end] : [];
  });
}

// They may overlap: 村医, 医生 in 乡村医生.
const occupationPattern = new RegExp(`(?=(?<word>${listed('occupations').join('|')}))`, 'gu');

/** Those who made the report are not people of it: 记者, 通讯员. */
const author = /(?:记者|通讯员|评论员|作者)$/u;

/** Offsets right after each occupation (村民, 医生): a name may follow, but it is no office. */
export function occupationEnds(text: string): number[] {
  const listedEnds = [...text.matchAll(occupationPattern)].map(
    (match) => match.index + (match.groups?.word?.length ?? 0),
  );
  // 讲解员, 创业者, 面点师: the ending shows what they do.
  const shaped = wordsOf(text).filter(
    (word) => /^n$/u.test(word.tag) && /.[员者师匠手工]$/u.test(word.text) && !author.test(word.text),
  );
  return [...listedEnds, ...shaped.map(({ end }) => end)];
}

/** Offices that end at `end`. */
export interface ReadOffices {
  /** In the order stated. */
  readonly offices: readonly string[];
  /** Where the first one starts. */
  readonly start: number;
}

/**
 * Reads the chain of offices that ends at `end`: `市委副书记、市长`.
 *
 * @param from nothing before this offset can belong to it: the end of the last name, or 0
 */
export function readOffices(text: string, from: number, end: number): ReadOffices | undefined {
  const clause = text.slice(clauseStart(text, from, end), end);
  const parts = clause.split('、').reverse();
  const offices: string[] = [];
  let start = end + 1;
  for (const [index, part] of parts.entries()) {
    if (!headEnd.test(part.slice(0, bracketStart(part, part.length)))) {
      const opening = openingOfMinistry(parts.slice(index), offices[0] ?? '');
      if (opening === undefined) break;
      offices[0] = `${opening}、${offices[0] ?? ''}`;
      start -= opening.length + 1;
      break;
    }
    const office = withoutLeadIn(part.slice(-LONGEST_PART));
    if (office.length > LONGEST_OFFICE || office === '') break;
    offices.unshift(office);
    start -= office.length + 1;
    if (office !== part) break;
  }
  return offices.length === 0 ? undefined : { offices: offices.flatMap(splitDouble), start };
}

/**
 * The first words of a minister's office with 、 inside: 法国经济、财政|、数字主权部长.
 *
 * @param parts before the last one, that one first
 */
function openingOfMinistry(parts: readonly string[], office: string): string | undefined {
  if (!/..(?:部长|大臣|国务秘书)$/u.test(office) || startsUnit(office)) return undefined;
  const inside: string[] = [];
  for (const part of parts.slice(0, 5)) {
    const opening = withoutLeadIn(part.slice(-LONGEST_PART));
    const [place] = wordingsAt(opening, 0);
    if (place !== undefined)
      return opening.length > place.length + 1 ? [opening, ...inside].join('、') : undefined;
    if (part.length > 8 || headEnd.test(part)) return undefined;
    inside.unshift(part);
  }
  return undefined;
}

/** What stands before an office in its clause is looked at no further. */
const LONGEST_PART = 64;

/** A chain of offices is not longer, however long a text without punctuation is. */
const LONGEST_CHAIN = 160;

const clauseMark = /[，。；：！？“”‘’《》（）【】\s—…]/u;

/** Where the clause that ends at `end` starts; short brackets and quotes inside it are no marks: 刚果（金）. */
export function clauseStart(text: string, from: number, end: number): number {
  const limit = Math.max(from, end - LONGEST_CHAIN);
  let start = end;
  while (start > limit) {
    const bracket = bracketStart(text, start);
    if (bracket !== undefined && bracket >= limit) start = bracket;
    else if (clauseMark.test(text[start - 1] ?? '') && !joinsNames(text, start - 1)) break;
    else start -= 1;
  }
  return start;
}

/** A single dash between Han characters: 人民团结大会|—|民主党主席. */
function joinsNames(text: string, at: number): boolean {
  return text[at] === '—' && /^\p{Script=Han}—\p{Script=Han}$/u.test(text.slice(at - 1, at + 2));
}

const pairs: Readonly<Record<string, string>> = { '）': '（', '”': '“', '》': '《' };

/** Where the short bracket or quotation opens that closes right before `end`: “蛟龙”|号. */
function bracketStart(text: string, end: number): number | undefined {
  const opening = pairs[text[end - 1] ?? ''];
  if (opening === undefined) return undefined;
  const inside = text.slice(Math.max(0, end - 18), end - 1);
  const at = inside.lastIndexOf(opening);
  if (at < 0 || /[，。；：！？]/u.test(inside.slice(at))) return undefined;
  return end - 1 - inside.length + at;
}

/** 副总理兼外长 is two offices, 非盟轮值主席|法国总统 as well. */
function splitDouble(office: string): string[] {
  const inner = [...office.matchAll(headPattern)].map((match) => match.index + match[0].length);
  const border = inner.find(
    (end) => end > 3 && isCountryAt(office, end) && !/问题|事务/u.test(office.slice(end)),
  );
  // 全国人大代表|江海控股集团董事长
  const seat =
    /^.{0,12}?(?:人大代表|政协委员|[学程]院院士|十大代表)(?!会|团|通道|联络|工作|活动|之)(?=.{4})/u.exec(
      office,
    )?.[0].length;
  if (seat !== undefined) return [office.slice(0, seat), ...splitDouble(office.slice(seat))];
  if (border !== undefined) return [office.slice(0, border), office.slice(border)];
  const at = office.indexOf('兼');
  return at > 1 && headEnd.test(office.slice(0, at)) ? [office.slice(0, at), office.slice(at + 1)] : [office];
}

function isCountryAt(text: string, at: number): boolean {
  return wordingsAt(text, at).some((wording) => {
    const place = lookUpPlace(wording);
    return place !== undefined && place.code === undefined && place.within.length === 0;
  });
}

/** The office that follows a list of names: 等|市领导. */
export function officeAfterList(text: string, end: number): string | undefined {
  for (const pattern of afterList) {
    const office = pattern.exec(text.slice(end, end + 16))?.groups?.office;
    if (office !== undefined) return office;
  }
  return undefined;
}

/** Where the office begins that is told after a name ending at `end`: 章东|当选|市长. */
export function appointmentAt(text: string, end: number): number | undefined {
  for (const pattern of appointments) {
    const verb = pattern.exec(text.slice(end, end + 30))?.[0];
    if (verb !== undefined) return end + verb.length;
  }
  return undefined;
}

/** Whether a clause is nothing but offices: each part ends in a post, and has no verb before it. */
export function isChain(clause: string): boolean {
  const parts = clause.replace(/^党的/u, '').split('、');
  return parts.every((part) => headEnd.test(part) && (startsWithHead(part) || !hasVerb(part)));
}

/** Verbs and conjunctions may be in the name of a unit that its place opens: 南江市|推进|长江大保护办公室. */
function hasVerb(part: string): boolean {
  const inSentences = wordingsAt(part, 0).length > 0 ? /^(?:u|ul|d|r)$/u : /^(?:v|p|u|ul|uj|d|r|c)$/u;
  return wordsOf(part).some(
    ({ text, tag, end }) =>
      (inSentences.test(tag) ||
        (tag === 'uj' && !startsWithHead(part.slice(end).replace(/^(?:居委会|村委会|党支部)/u, '')))) &&
      !partOfOffice.test(text),
  );
}
