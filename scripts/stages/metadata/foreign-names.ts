/** Reads names written by sound: 特朗普, 艾力·买买提, and names of other countries in Chinese characters. */
import { endingScore, type EndingScore } from './name-ending.ts';
import { dots, hasDot, isOrdinaryWord, nameCharacters, partsOf } from './name-words.ts';
import { formsOf, wordingsAt } from './gazetteer.ts';
import { partOfSpeech, wordAt, wordsOf } from './words.ts';

const transliteration = nameCharacters('transliteration');
const dotted = new Set([...transliteration, ...nameCharacters('dotted')]);
const banned = nameCharacters('banned');
const followers = new Set([...nameCharacters('short-followers'), ...nameCharacters('doubtful')]);

/** A name at a known place; its end. */
export interface ReadName {
  readonly name: string;
  readonly end: number;
  /** How surely it ends there. */
  readonly score: EndingScore;
  /** Whether it is written by sound. */
  readonly sounded?: boolean;
}

const LONGEST = 12;
const han = /^\p{Script=Han}$/u;

/** A name of characters that stand for sounds: 罗德里格斯. */
export function readTransliteration(
  text: string,
  at: number,
  borders: ReadonlySet<number>,
): ReadName | undefined {
  let run = at;
  const inName = (one: number): boolean =>
    transliteration.has(text[one] ?? '') ||
    (text[one] === '-' && one - at >= 1 && transliteration.has(text[one + 1] ?? ''));
  while (run < text.length && run - at < LONGEST && inName(run)) run += 1;
  const best = bestEnd(text, at + 2, run, borders);
  if (
    !best ||
    wordingsAt(text, at).some(
      (wording) => wording.length >= best.end - at && !(best.score > 1 && isFarOff(wording)),
    )
  )
    return undefined;
  // 伊朗|代理|总统
  if (
    wordingsAt(text, at).some((wording) =>
      /^(?:代理?|前|副|原)$/u.test(text.slice(at + wording.length, best.end)),
    )
  )
    return undefined;
  // 哈尼亚|曾|出任
  const last = text[best.end - 1] ?? '';
  const runsOn = best.end - at > 2 && last === '曾' && endingScore(text, best.end - 1, borders) > 1;
  // 穆罕默德|六世
  const end =
    best.end -
    Number(runsOn) +
    (/^[一二三四五六七八九十]{1,3}世/u.exec(text.slice(best.end, best.end + 4))?.[0].length ?? 0);
  const name = text.slice(at, end);
  // 特别, 连任: written with such characters, but words of the dictionary; 阿拉伯 is one that it takes for a name.
  if (isOrdinaryWord(name) || /^(?:v|d|a|n|t|b|p)/u.test(ordinaryTag(name))) return undefined;
  return { name, sounded: true, end, score: best.score };
}

/** 总统|阿里: also short for a prefecture, which is no president. A country or province is always the place. */
function isFarOff(wording: string): boolean {
  const forms = formsOf(wording);
  return forms.every(({ place, strength }) => strength !== 'full' && place.within.length > 0);
}

/** Part of speech of an ordinary word; '' for names and words that the dictionary lacks. */
function ordinaryTag(word: string): string {
  const tag = partOfSpeech(word) ?? '';
  return /^(?:nr|ns|nz)/u.test(tag) ? '' : tag;
}

/** The first end from `from` to `to` that is sure; else the first probable one, else the last at a border. */
function bestEnd(
  text: string,
  from: number,
  to: number,
  borders: ReadonlySet<number>,
): { end: number; score: EndingScore } | undefined {
  const ends = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index).map((end) => ({
    end,
    score: endingScore(text, end, borders),
  }));
  const probable = ends.filter(({ score }) => score === 2);
  return (
    ends.find(({ score }) => score === 3) ??
    probable.find(({ end }) => borders.has(end)) ??
    probable[0] ??
    ends.findLast(({ score }) => score === 1) ??
    ends.at(-1)
  );
}

/**
 * A name of another country in any Chinese characters (岸田文雄): only where its office says so, where
 * it ends surely, and where the segmenter sees no ordinary word in it.
 */
export function readOpen(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  // 防长|访伊朗
  if (followers.has(text[at] ?? '') || /[访赴抵获遭拟]/u.test(text[at] ?? '')) return undefined;
  for (let end = at + 2; end <= at + 6 && end <= text.length; end += 1) {
    const name = text.slice(at, end);
    if (!/^\p{Script=Han}+$/u.test(name) || Array.from(name).some((char) => banned.has(char)))
      return undefined;
    if (endingScore(text, end, borders) < 2) continue;
    return hasOrdinaryWord(name) || isOrdinaryWord(name.slice(0, 2)) || wordingsAt(text, at).length > 0
      ? undefined
      : { name, end, score: endingScore(text, end, borders) };
  }
  return undefined;
}

const part =
  /^(?:\p{Script=Han}{1,8}[·•・‧]|\p{Script=Han}{1,8}-)(?:\p{Script=Han}{1,8}[·•・‧-])*(?=\p{Script=Han})/u;

/** Names in parts: 艾力·买买提, 尼库绍尔·达恩. The dots show all parts but the last one's end. */
export function readDotted(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  const opening = part.exec(text.slice(at, at + 40))?.[0];
  if (
    opening === undefined ||
    !hasDot(opening) ||
    opening.includes('之') ||
    hasOrdinaryWord(partsOf(opening)[0] ?? '')
  )
    return undefined;
  const from = at + opening.length;
  let run = from;
  while (run - from < LONGEST && dotted.has(text[run] ?? '')) run += 1;
  // The last part may have run into a verb: 达恩|当选. 麦麦提|出席 has not: it ends well as it is.
  let end = run;
  while (endingScore(text, end, borders) < 2 && end > from + 1) end -= 1;
  if (endingScore(text, end, borders) < 2) end = openEnd(text, from, borders) ?? run;
  end = Math.max(end, dictionaryEnd(text, from) ?? end);
  // 杰克·佩里|先生
  while (end - from > 2 && /^(?:先生|女士|夫妇)/u.test(text.slice(end - 1))) end -= 1;
  // 拉希迪曾|获得
  if (end > from + 2 && followers.has(text[end - 1] ?? '') && endingScore(text, end - 1, borders) > 1)
    end -= 1;
  return end > from ? { name: text.slice(at, end), end, score: 3 } : undefined;
}

/** 彼得·|彼得森: the last part is a name of the dictionary. */
function dictionaryEnd(text: string, from: number): number | undefined {
  const word = wordAt(text, from);
  return word?.start === from && word.text.length > 2 && word.tag.startsWith('nr') ? word.end : undefined;
}

/** Where a last part with unusual characters surely ends: 确吉杰布|委员, 沁|2010年. */
function openEnd(text: string, from: number, borders: ReadonlySet<number>): number | undefined {
  if (wordingsAt(text, from).length > 0) return undefined;
  for (let end = from + 1; end <= from + 8 && end <= text.length; end += 1) {
    if (!han.test(text[end - 1] ?? '')) return undefined;
    if (endingScore(text, end, borders) > (end - from > 2 ? 1 : 2))
      return hasOrdinaryWord(text.slice(from, end)) ||
        Array.from(text.slice(from, end)).some((char) => banned.has(char))
        ? undefined
        : end;
  }
  return undefined;
}

/** Whether the segmenter sees a word of several characters that is no name; 特马 in 迪特马尔 is chance. */
function hasOrdinaryWord(name: string): boolean {
  if (name.length > 2 && Array.from(name).every((char) => dotted.has(char))) return false;
  return wordsOf(name).some(
    ({ text, tag }) => text.length > 1 && (isOrdinaryWord(text) || !/^(?:nr|nrt|nrfg|nz|ns|x)$/u.test(tag)),
  );
}

/** Where the transliteration that ends at `end` begins: |呼日勒苏赫|总统. */
export function transliterationStart(text: string, end: number): number {
  let start = end;
  const inName = (at: number): boolean =>
    dotted.has(text[at] ?? '') ||
    dots.includes(text[at] ?? ' ') ||
    // 迪亚斯-卡内尔
    (text[at] === '-' && transliteration.has(text[at - 1] ?? '') && transliteration.has(text[at - 2] ?? ''));
  while (start > 0 && end - start < 8 && inName(start - 1)) start -= 1;
  // 让-吕西安
  return /[让玛]-$/u.test(text.slice(Math.max(0, start - 2), start)) ? start - 2 : start;
}
