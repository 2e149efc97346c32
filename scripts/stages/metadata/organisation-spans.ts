/** Where one stretch without punctuation names organisations. */
import { formsOf, wordingsAt } from './gazetteer.ts';
import { endsInHead, startsWithHead } from './office-words.ts';
import {
  endingRow,
  knownNames,
  LONGEST_NAME,
  nameEndings,
  namingRow,
  organisationWords,
  type NamingRow,
} from './organisation-rules.ts';
import { anchorStarts } from './organisation-anchors.ts';
import { freeStart } from './organisation-free.ts';
import { wordsOf, type Word } from './words.ts';

/** `[start, end)` of the stretch. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
}

const endingPattern = new RegExp(nameEndings.join('|'), 'gu');
const anchors = new Set(organisationWords('anchors'));
const stops = new Set(organisationWords('stops'));
const never = organisationWords('never');
const generic = new Set(organisationWords('generic'));
const acting = new Set(organisationWords('acting'));
const notBefore = organisationWords('not-before');

/**
 * Names in one stretch, first start first, longest first where several start at one place.
 *
 * @param listed whether a list of units goes on here: what the stretch begins with needs no anchor
 */
export function nameSpans(segment: string, listed: boolean): NameSpan[] {
  const all = wordsOf(segment);
  const spans = knownSpans(segment, all);
  const starts = anchorStarts(segment, all);
  let continues = listed ? 0 : -1;
  for (const match of segment.matchAll(endingPattern)) {
    const end = match.index + match[0].length;
    const row = namingRow(match[0]);
    if (!row || !endsHere(segment, all, end)) continue;
    if (never.some((word) => segment.endsWith(word, end))) continue;
    const inList = row['in-list'] && continues <= match.index && isListItem(all, continues);
    const start =
      starts.find(
        (one) => one <= match.index && mayHead(segment, one, row) && joins(segment, all, starts, one, end),
      ) ??
      (inList && joins(segment, all, starts, continues, end) ? continues : undefined) ??
      (row.kind === 'free' ? freeStart(segment, all, match.index) : undefined);
    // 市高新区管委会、|经开区管委会: in a list the long ending is a name by itself.
    const alone = inList && match[0].length > 4;
    if (start === undefined || (end - start <= match[0].length && !alone)) continue;
    spans.push({ start: knownStart(segment, start, end), end });
    if (/^[和及与](?!其)/u.test(segment.slice(end))) continues = end + 1;
  }
  return spans
    .filter(({ start, end }) => counts(segment, all, start, end))
    .map((span) => withPost(segment, span))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** 国务院|北京长峰医院: the State Council has offices, but no hospitals. */
function mayHead(segment: string, start: number, row: NamingRow): boolean {
  return !(row.kind === 'free' && segment.startsWith('国务院', start));
}

/** 俄|国防部 is another country's, told in short. */
const ministry = /^(?:国防|外交|财政|商务|司法|教育|公安)部$/u;
const country = /[俄美英法德日韩朝印巴以伊叙乌土沙埃澳加意越泰菲柬缅]$/u;

function knownSpans(segment: string, all: readonly Word[]): NameSpan[] {
  return knownNames.flatMap((name) => {
    const out: NameSpan[] = [];
    for (let at = segment.indexOf(name); at !== -1; at = segment.indexOf(name, at + 1)) {
      const end = at + name.length;
      // 让平民进入 does not name 民进, 中国航天 not 国航; 美国白宫 names 白宫.
      const cut = all.some(
        (word) => word.start < at && word.end > at && (word.end < end || !isPlace(segment, word.start, at)),
      );
      const abbreviated = ministry.test(name) && country.test(segment.slice(0, at));
      if ((name.length > 2 || !cut) && !abbreviated) out.push({ start: at, end });
    }
    return out;
  });
}

function isPlace(segment: string, start: number, end: number): boolean {
  return wordingsAt(segment, start).some((wording) => start + wording.length === end);
}

/** 某地目标|黎巴嫩真主党: a known name at the end of a long stretch is the name. */
function knownStart(segment: string, start: number, end: number): number {
  const name = segment.slice(start, end);
  const one = knownNames.find((known) => known.length > 3 && name.endsWith(known));
  return one !== undefined && name.length - one.length > 4 ? end - one.length : start;
}

/** 市住建局、|交通局, but not 全国政协、|各专门委员会. */
function isListItem(all: readonly Word[], start: number): boolean {
  const first = all.find((word) => word.start === start);
  return first !== undefined && !stops.has(first.text) && !/^[rpdu]/u.test(first.tag);
}

/** Whether a name can end at `end`: at a word's border, or before a word that follows names. */
function endsHere(segment: string, all: readonly Word[], end: number): boolean {
  return all.some((word) => word.end === end) || /^[作等和及与]/u.test(segment.slice(end));
}

/** Whether the words between start and end can be one name. */
function joins(
  segment: string,
  all: readonly Word[],
  starts: readonly number[],
  start: number,
  end: number,
): boolean {
  if (end - start > LONGEST_NAME) return false;
  // 相城区及市商务局 are two units, 市自然资源和规划局 is one.
  if (starts.some((one) => one > start && one < end && /[和及与]/u.test(segment[one - 1] ?? '')))
    return false;
  if (holdsTwo(segment.slice(start, end))) return false;
  const inside = all.filter((word) => word.start >= start && word.end <= end);
  return inside.every(({ text, tag }, index) => {
    if (index === 0) return true;
    if (stops.has(text) && !knownUnit(segment.slice(start, end))) return false;
    // 中国|连任|国际电信联盟: a deed is no part of a name.
    if (/^v[dqi]?$/u.test(tag) && !acting.has(text)) return false;
    return !/^(?:p|r|d|u|ul|uj|y|m|mq)$/u.test(tag) || text.length > 2 || text.startsWith('第');
  });
}

/** 某研究所和某银行 are two names. */
function holdsTwo(name: string): boolean {
  return [...name.matchAll(/[和及与]/gu)].some(({ index }) => {
    const first = name.slice(0, index);
    return knownNames.includes(first) || (endingRow(first) !== undefined && index > 3);
  });
}

/** 组织部 holds the stop word 组织, 总统府 the stop word 总统. */
function knownUnit(name: string): boolean {
  return (
    /(?:组织部|社会组织.{0,6}|党组|组织|(?:总统|总理|首相)(?:办公厅|办公室|府))$/u.test(name) &&
    name.length <= 14
  );
}

/** Directions and counts give no name: 北部医院, 多家公司. */
function namesNothing(all: readonly Word[], start: number, end: number): boolean {
  const inside = all.filter((word) => word.start >= start && word.end <= end).slice(1, -1);
  return inside.length > 0 && inside.every(({ tag }) => /^(?:f|s|r|m|a)$/u.test(tag));
}

/** Whether a unit is more than the office it stands in: 青岛经开区管委会, but not 市委. */
export function hasOwnName(name: string): boolean {
  return !knownNames.includes(name) && endingRow(name)?.['in-office'] === true;
}

/** In an office only units with a name of their own count; a lone level is no unit. */
function counts(segment: string, all: readonly Word[], start: number, end: number): boolean {
  const name = segment.slice(start, end);
  const rest = segment.slice(end);
  const office =
    (startsWithHead(rest) || rest.startsWith('常委会')) &&
    !/^(?:领导(?!班子|小组)|负责人|负责同志)/u.test(rest);
  return (
    (!office || hasOwnName(name)) &&
    !endsInHead(name) &&
    !generic.has(name) &&
    !(name.startsWith('全国') && endingRow(name)?.kind === 'free') &&
    !notBefore.some((word) => rest.startsWith(word)) &&
    (knownNames.includes(name) || !(namesNothing(all, start, end) || placeAndKind(name)))
  );
}

const kind = /(?:公司|集团|企业|学校|实验室|研究所|研究院|中心|协会|组织|医院|航空|局)$/u;

/** 美国公司, 北京医院: a place and a kind name none; 江苏银行 and 南京大学 do. */
function placeAndKind(name: string): boolean {
  const before = name.replace(kind, '');
  return before !== name && (anchors.has(before) || formsOf(before).length > 0);
}

/** 中国驻某国|大使馆: a mission's name begins with who sent it. */
function withPost(segment: string, { start, end }: NameSpan): NameSpan {
  if (segment[start - 1] !== '驻' || !/(?:使馆|领馆|办事处|代表处|代表团)$/u.test(segment.slice(start, end)))
    return { start, end };
  const sender = [...Array(8).keys()]
    .map((back) => start - 2 - back)
    .find((at) => at >= 0 && wordingsAt(segment, at).some((wording) => at + wording.length === start - 1));
  return { start: sender ?? start - 1, end };
}
