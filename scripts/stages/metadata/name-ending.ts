/** Where a name ends: by the words that follow it. */
import { wordingsAt } from './gazetteer.ts';
import { addressAfter, nameCharacters, nameWords, titleAfter } from './name-words.ts';
import { wordAt, wordsOf } from './words.ts';

const followers = nameWords('followers');
const longFollowers = followers.filter((word) => word.length > 1);
const shortFollowers = new Set([
  ...nameCharacters('short-followers'),
  ...followers.filter((word) => word.length === 1),
]);
const subjectVerbs = nameWords('subject-verbs');

/** How surely a name ends: 3 certainly, 2 probably, 1 a word ends there, 0 no. */
export type EndingScore = 0 | 1 | 2 | 3;

/** How surely a name ends at `end`. */
export function endingScore(text: string, end: number, borders: ReadonlySet<number>): EndingScore {
  const next = text[end];
  if (next === undefined || /[^\p{Script=Han}·•・‧-]/u.test(next)) return 3;
  if (longFollowers.some((word) => text.startsWith(word, end))) return 3;
  if (titleAfter(text, end) !== '' || addressAfter(text, end) !== '') return 3;
  // 阿尔克明|时，
  if (/^时[，、。]/u.test(text.slice(end, end + 2)) && !/[同当此届按及平小]/u.test(text[end - 1] ?? ''))
    return 3;
  if (splitsWord(text, end)) return 2;
  const border = borders.has(end);
  // 特朗普针|对 is cut inside 针对, 关怀转|化为 inside 转化; in 艾力在 the segmenter has glued the two.
  const around = border ? 'x' : (wordAt(text, end)?.tag ?? 'x');
  if (shortFollowers.has(next) && !/^(?:[pcdb]|n$)/u.test(around)) return 2;
  if (/^(?:x|n[rsz])/u.test(around) && beginsDeed(text, end)) return 2;
  // 阿萨德|自2011年
  if (border && /^[自经据]/u.test(next) && wordAt(text, end)?.tag === 'p') return 2;
  return border ? 1 : 0;
}

/** Where the segmenter draws a name's last character to a follower: 章正|向法国致电, 卢胡特|等到. */
function splitsWord(text: string, end: number): boolean {
  const rest = text.slice(end, end + 5);
  if (rest.startsWith('向')) return wordingsAt(text, end + 1).length > 0;
  // 陈晓军|团圆
  if (/^团(?:圆|聚)/u.test(rest)) return true;
  // 博尔内|在巴黎
  if (rest.startsWith('在')) return text[end - 1] === '内' && wordAt(text, end)?.text === '内在';
  return /^等(?:人|到|在|陪|参|出席|前往|热情|高级|高度|分别|先后)/u.test(rest);
}

/** Whether the segmenter sees a verb, adverb, time or preposition of several characters at `at`. */
function beginsDeed(text: string, at: number): boolean {
  const [word] = wordsOf(text.slice(at, at + 6));
  return word !== undefined && word.text.length > 1 && /^(?:v|vd|vi|d|t|ad|a|m|p)$/u.test(word.tag);
}

/**
 * Whether a verb that people do stands at `end`, perhaps after 等.
 *
 * @param shortest characters of the verb at least: one of two (表示) says more than one of one (在)
 */
export function isFollowedByDeed(text: string, end: number, shortest = 1): boolean {
  const at = afterAdverbs(text, text[end] === '等' ? end + 1 : end);
  return subjectVerbs.some((word) => word.length >= shortest && text.startsWith(word, at));
}

/** Behind the times and adverbs before a verb: 会后|, 当天|, 近日|. */
function afterAdverbs(text: string, at: number): number {
  const opening = /^(?:会后|会前|[当同今昨]天|当晚|近日|日前|随后|此前|最后|先后|再次|首先)/u.exec(
    text.slice(at, at + 4),
  );
  return at + (opening?.[0].length ?? 0);
}
