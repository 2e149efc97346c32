/**
 * The words of Simplified Chinese and how common they are: jieba's dictionary.
 *
 * Read once, when first asked. Weights are natural logarithms of probabilities.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Dictionary {
  readonly weights: ReadonlyMap<string, number>;
  readonly characters: ReadonlyMap<string, number>;
  /** Longest word, UTF-16 code units. */
  readonly longest: number;
  /** For a character that no word is. */
  readonly floor: number;
}

let loaded: Dictionary | undefined;

function dictionary(): Dictionary {
  loaded ??= readDictionary();
  return loaded;
}

function readDictionary(): Dictionary {
  const home = dirname(createRequire(import.meta.url).resolve('nodejieba/package.json'));
  const file = join(home, 'submodules', 'cppjieba', 'dict', 'jieba.dict.utf8');
  const words = new Map<string, number>();
  const characters = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word, field] = line.split(' ');
    if (!word || !field) continue;
    const count = Math.max(Number(field), 0.5);
    words.set(word, count);
    for (const char of word) characters.set(char, (characters.get(char) ?? 0) + count);
  }
  const total = sum(words.values());
  return {
    weights: toWeights(words, total),
    characters: toWeights(characters, sum(characters.values())),
    longest: longestOf(words.keys()),
    floor: Math.log(0.5 / total),
  };
}

function sum(counts: Iterable<number>): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

function longestOf(words: Iterable<string>): number {
  let longest = 0;
  for (const word of words) longest = Math.max(longest, word.length);
  return longest;
}

function toWeights(counts: ReadonlyMap<string, number>, total: number): Map<string, number> {
  return new Map(Array.from(counts, ([key, count]) => [key, Math.log(count / total)]));
}

/** Log probability of a character within all words; undefined when no word has it. */
export function characterWeight(char: string): number | undefined {
  return dictionary().characters.get(char);
}

/** Log probability of a word; undefined when the dictionary lacks it. */
export function wordWeight(word: string): number | undefined {
  return dictionary().weights.get(word);
}

/** The likeliest division of a text into words, with its log probability. Linear in the text. */
export function divide(text: string): { words: string[]; weight: number } {
  const { weights, longest, floor } = dictionary();
  const best: number[] = [0];
  const from: number[] = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let weight = (best[end - 1] ?? 0) + (weights.get(text.slice(end - 1, end)) ?? floor);
    let start = end - 1;
    for (let begin = Math.max(0, end - longest); begin < end - 1; begin += 1) {
      const word = weights.get(text.slice(begin, end));
      if (word !== undefined && (best[begin] ?? 0) + word > weight) {
        weight = (best[begin] ?? 0) + word;
        start = begin;
      }
    }
    best[end] = weight;
    from[end] = start;
  }
  const words: string[] = [];
  for (let end = text.length; end > 0; end = from[end] ?? 0) words.unshift(text.slice(from[end], end));
  return { words, weight: best[text.length] ?? 0 };
}
