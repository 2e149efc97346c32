/** Names without an office after verbs and prepositions: 免去|章东, 同|李明|举行会谈. */
import { unique, type Sentence } from '../article.ts';
import { isDoctrine, isNameOfThing, isSide, namePatterns, nameWords } from '../name-words.ts';
import { readName, readPlainName } from '../names.ts';
import { wordAt, wordBorders } from '../words.ts';
import { listed, titledAt, type Naming } from './naming.ts';

const objectVerbs = new RegExp(nameWords('object-verbs').join('|'), 'gu');
const appointingVerbs = new RegExp(nameWords('appointing-verbs').join('|'), 'gu');
const prepositions = new RegExp(nameWords('prepositions').join('|'), 'gu');
const meetingAfter = namePatterns('meeting-after');

/** Names after verbs whose object is a person (免去|章东, 授予|李明), and after 同, 与, 由. */
export function namesAsObjects(sentence: Sentence): Naming[] {
  const { text } = sentence;
  const borders = wordBorders(text);
  const verbs = [...text.matchAll(objectVerbs)].map((match) => match.index + match[0].length);
  const appoints = new Set([...text.matchAll(appointingVerbs)].map((match) => match.index + match[0].length));
  const next = [...text.matchAll(/[、，；]/gu)]
    .map(({ index }) => index + 1)
    .filter((at) => appoints.size > 0 && isAppointed(text, at, borders));
  for (const at of next) appoints.add(at);
  const weak = new Set(
    [...text.matchAll(prepositions)]
      .map((match) => match.index + match[0].length)
      .filter((end) => isPreposition(text, end)),
  );
  return unique([...verbs, ...weak, ...appoints]).flatMap((at) => {
    const first =
      readPlainName(text, at, borders, appoints.has(at) ? 'appointed' : undefined) ??
      readMet(text, at, borders);
    if (!first || isDoctrine(text, first.end) || isNameOfThing(text, first.end)) return [];
    // 同, 与 stand before all sorts of things: the name must be a long one, or be met there.
    const clear =
      isMet(text, first.end) ||
      /^(?:担任|出任|接任|兼任|为(?:团长|组长|首的|代表的))/u.test(text.slice(first.end, first.end + 3));
    if (weak.has(at) && (first.name.length < 3 || first.score < 3) && !clear) return [];
    return [{ ...first, at }, ...listed(text, first.end, borders, false)].map((one) =>
      titledAt(sentence, one),
    );
  });
}

/** 任命李明为主席、|王芳|为副主席，|章东|不再担任委员 */
function isAppointed(text: string, at: number, borders: ReadonlySet<number>): boolean {
  const end = readPlainName(text, at, borders, 'appointed')?.end;
  return end !== undefined && /^(?:为|不再担任|担任|任)/u.test(text.slice(end, end + 4));
}

/** Whether the character before `end` is no part of a longer word: 对话|会, 国与国|平等. */
function isPreposition(text: string, end: number): boolean {
  const word = wordAt(text, end - 1);
  return word === undefined || word.text.length === 1 || /^(?:x|nr)/u.test(word.tag);
}

/** 同|菲佐|举行会谈: what is met is a person, though two characters by sound would not show it. */
function readMet(text: string, at: number, borders: ReadonlySet<number>): ReturnType<typeof readName> {
  if (!/[同与和]/u.test(text[at - 1] ?? '')) return undefined;
  const read = readName(text, at, borders, true);
  return read && read.score > 1 && !isSide(read.name) && isMet(text, read.end) ? read : undefined;
}

function isMet(text: string, end: number): boolean {
  return meetingAfter.some((pattern) => pattern.test(text.slice(end, end + 12)));
}
