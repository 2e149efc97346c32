/** How likely a text is, as natural logarithms: its words', and a share for each mark. */
import { characterWeight, divide } from '../../text/dictionary.ts';
import { atLineEnds, beforeNumbers } from './places.ts';

/** Share of each mark among the words and marks of reports, in a thousand. */
const marks: Readonly<Record<string, number>> = {
  '，': 60,
  '。': 30,
  '、': 21,
  '“': 6,
  '”': 6,
  '）': 5,
  '（': 5,
  '：': 3.5,
  '》': 2.5,
  '《': 2.5,
  '；': 1.5,
  '—': 1,
  '·': 1,
  '！': 0.5,
};
/** … and of all others. */
const rareMark = 0.03;

/** Log probability of a text. */
export function weigh(text: string): number {
  let weight = 0;
  for (const [run] of text.matchAll(/\p{Script=Han}+|[^\p{Script=Han}]/gu)) {
    weight += /\p{Script=Han}/u.test(run) ? divide(run).weight : markWeight(run);
  }
  return weight;
}

function markWeight(mark: string): number {
  return Math.log((marks[mark] ?? rareMark) / 1000);
}

type Place = 'before-number' | 'line-end';
const sharesAt: Readonly<Record<Place, ReadonlyMap<string, number>>> = {
  'before-number': readShares(beforeNumbers),
  'line-end': readShares(atLineEnds),
};

function readShares(list: string): Map<string, number> {
  const rows = list.matchAll(/(?<char>\D)(?<share>\d+)/gu);
  return new Map(Array.from(rows, ({ groups }) => [groups?.char ?? '', Number(groups?.share)]));
}

/** For a character that is not listed: its part of what the lists leave, natural log. */
const unlisted = -1.5;
/** … and for a mark. */
const unlistedMark = -6;

/** What a place speaks for a character there, natural log. */
export function placeBonus(char: string, place: Place): number {
  const weight = characterWeight(char);
  const share = sharesAt[place].get(char);
  if (share === undefined) return weight === undefined ? unlistedMark : unlisted;
  return Math.log(share / 10_000) - (weight ?? markWeight(char));
}
