/** Names without an office where a clause begins, before what people do, or in lists. */
import { unique, type Sentence } from '../article.ts';
import { readTransliteration, type ReadName } from '../foreign-names.ts';
import { isFollowedByDeed } from '../name-ending.ts';
import { isNameOfThing, isSide, nameCharacters, namePatterns } from '../name-words.ts';
import { readPlainName } from '../names.ts';
import { namesUnit } from '../office-words.ts';
import { isChain, occupationEnds } from '../offices.ts';
import { wordingsAt } from '../gazetteer.ts';
import { wordAt, wordBorders } from '../words.ts';
import { listed, titledAt, type Listed, type Naming } from './naming.ts';

const usualSurnames = nameCharacters('usual-surnames');
const counted = namePatterns('counted');
const placesAfter = namePatterns('places-after');

/** Where a clause begins, also after a time: 25日上午，|习近平; 近日|章东. */
const clauseOpening =
  /(?:^|[，。；：、“（—\s]|\d日|[上下]午|[今昨当]天|近日|日前|随后|会上|期间)(?=\p{Script=Han})/gu;

/** Names that stand where a clause begins, before what people do, or after an occupation. */
export function namesAsSubjects(sentence: Sentence): Naming[] {
  const { text } = sentence;
  const borders = wordBorders(text);
  const afterWork = occupationEnds(text).filter((end) => borders.has(end));
  const clauses = [...text.matchAll(clauseOpening)].map((match) => match.index + match[0].length);
  let end = 0;
  const afterQuotes = [...text.matchAll(/”(?=\p{Script=Han}{3})/gu)]
    .map(({ index }) => index + 1)
    .filter((at) => endsSurely(text, at, borders));
  const afterParticle = [...text.matchAll(/的(?=\p{Script=Han}{2})/gu)]
    .map(({ index }) => index + 1)
    .filter((at) => isUnknownBeforeDeed(text, at, borders));
  const known = new Set([...afterWork, ...afterQuotes, ...afterParticle]);
  return unique([...clauses, ...known].sort((a, b) => a - b)).flatMap((at) => {
    // Inside a list that has been read; reading it again from each name would take quadratic time.
    if (at < end) return [];
    const first =
      readPlainName(text, at, borders, afterWork.includes(at) ? 'occupied' : undefined) ??
      readElected(text, at, borders);
    if (!first || isNameOfThing(text, first.end)) return [];
    const names: Listed[] = [{ ...first, at }, ...listed(text, first.end, borders, false)];
    end = names.at(-1)?.end ?? first.end;
    if (arePlaces(text, end)) return [];
    const acts =
      isFollowedByDeed(text, end) ||
      (names.length === 1 && (isWordBeforeVerb(text, { ...first, at }) || isPost(text, end)));
    if (!known.has(at) && !acts && !isCounted(text, end, names)) return [];
    return names.map((one) => titledAt(sentence, one));
  });
}

/** 工程学院的|吴晓丹|带领团队: a word that the dictionary lacks, before what people do. */
function isUnknownBeforeDeed(text: string, at: number, borders: ReadonlySet<number>): boolean {
  const word = wordAt(text, at);
  if (word?.start !== at || word.tag !== 'x' || !isFollowedByDeed(text, word.end, 2)) return false;
  const read = readPlainName(text, at, borders);
  return read?.score === 3 && read.end === word.end && usualSurnames.has(read.name.charAt(0));
}

/** “当代愚公”|黄大发|； */
function endsSurely(text: string, at: number, borders: ReadonlySet<number>): boolean {
  const read = readPlainName(text, at, borders);
  return read?.score === 3 && read.name.length === 3;
}

/** 卢拉|三次当选总统, 普京|宣誓就任: two sounds are a name where somebody takes office. */
function readElected(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  const read = readTransliteration(text, at, borders);
  if (!read || read.score < 1 || isSide(read.name) || wordingsAt(text, at).length > 0) return undefined;
  return takesOffice.test(text.slice(read.end, read.end + 8)) ? read : undefined;
}

const takesOffice = /^(?:已|将|正式|再次|成功|全票|高票|[一两二三四五]次)?(?:宣誓|当选|就任|连任)/u;

/** 章东|是南江市水务局局长，; 章东|，男，汉族: what is told can only be of a person. */
function isPost(text: string, end: number): boolean {
  // 章东，男，汉族，1980年出生，现任…
  if (/^，(?:男|女|汉族|\d{4}年(?:\d{1,2}月)?(?:出?生|参加))/u.test(text.slice(end, end + 14))) return true;
  const clause = /^(?:同志)?(?:生前)?(?:是|作为|现任)(?<post>\p{Script=Han}{4,40})[，。；、]/u.exec(
    text.slice(end, end + 48),
  )?.groups?.post;
  return clause !== undefined && isChain(clause) && namesUnit(clause);
}

/** 石光银|带领群众植树: a word that only a name can be, before any verb. */
function isWordBeforeVerb(text: string, { name, at, end }: Listed): boolean {
  const word = wordAt(text, at);
  const isWord = word?.start === at && word.end === end && end - at === 3;
  return (
    isWord && usualSurnames.has(name.charAt(0)) && /^(?:v|vd|d|ad|p)$/u.test(wordAt(text, end)?.tag ?? '')
  );
}

/** 何雷、徐西盛、梁阳等6位代表; also three names of one list. */
function isCounted(text: string, end: number, names: readonly Listed[]): boolean {
  if (names.filter(({ name }) => name.length > 2).length < 2) return false;
  // 白如玉、明如镜、薄如纸
  if (names.every(({ name }) => /^.[如似若]/u.test(name))) return false;
  return names.length > 2 || counted.some((pattern) => pattern.test(text.slice(end, end + 16)));
}

/** 库拉霍沃、波克罗夫斯克|等地 */
function arePlaces(text: string, end: number): boolean {
  return placesAfter.some((pattern) => pattern.test(text.slice(end, end + 12)));
}

/** Lists of names after any words: 表彰了|章晓东、李海明、王英等3名同志. */
export function namesInLists(sentence: Sentence): Naming[] {
  const { text } = sentence;
  const borders = wordBorders(text);
  let from = 0;
  return [...text.matchAll(/、/gu)].flatMap(({ index }) => {
    if (index < from) return [];
    const at = [3, 2, 4]
      .map((length) => index - length)
      .find((start) => isFirstOfList(text, start, index, borders));
    if (at === undefined) return [];
    const names = [{ name: text.slice(at, index), at, end: index }, ...listed(text, index, borders, false)];
    from = names.at(-1)?.end ?? index;
    if (arePlaces(text, from)) return [];
    return isCounted(text, from, names) ? names.map((one) => titledAt(sentence, one)) : [];
  });
}

function isFirstOfList(text: string, at: number, end: number, borders: ReadonlySet<number>): boolean {
  // 、次|仁措姆、: a part of a list's item is no name.
  if (at > 0 && /、.{0,2}$/u.test(text.slice(Math.max(0, at - 3), at)) && text[at - 1] !== '、') return false;
  return at >= 0 && borders.has(at) && readPlainName(text, at, borders)?.end === end;
}
