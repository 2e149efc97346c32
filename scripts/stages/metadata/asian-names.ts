/** Names of Tibetan and Mongolian parts, of Japan and Korea: where they begin shows how long they are. */
import type { ReadName } from './foreign-names.ts';
import { endsLikeFollower, isGiven, restIsGiven } from './given-names.ts';
import { endingScore } from './name-ending.ts';
import { nameCharacters, nameWords } from './name-words.ts';
import { startsUnit } from './office-words.ts';
import { wordAt } from './words.ts';

const nameParts = nameWords('name-parts');
const japanese = nameWords('japanese-surnames');
const usualSurnames = nameCharacters('usual-surnames');

/** 旦增|顿珠, 巴音|朝鲁: two parts that Tibetan and Mongolian names are made of. */
export function readTwoParts(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  const first = nameParts.find((part) => text.startsWith(part, at)) ?? '';
  const second = nameParts.find((part) => text.startsWith(part, at + first.length)) ?? '';
  if (first === '' || second === '') return undefined;
  const name = first + second;
  const end = at + name.length;
  const score = endingScore(text, end, borders);
  return score > 0 ? { name, end, score, sounded: true } : undefined;
}

/**
 * 岸田|文雄: a Japanese surname and a given name of one to three characters.
 *
 * @param foreign whether an office announces it; then an end that is only a border will do
 */
export function readJapanese(
  text: string,
  at: number,
  borders: ReadonlySet<number>,
  foreign: boolean,
): ReadName | undefined {
  const surname = japanese.find((word) => text.startsWith(word, at));
  if (surname === undefined) return undefined;
  const from = at + surname.length;
  const lengths = (foreign ? [2, 1, 3] : [2]).filter((length) => {
    const given = text.slice(from, from + length);
    const whole = length < 3 || borders.has(from + length);
    return whole && given.length === length && isGiven(given.replace('那', '')) && restIsGiven(given);
  });
  for (const length of lengths) {
    const end = from + length;
    const name = text.slice(at, end);
    const score = endingScore(text, end, borders);
    if (score === 3 || (foreign && score === 2 && !endsLikeFollower(name)))
      return { name, end, score, sounded: true };
  }
  // 安倍晋三|突遭不幸, but not 石破茂|今天
  const end = from + 2;
  return lengths[0] === 2 && foreign && borders.has(end)
    ? { name: text.slice(at, end), end, score: 2, sounded: true }
    : undefined;
}

/** 李|在明: Korean given names have characters that follow other names; only where nothing but an end follows. */
export function readKorean(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  const name = text.slice(at, at + 3);
  const doubt = !usualSurnames.has(name.charAt(0)) || !/^.\p{Script=Han}{2}$/u.test(name);
  if (doubt || !/^[在由就有以同]/u.test(name.charAt(1)) || endsLikeFollower(name)) return undefined;
  const word = wordAt(text, at);
  const seen = word?.start === at && word.end === at + 3;
  // 李在明|同中国国家主席
  const acts = /[同与和向]/u.test(text[at + 3] ?? '') && startsUnit(text.slice(at + 4, at + 12));
  return seen || acts || endingScore(text, at + 3, borders) === 3
    ? { name, end: at + 3, score: 3 }
    : undefined;
}
