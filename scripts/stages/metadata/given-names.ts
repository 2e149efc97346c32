/** The given name behind a surname: which characters and words can be one. */
import { nameCharacters } from './name-words.ts';
import { partOfSpeech } from './words.ts';

const banned = nameCharacters('banned');
const doubtful = nameCharacters('doubtful');
const shortFollowers = nameCharacters('short-followers');

const han = /^\p{Script=Han}$/u;

/** 高|水平, 全|过程: what follows the surname is an ordinary noun. */
export function restIsGiven(rest: string): boolean {
  return rest.length < 2 || !/^(?:n|v|vn|d|m|q|s|l|i|t)$/u.test(partOfSpeech(rest) ?? '');
}

/** Whether the last character more often follows a name: 李明|为. */
export function endsLikeFollower(name: string): boolean {
  const last = name.at(-1) ?? '';
  return shortFollowers.has(last) || doubtful.has(last);
}

/** Whether each character can be in a given name. */
export function isGiven(given: string): boolean {
  return Array.from(given).every((char) => han.test(char) && !banned.has(char));
}
