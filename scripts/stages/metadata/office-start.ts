/** Where an office begins: cuts what stands before it in its clause. */
import { lookUpPlace, wordingsAt } from './gazetteer.ts';
import { headEnd, listed, startsUnit, startsWithHead } from './office-words.ts';
import { wordsOf, type Word } from './words.ts';

const leadIns = new Set(listed('lead-ins'));

/** Cuts what stands before an office: 昨天|, 会见|, 在|. */
export function withoutLeadIn(part: string): string {
  let start = afterOccasion(part);
  for (const word of wordsOf(part)) {
    if (word.start < start) continue;
    const rest = part.slice(word.end);
    if (rest === '') continue;
    if (isLeadIn(word, rest, part.slice(start, word.start))) start = word.end;
  }
  return withoutVerbs(part.slice(start).replace(/^(?:两国|三国|双方)?(?:\d*年)?(?:\d+月)?(?:\d+日)?/u, ''));
}

/** 上午在北京同|世界银行行长: the place of a meeting and the preposition, which the segmenter may join. */
function afterOccasion(part: string): number {
  const { place, link } =
    /在(?<place>\p{Script=Han}{1,8}?)(?<link>[同与]|会见)(?!意|盟|时)/u.exec(part)?.groups ?? {};
  if (place === undefined || link === undefined) return 0;
  const known = place === '京' || wordingsAt(place, 0).some((wording) => wording.length === place.length);
  return known ? part.indexOf(`在${place}${link}`) + 1 + place.length + link.length : 0;
}

/** 谴责|首相, 重申支持|前总理: verbs that stand right before a unit or a post. */
function withoutVerbs(office: string): string {
  if (startsUnit(office) || startsWithHead(office)) return office;
  const first = wordsOf(office).find(
    ({ text, tag }) => !/^(?:v|d|p|c|u|m|q|r)/u.test(tag) || partOfOffice.test(text),
  );
  const rest = first === undefined ? office : office.slice(first.start);
  // 统筹|部长, 规划|局长: what the ministry or bureau does.
  if (/^[部局司厅处署]长/u.test(rest) && office.length - rest.length === 2) return office;
  return startsUnit(rest) || startsWithHead(rest) ? rest : office;
}

const timeWord = /^(?:\d+[日时]?|日|[上下]午)$/u;

/** Words before a post that belong to it. */
export const partOfOffice =
  /^(?:兼|原|前|副|总|代|新任|现任|时任|候任|最高|常务|首席|特别|驻|常驻|各国|[一二三四]级)$/u;

/**
 * Whether a word stands before an office, and is no part of it.
 *
 * @param before what stands before the word and after the last such word
 */
function isLeadIn({ text, tag }: Word, rest: string, before: string): boolean {
  // 《|某某公约》秘书处, （|某某联谊会）理事会, “|某某”计划
  if (/^[《“（]/u.test(text)) return false;
  // 中央组织部分管日常工作|的|副部长
  if (text === '的' && inCharge.test(before) && startsUnit(before)) return false;
  // 海连社区|的|居委会主任
  if (text === '的' && /^(?:居委会|村委会|党支部)/u.test(rest) && startsUnit(before)) return false;
  // 哥伦比亚|当选|副总统
  if (text === '当选' && wordingsAt(before, 0).some((wording) => wording.length === before.length))
    return false;
  // 党|的|二十大代表
  if (partOfOffice.test(text) || (text === '的' && before === '党') || text === '党的') return false;
  // 第104|任|首相
  if (text === '任' && /第[一二三四五六七八九十百\d]{1,4}$/u.test(before)) return false;
  if ((timeWord.test(text) && !/^(?:[届次号任位代]|月(?:份)?轮值)/u.test(rest)) || /^(?:u|r|y)/u.test(tag))
    return true;
  // 外交|与国际合作部, 发展|和|改革委员会: a conjunction parts two offices only between units or posts.
  if (text === '以及' && startsUnit(rest)) return true;
  if (/^(?:和|与|及|以及|或|暨)$/u.test(text)) return before === '' || parts(before, rest);
  // 26|日同|社会民主党领导人: the segmenter has joined two words.
  if (leadIns.has(text) || /^[日时后][同与和对向由]$/u.test(text)) return true;
  // 在京同|法国总统: the segmenter has joined the preposition to the word before.
  if (/[同与和对向由]$/u.test(text) && tag === 'x' && startsUnit(rest)) return true;
  // 应邀出席 and 蓬及 are words to the segmenter; 阿拉伯|国家合作委员会 is one name.
  const glued = (tag === 'x' || (tag.startsWith('nr') && text.length > 3)) && !/^[省市县区州]/u.test(rest);
  const verb = glued || /^(?:v|p|c|d|t|f|a|l|i)/u.test(tag);
  // 省|推进|长三角一体化发展领导小组 is one unit; in 以色列|批评|法国总统 the verb stands before one.
  if (!verb || !startsUnit(rest)) return false;
  return !startsUnit(before + text) || (tag === 'v' && !insideName.test(text) && actsItself(before, rest));
}

/** What a deputy is in charge of: 分管日常工作, 负责政治事务. */
const inCharge = /(?:分管|主管|主持|负责)\p{Script=Han}{1,12}(?:工作|事务|业务)$/u;

/** Whether 和 stands between two things: a place follows, or a unit after a post, a place or an organ. */
function parts(before: string, rest: string): boolean {
  if (/(?:人员|官员|队员|代表|领导人|群众|们)$/u.test(before)) return true;
  if (!startsUnit(rest)) return false;
  if (wordingsAt(rest, 0).length > 0 || headEnd.test(before)) return true;
  return /^(?:ns|nt|nr|j|m|x)/u.test(wordsOf(before).at(-1)?.tag ?? 'x');
}

/** Verbs that the names of posts and parties have: 驻美国大使, 统一俄罗斯党. */
const insideName = /驻|^(?:统一|联合|保卫|自由)$/u;

/** Whether it is a foreign country or a side that does to another country what the next verb says. */
function actsItself(before: string, rest: string): boolean {
  if (wordingsAt(rest, 0).length === 0) return false;
  const place = lookUpPlace(before);
  const country = place !== undefined && place.code === undefined && place.within.length === 0;
  return country || /(?:人士|媒体|民众|各界|方面|方|军|双方)$/u.test(before);
}
