/** Reads the offices that stand before a name. */
import { z } from 'astro/zod';
import { loadRules, ruleFields } from '../../rules.ts';
import { wordingsAt, lookUpPlace } from './gazetteer.ts';
import { wordAt, wordsOf, type Word } from './words.ts';

const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['heads', 'foreign-heads', 'lead-ins', 'occupations', 'foreign-bodies']),
    words: z.array(z.string()).min(1),
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['bare', 'after-list', 'unit', 'foreign', 'appointment']),
    pattern: z.string().transform((source) => new RegExp(source, 'u')),
  }),
]);
export type OfficeRow = z.infer<typeof rowSchema>;

export const officeRows: readonly OfficeRow[] = loadRules<OfficeRow>('offices', rowSchema);

const listed = (...kinds: readonly OfficeRow['kind'][]): string[] =>
  officeRows
    .flatMap((row) => (kinds.includes(row.kind) && 'words' in row ? row.words : []))
    .sort((a, b) => b.length - a.length);
const foreignHeads = listed('foreign-heads');
const heads = listed('heads', 'foreign-heads');
const headPattern = new RegExp(heads.join('|'), 'gu');
const headEnd = new RegExp(`(?:${heads.join('|')})$`, 'u');
const foreignBodies = listed('foreign-bodies');
const leadIns = new Set(listed('lead-ins'));
const patterns = (kind: OfficeRow['kind']): RegExp[] =>
  officeRows.flatMap((row) => (row.kind === kind && 'pattern' in row ? [row.pattern] : []));
const bare = patterns('bare');
const afterList = patterns('after-list');
const units = patterns('unit');
const foreign = patterns('foreign');
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
    // 校长（国家行政学院院长）|章东
    if (text[end] === '）' && bracketStart(text, end + 1) !== undefined) return [end + 1];
    if (borders.has(end)) return [end];
    const word = wordAt(text, end);
    return word !== undefined && word.start > index ? [end] : [];
  });
}

const occupationPattern = new RegExp(listed('occupations').join('|'), 'gu');

/** Offsets right after each occupation (村民, 医生): a name may follow, but it is no office. */
export function occupationEnds(text: string): number[] {
  return [...text.matchAll(occupationPattern)].map((match) => match.index + match[0].length);
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
  const parts = clause.split('、');
  const offices: string[] = [];
  let start = end + 1;
  for (const part of parts.reverse()) {
    if (!headEnd.test(part.slice(0, bracketStart(part, part.length)))) break;
    const office = withoutLeadIn(part.slice(-LONGEST_PART));
    if (office.length > LONGEST_OFFICE || office === '') break;
    offices.unshift(office);
    start -= office.length + 1;
    if (office !== part) break;
  }
  return offices.length === 0 ? undefined : { offices: offices.flatMap(splitDouble), start };
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
    else if (clauseMark.test(text[start - 1] ?? '')) break;
    else start -= 1;
  }
  return start;
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

/** 副总理兼外长 is two offices. */
function splitDouble(office: string): string[] {
  const at = office.indexOf('兼');
  return at > 1 && headEnd.test(office.slice(0, at)) ? [office.slice(0, at), office.slice(at + 1)] : [office];
}

/** Cuts what stands before an office: 昨天|, 会见|, 在|. */
function withoutLeadIn(part: string): string {
  let start = 0;
  for (const word of wordsOf(part)) {
    const rest = part.slice(word.end);
    if (rest === '') continue;
    if (isLeadIn(word, rest, part.slice(start, word.start))) start = word.end;
  }
  return withoutVerbs(part.slice(start).replace(/^(?:\d+月)?(?:\d+日)?/u, ''));
}

/** 谴责|首相, 重申支持|前总理: verbs that stand right before a unit or a post. */
function withoutVerbs(office: string): string {
  if (startsUnit(office) || startsWithHead(office)) return office;
  const first = wordsOf(office).find(
    ({ text, tag }) => !/^(?:v|d|p|c|u|m|q|r)/u.test(tag) || partOfOffice.test(text),
  );
  const rest = first === undefined ? office : office.slice(first.start);
  return startsUnit(rest) || startsWithHead(rest) ? rest : office;
}

const timeWord = /^(?:\d+[日时]?|日|[上下]午)$/u;
const partOfOffice = /^(?:兼|原|前|副|总|代|新任|现任|时任|候任|最高|常务|首席|特别)$/u;

/**
 * Whether a word stands before an office, and is no part of it.
 *
 * @param before what stands before the word and after the last such word
 */
function isLeadIn({ text, tag }: Word, rest: string, before: string): boolean {
  if (partOfOffice.test(text)) return false;
  if ((timeWord.test(text) && !/^[届次号]/u.test(rest)) || /^(?:u|r|y)/u.test(tag)) return true;
  // 外交|与国际合作部, 发展|和|改革委员会: a conjunction parts two offices only between units or posts.
  if (/^(?:和|与|及|以及|或|暨)$/u.test(text)) return before === '' || (endsUnit(before) && startsUnit(rest));
  if (leadIns.has(text)) return true;
  // 在京同|法国总统: the segmenter has joined the preposition to the word before.
  if (/[同与和对向由]$/u.test(text) && tag === 'x' && startsUnit(rest)) return true;
  const verb =
    /^(?:v|p|c|d|t|f|a|l|i)/u.test(tag) ||
    (/^(?:nr|x)/u.test(tag) && text.length > 3 && !/^[省市县区州]/u.test(rest));
  // 省|推进|长三角一体化发展领导小组 is one unit; in 以色列|批评|法国总统 the verb stands before one.
  return verb && startsUnit(rest) && (!startsUnit(before + text) || actsItself(before));
}

/** Whether a text ends with a post, a place or an organ: what 和 can join to another. */
function endsUnit(before: string): boolean {
  const last = wordsOf(before).at(-1);
  return headEnd.test(before) || last === undefined || /^(?:ns|nt|nr|j|m|x)/u.test(last.tag);
}

/** Whether it is a foreign country or a side that does what the next verb says. */
function actsItself(before: string): boolean {
  const place = lookUpPlace(before);
  const country = place !== undefined && place.code === undefined && place.within.length === 0;
  return country || /(?:人士|媒体|民众|各界|方面|方|军|双方)$/u.test(before);
}

/** Whether an office says whose it is: 全国政协主席, not 交通部长. */
export function namesUnit(office: string): boolean {
  return startsUnit(office);
}

/** Whether a text begins with a place or a unit. */
function startsUnit(rest: string): boolean {
  return (
    wordingsAt(rest, 0).length > 0 ||
    bareLevel(rest) !== undefined ||
    units.some((pattern) => pattern.test(rest)) ||
    /^(?:自治区|[省市县区州])/u.test(rest)
  );
}

/** The level of an office that does not name its unit: 市 for 市委书记; undefined for 安徽省委书记. */
export function bareLevel(office: string): string | undefined {
  for (const pattern of bare) {
    const level = pattern.exec(office)?.groups?.level;
    if (level !== undefined) return level;
  }
  return undefined;
}

/** The office that follows a list of names: 等|市领导. */
export function officeAfterList(text: string, end: number): string | undefined {
  for (const pattern of afterList) {
    const office = pattern.exec(text.slice(end, end + 16))?.groups?.office;
    if (office !== undefined) return office;
  }
  return undefined;
}

/** Whether an office belongs to another country or an international body. */
export function isForeign(office: string): boolean {
  if (office.startsWith('中国')) return false;
  if (foreignBodies.some((body) => office.startsWith(body))) return true;
  if (foreignHeads.some((head) => office.endsWith(head))) return true;
  if (foreign.some((pattern) => pattern.test(office))) return true;
  return wordingsAt(office, 0).some((wording) => {
    const place = lookUpPlace(wording);
    return place !== undefined && place.code === undefined && place.within.length === 0;
  });
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
  return clause.split('、').every((part) => headEnd.test(part) && (startsWithHead(part) || !hasVerb(part)));
}

function hasVerb(part: string): boolean {
  return wordsOf(part).some(
    ({ text, tag }) => /^(?:v|p|u|ul|uj|d|r|c)$/u.test(tag) && !partOfOffice.test(text),
  );
}

const headStart = new RegExp(`^(?:党组|党委)?(?:第一|常务|代理?|原)?(?:${heads.join('|')})`, 'u');

/** Whether a text begins with a post: 主任, 党组书记, 第一组长. */
export function startsWithHead(text: string): boolean {
  return headStart.test(text);
}

/** Whether a text ends with a post. */
export function endsInHead(text: string): boolean {
  return headEnd.test(text);
}
