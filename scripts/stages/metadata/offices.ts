/** Reads the offices that stand before a name. */
import { z } from 'astro/zod';
import { loadRules, ruleFields } from '../../rules.ts';
import { wordingsAt, lookUpPlace } from './gazetteer.ts';
import { wordsOf } from './words.ts';

const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['heads', 'lead-ins', 'occupations', 'foreign-bodies']),
    words: z.array(z.string()).min(1),
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['bare', 'after-list']),
    pattern: z.string().transform((source) => new RegExp(source, 'u')),
  }),
]);
export type OfficeRow = z.infer<typeof rowSchema>;

export const officeRows: readonly OfficeRow[] = loadRules<OfficeRow>('offices', rowSchema);

const listed = (kind: 'heads' | 'lead-ins' | 'occupations' | 'foreign-bodies'): string[] =>
  officeRows.flatMap((row) => (row.kind === kind ? row.words : [])).sort((a, b) => b.length - a.length);
const heads = listed('heads');
const headPattern = new RegExp(heads.join('|'), 'gu');
const headEnd = new RegExp(`(?:${heads.join('|')})$`, 'u');
const foreignBodies = listed('foreign-bodies');
const leadIns = new Set(listed('lead-ins'));
const patterns = (kind: 'bare' | 'after-list'): RegExp[] =>
  officeRows.flatMap((row) => (row.kind === kind ? [row.pattern] : []));
const bare = patterns('bare');
const afterList = patterns('after-list');

/** An office is one unit's post; longer stretches are sentences. */
const LONGEST_OFFICE = 32;

/** Offsets right after each word that can end an office. */
export function officeEnds(text: string, borders: ReadonlySet<number>): number[] {
  return [...text.matchAll(headPattern)]
    .map((match) => match.index + match[0].length)
    .filter((end) => borders.has(end));
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
    if (!headEnd.test(part)) break;
    const office = withoutLeadIn(part);
    if (office.length > LONGEST_OFFICE || office === '') break;
    offices.unshift(office);
    start -= office.length + 1;
    if (office !== part) break;
  }
  return offices.length === 0 ? undefined : { offices: offices.flatMap(splitDouble), start };
}

/** A chain of offices is not longer, however long a text without punctuation is. */
const LONGEST_CHAIN = 160;
const clauseMark = /[，。；：！？“”‘’《》（）【】\s—…]/u;

/** Where the clause that ends at `end` starts; the brackets of 刚果（金） are no marks. */
export function clauseStart(text: string, from: number, end: number): number {
  const limit = Math.max(from, end - LONGEST_CHAIN);
  let start = end;
  while (start > limit) {
    if (/^（[金布]）$/u.test(text.slice(start - 3, start))) start -= 3;
    else if (clauseMark.test(text[start - 1] ?? '')) break;
    else start -= 1;
  }
  return Math.max(start, limit);
}

/** 副总理兼外长 is two offices. */
function splitDouble(office: string): string[] {
  const at = office.indexOf('兼');
  return at > 1 && headEnd.test(office.slice(0, at)) ? [office.slice(0, at), office.slice(at + 1)] : [office];
}

/** Cuts what stands before an office: 昨天|, 会见|, 在|. */
function withoutLeadIn(part: string): string {
  const words = wordsOf(part);
  let start = 0;
  for (const word of words) {
    const rest = part.slice(word.end);
    if (rest === '' || /^(?:原|前|副)$/u.test(word.text)) continue;
    const timeEnds = /^(?:\d+[日时]?|日)$/u.test(word.text);
    if (timeEnds || (leadIns.has(word.text) && (word.text !== '和' || word.start === 0 || startsUnit(rest))))
      start = word.end;
  }
  return part.slice(start).replace(/^\d+(?:月\d+)?日?/u, '');
}

/** Whether a text begins with a place or a bare unit: then 和 before it joins two offices, not one unit's name. */
function startsUnit(rest: string): boolean {
  return wordingsAt(rest, 0).length > 0 || bareLevel(rest) !== undefined;
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
  if (foreignBodies.some((body) => office.startsWith(body))) return true;
  return wordingsAt(office, 0).some((wording) => {
    const place = lookUpPlace(wording);
    return place !== undefined && place.code === undefined && place.within.length === 0;
  });
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
