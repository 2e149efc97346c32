/** What looks like a name but is none: ordinary words, places, prepositions before names. */
import { formsOf, lookUpPlace, wordingsAt } from './gazetteer.ts';
import { formsOfAddress, isOrdinaryWord, nameCharacters, titlesAfterNames } from './name-words.ts';
import { partOfSpeech, wordAt } from './words.ts';

const usualSurnames = nameCharacters('usual-surnames');
/** Words of these kinds are not names, even when they begin with a surname (高度, 国家, 万元). */
const notNames = /^(?:v|vn|vd|a|ad|an|d|b|p|c|u|ul|uj|t|f|q|m|mq|r|i|l|j|s|nt|y|zg|z)$/u;
/** Tags that the segmenter gives to names, and to words that it does not know. */
export const nameTag = /^(?:nr|nrt|nrfg|x)$/u;

/**
 * A common noun can be a name (秦川) or open one (王国|庆), but only where it plainly ends: not 干部|成.
 * With a rare surname it is none (年度, 能力), nor with a last character that follows names (任期|为).
 */
export function isCommonWord(name: string, text: string, at: number, score: number): boolean {
  const tag = partOfSpeech(name) ?? '';
  if (/^n$/u.test(tag)) return score < 3 || !usualSurnames.has(name.charAt(0));
  // 蓝图|绘就, but 黎明智|率领; with a rare surname none: 双拥|工作的
  const rare = !usualSurnames.has(name.charAt(0));
  if ((score < 3 || rare) && isOrdinaryWord(name.slice(0, 2))) return true;
  const opens = opensWithNoun(text, at, at + name.length);
  return (score < 2 && /^n[sz]$/u.test(tag)) || (score < 3 && opens) || (opens && neverLast.test(name));
}

/** 魏凤和 is a name, 刘奇就 is none. */
export const neverLast = /[就致对于从向以及并则却让给不要时为送曾率亦]$/u;

/** Whether what stands there is an ordinary word, or part of one: 向|美国, 经济社|会. */
export function isOrdinary(name: string, text: string, at: number): boolean {
  if ([...formsOfAddress, ...titlesAfterNames].some((word) => name.endsWith(word))) return true;
  if (isOrdinaryWord(name)) return true;
  // 向|美国 is a preposition before a place.
  if (/^[向从于和应同与对由]/u.test(name) && wordingsAt(text, at + 1).length > 0) return true;
  if (/^应.{1,12}(?:邀请|请求)/u.test(text.slice(at, at + 15))) return true;
  // 向|普京总统
  if (/^[向同与和对]/u.test(name) && partOfSpeech(name.slice(1))?.startsWith('nr') === true) return true;
  // 经济|社会: a rare surname that opens a noun.
  if (name.length > 2 && !usualSurnames.has(name.charAt(0)) && opensWithNoun(text, at, at + name.length))
    return true;
  // 时|强调, 应|再次: a rare surname before a verb or an adverb.
  if (
    name.length > 2 &&
    !usualSurnames.has(name.charAt(0)) &&
    /^[vd]/u.test(partOfSpeech(name.slice(1)) ?? '')
  )
    return true;
  // 经济社|会: the name would be part of a longer word.
  const word = wordAt(text, at);
  if (word?.start === at && word.text.length > name.length && !nameTag.test(word.tag)) return true;
  // 常委|任市委书记
  if (
    /^任(?:[省市县区州中国党]|.委)/u.test(name) ||
    (name.startsWith('任') &&
      wordingsAt(text, at + 1).length > 0 &&
      !/^(?:[，。、；）]|$)/u.test(text.slice(at + name.length)))
  )
    return true;
  return notNames.test(partOfSpeech(name) ?? '');
}

/** 越南|副总理: a place is no name, and none begins with a country or province. */
export function isPlace(name: string, text: string, at: number): boolean {
  return wordingsAt(text, at).some((wording) => wording.length >= name.length || opensWithPlace(text, at));
}

/** 钟山 is a county as well; nobody takes it for one where nothing but the name stands. */
export function isLittleKnown(name: string): boolean {
  const forms = formsOf(name);
  return forms.length > 0 && forms.every(({ strength }) => strength === 'near' || strength === 'weak');
}

function opensWithNoun(text: string, at: number, end: number): boolean {
  const word = wordAt(text, at);
  return (
    word?.start === at && word.text.length > 1 && word.end < end && /^(?:n|v|vn|l|d|p|c)$/u.test(word.tag)
  );
}

/** Whether a country stands there, or what the segmenter takes for a place. */
function opensWithPlace(text: string, at: number): boolean {
  const word = wordAt(text, at);
  if (word?.start !== at || word.text.length < 2) return false;
  const place = lookUpPlace(word.text);
  return word.tag === 'ns' || (place !== undefined && place.code === undefined && place.within.length === 0);
}
