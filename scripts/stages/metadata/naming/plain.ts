/** Names without an office: subjects and objects of verbs, items of lists, names with a dot. */
import { unique, type Sentence } from '../article.ts';
import { readTransliteration, transliterationStart, type ReadName } from '../foreign-names.ts';
import { isFollowedByDeed } from '../name-ending.ts';
import {
  hasDot,
  isDoctrine,
  isNameOfThing,
  isSide,
  nameCharacters,
  namePatterns,
  nameWords,
} from '../name-words.ts';
import { readName, readPlainName } from '../names.ts';
import { namesUnit } from '../office-words.ts';
import { isChain, occupationEnds } from '../offices.ts';
import { wordingsAt } from '../gazetteer.ts';
import { wordAt, wordBorders } from '../words.ts';
import { listed, titledAt, type Listed, type Naming } from './naming.ts';

const objectVerbs = new RegExp(nameWords('object-verbs').join('|'), 'gu');
const appointingVerbs = new RegExp(nameWords('appointing-verbs').join('|'), 'gu');
const prepositions = new RegExp(nameWords('prepositions').join('|'), 'gu');
const usualSurnames = nameCharacters('usual-surnames');
const counted = namePatterns('counted');
const placesAfter = namePatterns('places-after');
const meetingAfter = namePatterns('meeting-after');

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

/** Names after verbs whose object is a person (免去|章东, 授予|李明), and after 同, 与, 由. */
export function namesAsObjects(sentence: Sentence): Naming[] {
  const { text } = sentence;
  const borders = wordBorders(text);
  const verbs = [...text.matchAll(objectVerbs)].map((match) => match.index + match[0].length);
  const appoints = new Set([...text.matchAll(appointingVerbs)].map((match) => match.index + match[0].length));
  const next = [...text.matchAll(/[、，；]/gu)]
    .map(({ index }) => index + 1)
    .filter((at) => appoints.size > 0 && isAppointed(text, at, borders));
  for (const at of next) appoints.add(at);
  const weak = new Set(
    [...text.matchAll(prepositions)]
      .map((match) => match.index + match[0].length)
      .filter((end) => isPreposition(text, end)),
  );
  return unique([...verbs, ...weak, ...appoints]).flatMap((at) => {
    const first =
      readPlainName(text, at, borders, appoints.has(at) ? 'appointed' : undefined) ??
      readMet(text, at, borders);
    if (!first || isDoctrine(text, first.end) || isNameOfThing(text, first.end)) return [];
    // 同, 与 stand before all sorts of things: the name must be a long one, or be met there.
    const clear =
      isMet(text, first.end) ||
      /^(?:担任|出任|接任|兼任|为(?:团长|组长|首的|代表的))/u.test(text.slice(first.end, first.end + 3));
    if (weak.has(at) && (first.name.length < 3 || first.score < 3) && !clear) return [];
    return [{ ...first, at }, ...listed(text, first.end, borders, false)].map((one) =>
      titledAt(sentence, one),
    );
  });
}

/** 任命李明为主席、|王芳|为副主席，|章东|不再担任委员 */
function isAppointed(text: string, at: number, borders: ReadonlySet<number>): boolean {
  const end = readPlainName(text, at, borders, 'appointed')?.end;
  return end !== undefined && /^(?:为|不再担任|担任|任)/u.test(text.slice(end, end + 4));
}

/** Whether the character before `end` is no part of a longer word: 对话|会, 国与国|平等. */
function isPreposition(text: string, end: number): boolean {
  const word = wordAt(text, end - 1);
  return word === undefined || word.text.length === 1 || /^(?:x|nr)/u.test(word.tag);
}

/** 同|菲佐|举行会谈: what is met is a person, though two characters by sound would not show it. */
function readMet(text: string, at: number, borders: ReadonlySet<number>): ReturnType<typeof readName> {
  if (!/[同与和]/u.test(text[at - 1] ?? '')) return undefined;
  const read = readName(text, at, borders, true);
  return read && read.score > 1 && !isSide(read.name) && isMet(text, read.end) ? read : undefined;
}

function isMet(text: string, end: number): boolean {
  return meetingAfter.some((pattern) => pattern.test(text.slice(end, end + 12)));
}

/** Where the clause begins, if that is near enough for a first part: |班禅额尔德尼·确吉杰布. */
function clauseOpeningBefore(text: string, dot: number): number {
  const part = /(?:^|[，。；：、（])(?<part>\p{Script=Han}{2,6})$/u.exec(
    text.slice(Math.max(0, dot - 7), dot),
  )?.groups?.part;
  return part === undefined ||
    /^(?:其中|此外|随后|同时|目前|[今昨当]天|近日|日前)|[在同与和对向由的据是为有称叫像以]/u.test(part)
    ? dot
    : dot - part.length;
}

/** Where the name begins whose first dot stands at `dot`. */
function startOfDotted(text: string, dot: number, borders: ReadonlySet<number>): number {
  const word = wordAt(text, dot - 1);
  const run = Math.min(transliterationStart(text, dot), clauseOpeningBefore(text, dot));
  let at = word && /^(?:nr|x)/u.test(word.tag) ? Math.min(run, word.start) : run;
  // 记|者西摩·赫什: the run begins inside a word.
  while (!borders.has(at) && dot - at > 2 && !/[向同与对和由的]/u.test(text[at - 1] ?? '')) at += 1;
  while (dot - at > 1 && /[但在了而却又人]/u.test(text[at] ?? '')) at += 1;
  // 以色列|本·古里安机场
  return at + (wordingsAt(text, at).find((wording) => wording.length < dot - at)?.length ?? 0);
}

/** Names in parts show themselves by their dot, with no office before and no verb after them. */
export function namesWithDots(sentence: Sentence): Naming[] {
  const { text } = sentence;
  const borders = wordBorders(text);
  let end = 0;
  return [...text.matchAll(/(?<=\p{Script=Han})[·•・‧](?=\p{Script=Han})/gu)].flatMap(({ index }) => {
    if (index < end) return [];
    const at = startOfDotted(text, index, borders);
    // 同谢尔|达尔·: the segmenter may draw the preposition to the name.
    const opens = borders.has(at) || /[向同与对和由]/u.test(text[at - 1] ?? '');
    const read = index - at >= 1 && opens ? readName(text, at, borders, true) : undefined;
    // 约翰斯·霍普金斯大|学: the last part has run into the thing's name.
    const runsOn = read !== undefined && text.startsWith('大学', read.end - 1);
    if (!read || runsOn || !hasDot(read.name) || /[号舰]$/u.test(read.name) || isNameOfThing(text, read.end))
      return [];
    end = read.end;
    return [titledAt(sentence, { ...read, at })];
  });
}
