/** Where names that are known stand again. */
import { unique, type Sentence } from '../article.ts';
import { endingScore } from '../name-ending.ts';
import { isDoctrine, isNameOfThing, partsOf } from '../name-words.ts';
import { partOfSpeech, wordBorders } from '../words.ts';
import { titledAt, type Naming } from './naming.ts';

/** Places of known names, without the places already known. */
export function namesAgain(sentence: Sentence, names: readonly string[], known: readonly Naming[]): Naming[] {
  const { block, start, text } = sentence;
  const borders = wordBorders(text);
  const byLength = [...names].sort((a, b) => b.length - a.length);
  const taken = known.filter((one) => one.block === block).map(({ start: from, end }) => ({ from, end }));
  const out: Naming[] = [];
  for (const name of byLength) {
    for (const wording of wordingsOf(name)) {
      for (let at = text.indexOf(wording); at !== -1; at = text.indexOf(wording, at + wording.length)) {
        const end = at + wording.length;
        if (taken.some((one) => one.from < start + end && start + at < one.end)) continue;
        if (isDoctrine(text, end) || isNameOfThing(text, end)) continue;
        if (!standsAlone(text, at, end, borders, names)) continue;
        taken.push({ from: start + at, end: start + end });
        out.push(titledAt(sentence, { name, at, end }));
      }
    }
  }
  return out;
}

/** A name of several parts is repeated by its last (尼库绍尔·达恩, 达恩), or by a first one that is long. */
function wordingsOf(name: string): string[] {
  const last = partsOf(name).at(-1) ?? name;
  const first = partsOf(name)[0] ?? name;
  return unique([name, ...(last.length >= 2 ? [last] : []), ...(first.length >= 4 ? [first] : [])]);
}

/** Two characters can meet by chance (王明 in 国王明天): the name must look like a word of its own. */
function standsAlone(
  text: string,
  at: number,
  end: number,
  borders: ReadonlySet<number>,
  names: readonly string[],
): boolean {
  if (end - at > 2) return true;
  const before = text[at - 1];
  const startsOwn =
    before === undefined ||
    borders.has(at) ||
    !/\p{Script=Han}/u.test(before) ||
    names.some((name) => text.endsWith(name, at));
  const next = names.some((name) => text.startsWith(name, end));
  return startsOwn && (next || endingScore(text, end, borders) >= 1) && !longerWord(text, at, end);
}

/** Whether a dictionary word begins with the name and goes on: 安康 in 安康市. */
function longerWord(text: string, at: number, end: number): boolean {
  const longer = text.slice(at, end + 1);
  return longer.length > end - at && /\p{Script=Han}$/u.test(longer) && partOfSpeech(longer) !== undefined;
}
