/** Names in parts, which their dot shows. */
import type { Sentence } from '../article.ts';
import { transliterationStart } from '../foreign-names.ts';
import { hasDot, isNameOfThing } from '../name-words.ts';
import { readName } from '../names.ts';
import { wordingsAt } from '../gazetteer.ts';
import { wordAt, wordBorders } from '../words.ts';
import { titledAt, type Naming } from './naming.ts';

/** Where the clause begins, if that is near enough for a first part: |班禅额尔德尼·确吉杰布. */
function clauseOpeningBefore(text: string, dot: number): number {
  const part = /(?:^|[，。；：、（])(?<part>\p{Script=Han}{2,6})$/u.exec(
    text.slice(Math.max(0, dot - 7), dot),
  )?.groups?.part;
  return part === undefined ||
    /^(?:其中|此外|随后|同时|目前|[今昨当]天|近日|日前)|[在同与和对向由的据是为有称叫像以]/u.test(part)
    ? dot
    : dot - part.length;
}

/** Where the name begins whose first dot stands at `dot`. */
function startOfDotted(text: string, dot: number, borders: ReadonlySet<number>): number {
  const word = wordAt(text, dot - 1);
  const run = Math.min(transliterationStart(text, dot), clauseOpeningBefore(text, dot));
  let at = word && /^(?:nr|x)/u.test(word.tag) ? Math.min(run, word.start) : run;
  // 记|者西摩·赫什: the run begins inside a word.
  while (!borders.has(at) && dot - at > 2 && !/[向同与对和由的]/u.test(text[at - 1] ?? '')) at += 1;
  while (dot - at > 1 && /[但在了而却又人]/u.test(text[at] ?? '')) at += 1;
  // 以色列|本·古里安机场, but 巴西姆·纳伊姆: two characters open a name by chance.
  const place = wordingsAt(text, at).find(
    ({ length }) => length < dot - at && (length > 2 || dot - at - length > 1),
  );
  return at + (place?.length ?? 0);
}

/** Names in parts show themselves by their dot, with no office before and no verb after them. */
export function namesWithDots(sentence: Sentence): Naming[] {
  const { text } = sentence;
  const borders = wordBorders(text);
  let end = 0;
  return [...text.matchAll(/(?<=\p{Script=Han})[·•・‧](?=\p{Script=Han})/gu)].flatMap(({ index }) => {
    if (index < end) return [];
    const at = startOfDotted(text, index, borders);
    // 同谢尔|达尔·: the segmenter may draw the preposition to the name.
    const opens = borders.has(at) || /[向同与对和由]/u.test(text[at - 1] ?? '');
    const read = index - at >= 1 && opens ? readName(text, at, borders, true) : undefined;
    // 约翰斯·霍普金斯大|学: the last part has run into the thing's name.
    const runsOn = read !== undefined && text.startsWith('大学', read.end - 1);
    if (!read || runsOn || !hasDot(read.name) || /[号舰]$/u.test(read.name) || isNameOfThing(text, read.end))
      return [];
    end = read.end;
    return [titledAt(sentence, { ...read, at })];
  });
}
