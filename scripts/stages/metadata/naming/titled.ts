/** Names before a title: 习近平|总书记, 西哈莫尼|国王. */
import type { Sentence } from '../article.ts';
import { transliterationStart } from '../foreign-names.ts';
import {
  addressAfter,
  formsOfAddress,
  isDoctrine,
  isOrdinaryWord,
  isSide,
  titleAfter,
  titlesAfterNames,
} from '../name-words.ts';
import { readJapanese } from '../asian-names.ts';
import { endsLikeFollower } from '../given-names.ts';
import { isSeenAsName, readName } from '../names.ts';
import { wordingsAt } from '../gazetteer.ts';
import { partOfSpeech, wordAt, wordBorders } from '../words.ts';
import { titledAt, type Listed, type Naming } from './naming.ts';

const afterNames = new RegExp([...titlesAfterNames, ...formsOfAddress, '代表'].join('|'), 'gu');

/** Names that a title or a form of address follows. */
export function namesBeforeTitles(sentence: Sentence): Naming[] {
  const { text } = sentence;
  const borders = wordBorders(text);
  return [...text.matchAll(afterNames)].flatMap(({ index }) => {
    // 有共|同志|向: no border, no form of address.
    const titled = titleAfter(text, index) !== '' || (borders.has(index) && addressAfter(text, index) !== '');
    const read = titled && !isDoctrine(text, index) ? nameBefore(text, index, borders) : undefined;
    const place = read && isOrdinaryWord(text.slice(read.at, index + titleAfter(text, index).length));
    return read && place !== true ? [titledAt(sentence, read)] : [];
  });
}

/** The name that ends at `end`: a transliteration of its own, or a Chinese one that the segmenter sees. */
export function nameBefore(text: string, end: number, borders: ReadonlySet<number>): Listed | undefined {
  const monarch = /[一二三四五六七八九十]{1,3}世$/u.exec(text.slice(Math.max(0, end - 4), end))?.[0] ?? '';
  if (monarch !== '') {
    // 穆罕默德|六世|国王
    const name = soundedBefore(text, end - monarch.length, new Set([...borders, end - monarch.length]));
    return name && { name: name.name + monarch, at: name.at, end };
  }
  const sounded = soundedBefore(text, end, borders);
  const met = sounded?.name.length === 3 && /[同与和对向]/u.test(text[sounded.at - 1] ?? '');
  if (met) return sounded;
  // 缅怀|毛泽东: a name of the dictionary holds against a longer run of sounds.
  const known = partOfSpeech(text.slice(Math.max(0, end - 3), end)) === 'nr';
  if (sounded && sounded.name.length > 3 && !known) return sounded;
  // 同|岸田文雄|首相
  for (const length of [5, 4, 3]) {
    const read = end >= length ? readJapanese(text, end - length, borders, false) : undefined;
    if (read?.end === end) return { name: read.name, at: end - length, end };
  }
  for (const length of [3, 2, 4]) {
    const at = end - length;
    if (at < 0 || !borders.has(at)) continue;
    const name = text.slice(at, end);
    // 附信|向习|主席, 洪森前|首相
    if (/^[向同与和对]/u.test(name) && (length === 2 || partOfSpeech(name.slice(1)) !== undefined)) continue;
    if (/[前代副]$/u.test(name)) continue;
    // 李明|为市长热线
    if (endsLikeFollower(name) || isOrdinaryWord(name) || isSide(name)) continue;
    // 夏洛特|市长
    if (headOfPlace.test(text.slice(end, end + 2)) && transliterationStart(text, end) <= at && length > 2)
      continue;
    if (wordingsAt(text, at).length > 0) continue;
    const read = readName(text, at, borders);
    if (read?.end === end && read.sounded !== true && isSeenAsName(text, at, end, true))
      return { name, at, end };
  }
  return sounded;
}

/** Heads of places: before them a word written by sound is the place. */
const headOfPlace = /^(?:市长|省长|县长|州长)/u;

function soundedBefore(text: string, end: number, borders: ReadonlySet<number>): Listed | undefined {
  const open = transliterationStart(text, end);
  // 转达|迪萨纳亚克: the run may begin inside a verb.
  const first = wordAt(text, open);
  const inside = first !== undefined && first.start < open && first.text.length > 1 && first.end < end;
  // 丈|夫菲利普, 创办|者阿佐帕迪
  const run = inside && /^(?:v|n)$/u.test(first.tag) ? first.end : open;
  // 南非|拉马福萨: the run may begin with a country.
  const country = wordingsAt(text, run).find((wording) => wording.length < end - run)?.length ?? 0;
  const at = run + country;
  const name = text.slice(at, end);
  // 和普京|总统: the segmenter may draw the preposition to the name.
  const apart =
    borders.has(at) || (/[同与和对向]/u.test(text[at - 1] ?? '') && wordAt(text, at)?.start === at - 1);
  const sure = name.length > 2 || (name.length === 2 && apart && borders.has(end));
  const opens = borders.has(at) || name.length > 3 || /[同与和对向，、]/u.test(text[at - 1] ?? '');
  const ordinary =
    isOrdinaryWord(name) ||
    isSide(name) ||
    /^[·•・‧代副]|[前副]$/u.test(name) ||
    /^[vdab]/u.test(partOfSpeech(name) ?? '');
  if (!sure || !opens || ordinary || headOfPlace.test(text.slice(end, end + 2))) return undefined;
  return isInPlace(text, at) || endsInCountry(name) ? undefined : { name, at, end };
}

/** 连任|瑙鲁: what stands before the title is its country. */
function endsInCountry(name: string): boolean {
  return Array.from(name, (_, at) => at).some((at) =>
    wordingsAt(name, at).some((wording) => at > 0 && at + wording.length === name.length),
  );
}

/** Whether the name of a place begins up to six characters before and reaches `at`: 几|内亚比绍. */
function isInPlace(text: string, at: number): boolean {
  return [0, 1, 2, 3, 4, 5, 6].some((back) =>
    wordingsAt(text, at - back).some((wording) => wording.length > back),
  );
}
