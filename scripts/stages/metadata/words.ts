/** The segmenter: where words end, and which words are ordinary ones. */
import nodejieba from 'nodejieba';

/** A word of a text with its part of speech in jieba's tag set. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tag: string;
}

// The families ask for the same sentences again and again; the last few hundred answers are kept.
const KEPT = 512;
const kept = new Map<string, readonly Word[]>();

/** Words of a text, in order, without gaps. */
export function wordsOf(text: string): readonly Word[] {
  const known = kept.get(text);
  if (known) return known;
  if (kept.size >= KEPT) kept.clear();
  const words = segment(text);
  kept.set(text, words);
  return words;
}

function segment(text: string): Word[] {
  let at = 0;
  return nodejieba.tag(text).map(({ word, tag }) => {
    const start = at;
    at += word.length;
    return { start, end: at, text: word, tag };
  });
}

/** The word that covers the character at `at`. */
export function wordAt(text: string, at: number): Word | undefined {
  const words = wordsOf(text);
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((words[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const word = words[low];
  return word !== undefined && word.start <= at && at < word.end ? word : undefined;
}

/** The words that share a character with `[from, to)`. */
export function wordsWithin(text: string, from: number, to: number): Word[] {
  const out: Word[] = [];
  for (let at = from; at < to;) {
    const word = wordAt(text, at);
    if (word === undefined) break;
    out.push(word);
    at = word.end;
  }
  return out;
}

/** Offsets where a word starts or ends. */
export function wordBorders(text: string): ReadonlySet<number> {
  return new Set([0, ...wordsOf(text).map((word) => word.end)]);
}

/** Part of speech of a word of the dictionary; undefined where it has no such word. */
export function partOfSpeech(text: string): string | undefined {
  const words = nodejieba.tag(text);
  const [only] = words;
  return words.length === 1 && only !== undefined && only.tag !== 'x' ? only.tag : undefined;
}
