/** Townships, villages and neighbourhoods: too many for a table, so they are known by their shape. */
import { placeRows } from './gazetteer.ts';
import { wordsOf, type Word } from './words.ts';

/** `[start, end)` of a text. */
export interface TownshipSpan {
  readonly start: number;
  readonly end: number;
}

const listed = (kind: 'township-kind' | 'township-name'): ReadonlySet<string> =>
  new Set(placeRows.flatMap((row) => (row.kind === kind ? row.words : [])));
/** 农|村, 示范|村: kinds of villages, no names. */
const kinds = listed('township-kind');
/** 胜利|街道, 和平|社区: names that are ordinary words. */
const ordinaryNames = listed('township-name');

const suffix =
  /街道(?!两[侧旁]|上|边)|社区(?!矫正|团购)|苏木|嘎查|(?<![城市集古小重])镇(?!江|守|定|静|痛|压|域|村|街|上)|(?<![城家故水])乡(?!镇|村|亲|土|音|愁|下|间|里|情|贤|民|野)|(?<![乡农古])村(?!民(?!委员会|小组)|庄|落|镇|里|口|子|干部|支书|级|集体|容|史|规|企|医|屯|寨|居|超|晚|头)/gu;

/** A name has up to five characters. */
const LONGEST = 5;
const WINDOW = 16;

/**
 * Names of townships and below.
 *
 * @param text one block or clause
 * @param places where the text names places of the gazetteer: right after them less proof is needed
 */
export function townshipSpans(text: string, places: readonly TownshipSpan[]): TownshipSpan[] {
  const spans: TownshipSpan[] = [];
  const ends = new Set(places.map(({ end }) => end));
  for (const match of text.matchAll(suffix)) {
    // 宁波市|镇海区: the suffix belongs to a place of the gazetteer.
    if (places.some(({ start, end }) => start <= match.index && match.index < end)) continue;
    // 马鞍山|村: the place itself is the name.
    ends.delete(match.index);
    const start = startOf(text, match.index, ends);
    if (start === undefined || (spans.at(-1)?.end ?? 0) > start) continue;
    const end = match.index + match[0].length;
    spans.push({ start, end });
    ends.add(end);
  }
  return spans;
}

/** Where the name before a suffix starts; undefined where nothing shows that it is a name. */
function startOf(text: string, at: number, ends: ReadonlySet<number>): number | undefined {
  const after = [...Array(LONGEST).keys()].map((back) => at - 1 - back).find((one) => ends.has(one));
  if (after !== undefined) {
    // 积石山|县刘集乡
    const start = /^[省市县区州旗].{2}/u.test(text.slice(after, at)) ? after + 1 : after;
    if (isName(text.slice(start, at))) return start;
  }
  const from = Math.max(0, at - WINDOW);
  // What follows a mark is cut by itself, so that the cut does not depend on what stands before it.
  const mark = text.slice(from, at).search(/[^\p{Script=Han}][\p{Script=Han}]*$/u);
  const clause = mark === -1 ? from : from + mark + 1;
  const words = wordsOf(text.slice(clause, at)).map((word) => ({
    ...word,
    start: word.start + clause,
    end: word.end + clause,
  }));
  const name = nameWords(words);
  const start = name[0]?.start;
  if (start === undefined || at - start < 2 || at - start > 3) return undefined;
  if (start === from && from > 0) return undefined;
  const whole = text.slice(start, at);
  const proven = name.some(({ tag }) => /^(?:nr|nrt|ns|nz|x)$/u.test(tag)) || ordinaryNames.has(whole);
  return proven && isName(whole) ? start : undefined;
}

/** The last words of a row that can be a name. */
function nameWords(words: readonly Word[]): Word[] {
  const last = words.findLastIndex(
    ({ text, tag }) =>
      !ordinaryNames.has(text) &&
      (!/^\p{Script=Han}+$/u.test(text) || !/^(?:n|nr|nrt|ns|nz|x|ng|zg|a|g|b|j|nrfg)$/u.test(tag)),
  );
  return words.slice(last + 1);
}

/** Not a kind, and none of the words that join a sentence. */
function isName(name: string): boolean {
  if (kinds.has(name) || !/^\p{Script=Han}+$/u.test(name)) return false;
  if (ordinaryNames.has(name)) return true;
  if (/^[扎看来走到占有在为从对是把被让将向往进去赴访至比处]/u.test(name)) return false;
  if ([...kinds].some((kind) => kind.length > 1 && name.endsWith(kind))) return false;
  return wordsOf(name).every(
    ({ text, tag }) =>
      !/^(?:p|c|uj|ul|u|uz|r|d|y|q|mq|t)$/u.test(tag) &&
      !(tag.startsWith('v') && text.length > 1 && !ordinaryNames.has(text)) &&
      !(kinds.has(text) && text.length > 1),
  );
}
