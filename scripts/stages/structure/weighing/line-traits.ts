/** What a line says and how it looks, whatever stands around it. */
import type { NamedLine } from '../classify.ts';
import { endingOf, lengthOf, longestRead, openingOf, shapeOf, sizeOf, type Page } from './page.ts';

const longestWhole = 16;
const longestPairs = 80;
const longestLetters = 8;

/** Its words: whole, both ends, label, pairs and threes of letters. */
export function wordTraits({ words: all, lines }: Page, at: number): string[] {
  const words = all[at] ?? '';
  const out = [`s1=${words.slice(-1)}`];
  if (words.length <= longestWhole) out.push(`w=${words}`);
  for (const count of [2, 3, 4]) {
    out.push(`p${count}=${words.slice(0, count)}`, `s${count}=${words.slice(-count)}`);
  }
  const label = /^([^:]{1,8}):/u.exec(words)?.[1];
  if (label !== undefined) out.push(`l=${label}`);
  if (lines[at]?.stopped && words.length >= longestRead) return out;
  const letters = Array.from(words).slice(0, longestPairs);
  letters.forEach((letter, place) => {
    const [second, third] = [letters[place + 1], letters[place + 2]];
    if (letters.length <= longestLetters) out.push(`u=${letter}`);
    if (second !== undefined) out.push(`g=${letter}${second}`);
    if (second !== undefined && third !== undefined) out.push(`g=${letter}${second}${third}`);
  });
  return out;
}

const seen: readonly (readonly [string, RegExp])[] = [
  ['date', /0000?[-年./]00?/u],
  ['time', /0?0:00/u],
  ['bar', /[|丨]/u],
  ['arrow', /[>»›]/u],
  ['hash', /#/u],
  ['address', /https?:|www\.|\.(?:com|cn|net|org)/u],
  ['rights', /版权|copyright|©|icp|备案/u],
  ['latin', /[a-z]{3}/u],
];

/** Its shape: length, parts, signs. */
export function shapeTraits({ words, lines }: Page, at: number): string[] {
  const line = lines[at];
  const said = words[at];
  if (!line || said === undefined) return [];
  const parts = sizeOf(line.key.split(/[\s|>]+/u).filter(Boolean).length);
  return [
    `shape=${shapeOf(line.key)}`,
    `len=${lengthOf(line)}`,
    `stop=${line.stopped}`,
    `sentence=${line.sentence}`,
    `parts=${parts}`,
    `parts=${parts}/${lengthOf(line)}`,
    ...seen.flatMap(([name, pattern]) => (pattern.test(said) ? [name] : [])),
    ...signTraits(line),
  ];
}

/** No count of signs says more than this. */
const mostSigns = 3;

function signTraits(line: NamedLine): string[] {
  const { text, key } = line;
  const times = (pattern: RegExp): number => Math.min(key.match(pattern)?.length ?? 0, mostSigns);
  return [
    `tabs=${Math.min(text.split('\t').length - 1, mostSigns)}`,
    `opens=${openingOf(line)}`,
    `ends=${endingOf(line)}`,
    `numbers=${times(/\d+/gu)}`,
    `commas=${times(/[,、]/gu)}`,
  ];
}
