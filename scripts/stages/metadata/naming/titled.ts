/** Names before a title: 习近平|总书记, 西哈莫尼|国王. */
import type { Sentence } from '../article.ts';
import { transliterationStart } from '../foreign-names.ts';
import { formsOfAddress, isDoctrine, isOrdinaryWord, isSide, titlesAfterNames } from '../name-words.ts';
import { endsLikeFollower, isSeenAsName, readName } from '../names.ts';
import { wordingsAt } from '../gazetteer.ts';
import { wordBorders } from '../words.ts';
import { titledAt, type Listed, type Naming } from './naming.ts';

const afterNames = new RegExp([...titlesAfterNames, ...formsOfAddress].join('|'), 'gu');

/** Names that a title or a form of address follows. */
export function namesBeforeTitles(sentence: Sentence): Naming[] {
  const { text } = sentence;
  const borders = wordBorders(text);
  return [...text.matchAll(afterNames)].flatMap(({ index }) => {
    const read = isDoctrine(text, index) ? undefined : nameBefore(text, index, borders);
    return read ? [titledAt(sentence, read)] : [];
  });
}

/** The name that ends at `end`: a Chinese one that the segmenter sees, or a transliteration of its own. */
export function nameBefore(text: string, end: number, borders: ReadonlySet<number>): Listed | undefined {
  for (const length of [3, 2, 4]) {
    const at = end - length;
    if (at < 0 || !borders.has(at)) continue;
    const name = text.slice(at, end);
    // 李明|为市长热线
    if (endsLikeFollower(name)) continue;
    if (isOrdinaryWord(name) || isSide(name) || wordingsAt(text, at).some((wording) => wording.length >= 2))
      continue;
    const read = readName(text, at, borders);
    if (read?.end === end && read.sounded !== true && isSeenAsName(text, at, end, true))
      return { name, at, end };
  }
  const at = transliterationStart(text, end);
  const name = text.slice(at, end);
  const sure = name.length > 2 || (name.length === 2 && borders.has(at) && borders.has(end));
  const place = wordingsAt(text, at).length > 0;
  return sure &&
    !place &&
    (borders.has(at) || name.length > 3 || /[同与和对向，、]/u.test(text[at - 1] ?? '')) &&
    !isOrdinaryWord(name) &&
    !isSide(name) &&
    !/^[·代副]/u.test(name)
    ? { name, at, end }
    : undefined;
}
