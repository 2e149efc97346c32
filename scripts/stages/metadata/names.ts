/** Reads a person's name at a place of a text. */
import { z } from 'astro/zod';
import { loadRules, ruleFields } from '../../rules.ts';
import { wordingsAt } from './gazetteer.ts';
import { partOfSpeech, wordsOf } from './words.ts';

const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['surnames', 'transliteration', 'dotted', 'banned', 'short-followers']),
    characters: z.string().min(1),
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['compound', 'followers', 'titles', 'address', 'subject-verbs', 'not-people']),
    words: z.array(z.string()).min(1),
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.literal('doctrine'),
    pattern: z.string().transform((source) => new RegExp(source, 'u')),
  }),
]);
export type NameRow = z.infer<typeof rowSchema>;

export const nameRows: readonly NameRow[] = loadRules<NameRow>('names', rowSchema);

function characters(kind: NameRow['kind']): ReadonlySet<string> {
  return new Set(
    nameRows.flatMap((row) => (row.kind === kind && 'characters' in row ? Array.from(row.characters) : [])),
  );
}

function words(kind: NameRow['kind']): readonly string[] {
  return nameRows
    .flatMap((row) => (row.kind === kind && 'words' in row ? row.words : []))
    .sort((a, b) => b.length - a.length);
}

const surnames = characters('surnames');
const compound = words('compound');
const transliteration = characters('transliteration');
const banned = characters('banned');
const dotted = new Set([...transliteration, ...characters('dotted')]);
const followers = words('followers');
const shortFollowers = characters('short-followers');
const titles = words('titles');
const address = words('address');
const subjectVerbs = words('subject-verbs');
const notPeople = words('not-people');
const doctrines = nameRows.flatMap((row) => (row.kind === 'doctrine' ? [row.pattern] : []));

const han = /^\p{Script=Han}$/u;
/** Words of these kinds are not names, even when they begin with a surname (高度, 国家, 万元). */
const notNames = /^(?:v|vn|vd|a|ad|an|d|b|p|c|u|ul|uj|t|f|q|m|mq|r|i|l|j|s|nt|y|zg|z)$/u;

/** How surely a name ends at `end`: 3 certainly, 2 probably, 1 a word ends there, 0 no. */
export function endingScore(text: string, end: number, borders: ReadonlySet<number>): 0 | 1 | 2 | 3 {
  const next = text[end];
  if (next === undefined || /[^\p{Script=Han}·-]/u.test(next)) return 3;
  if (followers.some((word) => word.length > 1 && text.startsWith(word, end))) return 3;
  if (shortFollowers.has(next) || followers.includes(next)) return 2;
  return borders.has(end) ? 1 : 0;
}

/** A name at `at`; its end. */
export interface ReadName {
  readonly name: string;
  readonly end: number;
  /** As in endingScore. */
  readonly score: number;
}

/**
 * Reads the name that starts at `at`, if there is one.
 *
 * @param foreign whether the office names a foreign country; then a transliteration is tried first
 */
export function readName(
  text: string,
  at: number,
  borders: ReadonlySet<number>,
  foreign = false,
): ReadName | undefined {
  const dotted = readDotted(text, at, borders);
  if (dotted) return dotted;
  const chinese = (): ReadName | undefined => readChinese(text, at, borders);
  const translated = (): ReadName | undefined => readTransliteration(text, at, borders);
  const [first, second] = foreign ? [translated(), chinese()] : [chinese(), translated()];
  if (first && (!foreign || first.score >= (second?.score ?? 0))) return first;
  // Without a country a transliteration must be long and end clearly: two characters fit too much.
  return foreign || (second && second.name.length > 2 && second.score > 1) ? (second ?? first) : undefined;
}

/**
 * Reads a name that stands without an office where a clause begins: 章晓东|参加上述活动.
 * Only a name that no dictionary word can be, before a verb that people do.
 */
export function readSubject(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  const read = readName(text, at, borders);
  if (!read || read.score < 2 || notPeople.some((word) => text.startsWith(word, at))) return undefined;
  const known = partOfSpeech(read.name);
  const sure =
    !/^.[方军媒]|[方和]$/u.test(read.name) &&
    !opensOtherWord(text, at, read.end) &&
    (known?.startsWith('nr') ?? true);
  return sure ? read : undefined;
}

/** Whether the segmenter sees a word there that is no name: 有效|应, 欧盟|未, 向|新. */
function opensOtherWord(text: string, at: number, end: number): boolean {
  const word = wordsOf(text).find((one) => one.start === at);
  if (!word || word.end > end || /^(?:nr|x)/u.test(word.tag)) return false;
  return word.text.length > 1 || /^(?:p|d|c|v|m|r|u)$/u.test(word.tag);
}

/** Whether a verb that people do stands at `end`, perhaps after 等. */
export function isFollowedByDeed(text: string, end: number): boolean {
  const at = text[end] === '等' ? end + 1 : end;
  return subjectVerbs.some((word) => text.startsWith(word, at));
}

function readChinese(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  const first = text[at] ?? '';
  const double = compound.some((word) => text.startsWith(word, at));
  const surname = double ? 2 : surnames.has(first) ? 1 : 0;
  if (surname === 0) return undefined;
  const candidates = [surname + 2, surname + 1].flatMap((length) => {
    const name = text.slice(at, at + length);
    const end = at + length;
    if (!isGiven(name.slice(surname)) || name.length !== length || isOrdinary(name, text, at)) return [];
    const score = endingScore(text, end, borders);
    // A common noun can be a name (秦川), but only where it plainly ends.
    return score < 3 && /^n[sz]?$/u.test(partOfSpeech(name) ?? '') ? [] : [{ name, end, score }];
  });
  const [longer, shorter] = candidates;
  if (longer === undefined) return undefined;
  if (shorter === undefined || longer.score > shorter.score) return longer;
  // 李飞|作的报告: where both ends are as good, a last character that follows names is no part of one.
  const runsOn = longer.score === shorter.score && shortFollowers.has(longer.name.at(-1) ?? '');
  return longer.score < shorter.score || runsOn ? shorter : longer;
}

function isGiven(given: string): boolean {
  return Array.from(given).every((char) => han.test(char) && !banned.has(char));
}

function isOrdinary(name: string, text: string, at: number): boolean {
  if (address.some((word) => name.endsWith(word)) || titles.some((word) => name.endsWith(word))) return true;
  if (notPeople.includes(name)) return true;
  // 向|美国 is a preposition before a place.
  if (/^[向从于和]/u.test(name) && wordingsAt(text, at + 1).length > 0) return true;
  if (wordingsAt(text, at).some((wording) => wording.length >= name.length)) return true;
  return notNames.test(partOfSpeech(name) ?? '');
}

function readTransliteration(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  let end = at;
  const inName = (one: number): boolean =>
    transliteration.has(text[one] ?? '') ||
    (text[one] === '-' && one - at >= 2 && transliteration.has(text[one + 1] ?? ''));
  while (end < text.length && end - at < 12 && inName(end)) end += 1;
  for (let early = at + 2; early < end; early += 1) {
    if (endingScore(text, early, borders) === 3) {
      end = early;
      break;
    }
  }
  if (end - at < 2) return undefined;
  if (wordingsAt(text, at).some((wording) => wording.length >= end - at)) return undefined;
  return { name: text.slice(at, end), end, score: endingScore(text, end, borders) };
}

/** Names in parts: 艾力·买买提, 尼库绍尔·达恩. */
function readDotted(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  let end = at;
  while (end - at < 24 && (dotted.has(text[end] ?? '') || /^[·-]$/u.test(text[end] ?? ''))) end += 1;
  const dot = text.lastIndexOf('·', end - 1);
  if (dot < at) return undefined;
  // The last part may have run into a verb: 达恩|当选. 麦麦提|出席 has not: it ends well as it is.
  let last = end;
  while (endingScore(text, last, borders) < 2 && last > dot + 2) last -= 1;
  if (endingScore(text, last, borders) >= 2) end = last;
  const name = text.slice(at, end);
  return /^[^·]+(?:·[^·]+)+$/u.test(name) ? { name, end, score: 3 } : undefined;
}

/** Where the transliteration that ends at `end` begins: |呼日勒苏赫|总统. */
export function transliterationStart(text: string, end: number): number {
  let start = end;
  while (
    start > 0 &&
    end - start < 8 &&
    (transliteration.has(text[start - 1] ?? '') || text[start - 1] === '·')
  )
    start -= 1;
  return start;
}

/** The title that follows a name (习近平|总书记), or ''. */
export function titleAfter(text: string, end: number): string {
  return titles.find((word) => text.startsWith(word, end)) ?? '';
}

/** The form of address that follows a name (同志), or ''. */
export function addressAfter(text: string, end: number): string {
  return address.find((word) => text.startsWith(word, end)) ?? '';
}

/** Whether the name at `..end` only names a doctrine: 习近平|新时代中国特色社会主义思想. */
export function isDoctrine(text: string, end: number): boolean {
  return doctrines.some((pattern) => pattern.test(text.slice(end, end + 20)));
}

/** Titles that may follow a name, longest first. */
export { titles as titlesAfterNames };
