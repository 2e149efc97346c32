/** Reads a person's name at a place of a text. */
import { readJapanese, readKorean, readTwoParts } from './asian-names.ts';
import { readDotted, readOpen, readTransliteration, type ReadName } from './foreign-names.ts';
import { endsLikeFollower, isGiven, restIsGiven } from './given-names.ts';
import { endingScore, isFollowedByDeed } from './name-ending.ts';
import { hasDot, isOrdinaryWord, isSide, nameCharacters, nameWords } from './name-words.ts';
import { formsOf, wordingsAt } from './gazetteer.ts';
import { startsUnit } from './office-words.ts';
import { isCommonWord, isLittleKnown, isOrdinary, isPlace, nameTag, neverLast } from './not-names.ts';
import { partOfSpeech, wordAt, wordsWithin, type Word } from './words.ts';

const usualSurnames = nameCharacters('usual-surnames');
const surnames = new Set([...nameCharacters('surnames'), ...usualSurnames]);
const compound = nameWords('compound');
const nounEndings = nameCharacters('noun-endings');

/**
 * Reads the name that starts at `at`, if there is one.
 *
 * @param foreign whether the office names a foreign country; then a transliteration is tried first
 */
export function readName(
  text: string,
  at: number,
  borders: ReadonlySet<number>,
  foreign = false,
): ReadName | undefined {
  const known = readTwoParts(text, at, borders) ?? readJapanese(text, at, borders, foreign);
  if (known) return known;
  const inParts = readDotted(text, at, borders);
  const chinese = readChinese(text, at, borders);
  // 习近平|向纳伊布·布克尔致贺电
  const actsOnOther = chinese && chinese.score > 1 && /[向同与和对为]/u.test(text[chinese.end] ?? '');
  if (inParts && !(actsOnOther && chinese.name.length > 2)) return inParts;
  const translated = readTransliteration(text, at, borders);
  if (!foreign) {
    // Without a country a transliteration must be long and end clearly: two characters fit too much.
    const clear =
      translated && translated.name.length > 2 && translated.score > Math.max(1, chinese?.score ?? 0);
    return clear ? translated : chinese;
  }
  const korean = readKorean(text, at, borders);
  if (korean && (chinese?.score ?? 0) < 3) return korean;
  const best = chinese && chinese.score > (translated?.score ?? 0) ? chinese : (translated ?? chinese);
  return best && best.score > 1 ? best : (readOpen(text, at, borders) ?? best);
}

/**
 * Reads a name that nothing announces: only one that the segmenter can see as a name, too, that ends
 * clearly, and that is no ordinary word.
 *
 * @param announced what stands before it: after a verb of appointing rare surnames will do, after an
 *   occupation the segmenter's own word
 */
export function readPlainName(
  text: string,
  at: number,
  borders: ReadonlySet<number>,
  announced?: 'appointed' | 'occupied',
): ReadName | undefined {
  const read = readName(text, at, borders);
  if (!read || isSide(read.name) || formsOf(read.name).length > 0) return undefined;
  // 夫人|李雪主|热情: after an occupation the segmenter's own word will do.
  const isWord = read.name.length === 3 && wordAt(text, at)?.text === read.name;
  const verb = isWord && (wordAt(text, read.end)?.tag ?? '').startsWith('v');
  // 免去章小满|政协第五届委员会委员职务
  const dismissed =
    announced === 'appointed' && read.score === 1 && startsUnit(text.slice(read.end, read.end + 8));
  if (read.score < 2 && !(announced === 'occupied' && isWord) && !verb && !dismissed) return undefined;
  if (hasDot(read.name)) return read;
  const seen =
    isSeenAsName(text, at, read.end, announced === 'appointed') ||
    (read.sounded === true && isUnknown(text, at, read.end));
  return seen ? read : undefined;
}

/** Whether the segmenter sees no ordinary word there: 敦|布亚, not 德国|队. */
function isUnknown(text: string, at: number, end: number): boolean {
  const words = wordsWithin(text, at, end);
  return (
    words[0]?.start === at &&
    words.every(
      ({ text: word, tag, start }) =>
        word.length === 1 ||
        /^(?:nr|x|nz)/u.test(tag) ||
        (tag === 'ns' && wordingsAt(text, start).length === 0),
    )
  );
}

/**
 * Whether the segmenter leaves room for a name there: 周岚 as a word unknown to it, 王|军|扬; not 国家|副.
 *
 * @param announced whether a title shows that it is a name; then rare surnames will do
 */
export function isSeenAsName(text: string, at: number, end: number, announced = false): boolean {
  const name = text.slice(at, end);
  const known = partOfSpeech(name);
  if (known !== undefined && !known.startsWith('nr')) return false;
  const first = wordAt(text, at);
  if (first?.start !== at) return false;
  if (first.end >= end) return nameTag.test(first.tag) && !(isCommonNoun(name, known) && !announced);
  // 郑|建邦 is a name before 当选, though 建邦 is a noun; 高|水平 before 对 is none.
  const acts = (announced && usualSurnames.has(first.text)) || isFollowedByDeed(text, end, 2);
  // 向|习主席
  if (first.tag === 'p') return false;
  return opensName(first, announced) && (acts || restIsGiven(text.slice(first.end, end)));
}

function opensName({ text, tag }: Word, announced: boolean): boolean {
  return (
    (text.length === 1 && (announced ? surnames : usualSurnames).has(text)) ||
    compound.includes(text) ||
    nameTag.test(tag)
  );
}

/** The dictionary calls many nouns names (安全法, 贡献者, 高水平), and does not know others (封控区). */
function isCommonNoun(name: string, known: string | undefined): boolean {
  if (known === undefined) return name.length > 2 && /[区期法率者性尖型化市县镇村]$/u.test(name);
  if (!usualSurnames.has(name.charAt(0)) || nounEndings.has(name.at(-1) ?? '')) return true;
  return name.length > 2 && !restIsGiven(name.slice(1));
}

function readChinese(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  const first = text[at] ?? '';
  const double = compound.some((word) => text.startsWith(word, at));
  const surname = double ? 2 : surnames.has(first) ? 1 : 0;
  if (surname === 0) return undefined;
  const married = double ? undefined : readTwoSurnames(text, at, borders);
  if (married) return married;
  const candidates = [surname + 2, surname + 1].flatMap((length) => {
    const name = text.slice(at, at + length);
    const end = at + length;
    if (!isGiven(name.slice(surname)) || name.length !== length) return [];
    const score = endingScore(text, end, borders);
    if (isOrdinary(name, text, at) || (isPlace(name, text, at) && !(score > 1 && isLittleKnown(name))))
      return [];
    return isCommonWord(name, text, at, score) ? [] : [{ name, end, score }];
  });
  const [longer, shorter] = candidates;
  if (longer === undefined) return undefined;
  if (shorter === undefined) return longer;
  // 李飞|作的报告: where the name can end before it, a last character that follows names is no part of one.
  const runsOn =
    endsLikeFollower(longer.name) && (longer.score === shorter.score || neverLast.test(longer.name));
  return longer.score < shorter.score || (runsOn && shorter.score > 1) ? shorter : longer;
}

/** 林郑|月娥: her own surname behind her husband's; only where the name can end nowhere before. */
function readTwoSurnames(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  const name = text.slice(at, at + 4);
  const [first = '', second = ''] = name;
  if (name.length < 4 || !usualSurnames.has(first) || !usualSurnames.has(second)) return undefined;
  const given = name.slice(2);
  // 祝贺|福雷
  const opening = isOrdinaryWord(name.slice(0, 2)) ? 'v' : (partOfSpeech(name.slice(0, 2)) ?? 'nr');
  const doubt = !opening.startsWith('nr') || !isGiven(given) || endsLikeFollower(name) || !restIsGiven(given);
  const sure = endingScore(text, at + 4, borders) === 3 && endingScore(text, at + 3, borders) < 2;
  if (doubt || !sure || endingScore(text, at + 2, borders) > 1) return undefined;
  return isOrdinary(name, text, at) || isPlace(name, text, at) ? undefined : { name, end: at + 4, score: 3 };
}
