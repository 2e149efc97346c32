/** Speakers of a meeting, each named after the body they come from: 市发改委章晓东、财政局李明等作了发言. */
import type { Sentence } from '../article.ts';
import { isSeenAsName, readName } from '../names.ts';
import { nameCharacters } from '../name-words.ts';
import { wordAt, wordBorders } from '../words.ts';
import { namingAt, type Listed, type Naming } from './naming.ts';

const usualSurnames = nameCharacters('usual-surnames');

const speech =
  /(?:等)?(?:\d{1,2}[名位](?:代表|同志|委员|负责人)?)?(?:先后|分别|依次|围绕[^，。；]{2,24}|结合[^，。；]{2,24})?(?:发了?言|作了?(?:交流|典型|表态|大会)?发言)/gu;

/** Names at the ends of a list's items, where all items end in one and the list goes on with a speech. */
export function namesOfSpeakers(sentence: Sentence): Naming[] {
  const { text } = sentence;
  const borders = wordBorders(text);
  return [...text.matchAll(speech)].flatMap(({ index }) => {
    const from = Math.max(...['，', '。', '；', '：'].map((mark) => text.lastIndexOf(mark, index - 1))) + 1;
    const items = text.slice(Math.max(from, index - 240), index).split('、');
    if (items.length < 2) return [];
    let end = index - items.join('、').length - 1;
    const names = items.map((item) => {
      end += item.length + 1;
      return nameAtEnd(text, end, item.length, borders);
    });
    return names.some((name) => name === undefined)
      ? []
      : names.flatMap((name) => (name === undefined ? [] : [namingAt(sentence, name)]));
  });
}

/** 全国工商联|林晓炎: the last two or three characters, where the segmenter sees a word of its own. */
function nameAtEnd(
  text: string,
  end: number,
  length: number,
  borders: ReadonlySet<number>,
): Listed | undefined {
  for (const size of [3, 2]) {
    const at = end - size;
    if (size > length || !borders.has(at) || !usualSurnames.has(text[at] ?? '')) continue;
    const read = readName(text, at, borders);
    const word = wordAt(text, at);
    const seen = word?.end === end || (size === 3 && read?.end === end);
    if (read?.end === end && seen && isSeenAsName(text, at, end)) return { name: read.name, at, end };
  }
  return undefined;
}
