/** The vocabulary of people's names (rules/names.yml): what they are made of, and what follows them. */
import { z } from 'astro/zod';
import { loadRules, ruleFields } from '../../rules.ts';

const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    kind: z.enum([
      'surnames',
      'usual-surnames',
      'transliteration',
      'dotted',
      'banned',
      'doubtful',
      'short-followers',
      'noun-endings',
    ]),
    characters: z.string().min(1),
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.enum([
      'compound',
      'followers',
      'titles',
      'address',
      'subject-verbs',
      'object-verbs',
      'appointing-verbs',
      'prepositions',
      'not-people',
      'name-parts',
      'japanese-surnames',
    ]),
    words: z.array(z.string()).min(1),
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['doctrine', 'thing', 'counted', 'meeting-after', 'places-after']),
    pattern: z.string().transform((source) => new RegExp(source, 'u')),
  }),
]);
export type NameRow = z.infer<typeof rowSchema>;

export const nameRows: readonly NameRow[] = loadRules<NameRow>('names', rowSchema);

/** Between the parts of a name: U+00B7, U+2022, U+30FB and U+2027, as sites write it. */
export const dots = '·•・‧';

/** Whether a name has several parts. */
export function hasDot(name: string): boolean {
  return partsOf(name).length > 1;
}

/** The parts of a name: 艾力, 买买提. */
export function partsOf(name: string): string[] {
  return name.split(/[·•・‧]/u);
}

/** The characters of one kind of row. */
export function nameCharacters(kind: NameRow['kind']): ReadonlySet<string> {
  return new Set(
    nameRows.flatMap((row) => (row.kind === kind && 'characters' in row ? Array.from(row.characters) : [])),
  );
}

/** The words of one kind of row, longest first. */
export function nameWords(kind: NameRow['kind']): readonly string[] {
  return nameRows
    .flatMap((row) => (row.kind === kind && 'words' in row ? row.words : []))
    .sort((a, b) => b.length - a.length);
}

/** The patterns of one kind of row. */
export function namePatterns(kind: NameRow['kind']): readonly RegExp[] {
  return nameRows.flatMap((row) => (row.kind === kind && 'pattern' in row ? [row.pattern] : []));
}

const usualSurnames = nameCharacters('usual-surnames');
const doctrines = namePatterns('doctrine');
const things = namePatterns('thing');
const titles = nameWords('titles');
const address = nameWords('address');
const notPeople = new Set(nameWords('not-people'));

/** The title that follows a name (习近平|总书记), or ''. */
export function titleAfter(text: string, end: number): string {
  // 代表 is a verb as well: only before what a deputy does, or between names.
  if (
    /^代表(?:[、等说也在是，]|告诉|介绍|来自|工作|履职|发言|建议|认为|依次|分别)/u.test(
      text.slice(end, end + 4),
    )
  )
    return '代表';
  return titles.find((word) => text.startsWith(word, end)) ?? '';
}

/** The form of address that follows a name (同志), or ''. */
export function addressAfter(text: string, end: number): string {
  const word = address.find((one) => text.startsWith(one, end)) ?? '';
  // 马兰烈士|陵园, 博士|生: a longer word.
  return /^(?:陵|墓|旅|纪念|公园|生|后|点|学位)/u.test(text.slice(end + word.length, end + word.length + 2))
    ? ''
    : word;
}

/** Whether the name at `..end` only names a doctrine: 习近平|新时代中国特色社会主义思想. */
export function isDoctrine(text: string, end: number): boolean {
  return doctrines.some((pattern) => pattern.test(text.slice(end, end + 20)));
}

/** Whether the name at `..end` only names a thing: 伯克希尔·哈撒韦|公司, 孙中山|故居. */
export function isNameOfThing(text: string, end: number): boolean {
  return things.some((pattern) => pattern.test(text.slice(end, end + 8)));
}

/** Whether what looks like a name is an ordinary word: 贺信, 双方. */
export function isOrdinaryWord(word: string): boolean {
  return notPeople.has(word);
}

/** Whether what looks like a name can be a side, an army or a party: 巴方, 乌军, 黎以. 吴方 is a name after an office only. */
export function isSide(word: string): boolean {
  // 付志方 is a name, 韩官方 and 美以方 are none.
  if (/^.{2}(?<!东)方$/u.test(word))
    return !usualSurnames.has(word.charAt(0)) || /[军官警政校院媒]方$/u.test(word);
  // 陈富军 is a name, 王家军 none.
  if (/^.[^家国]军$/u.test(word)) return !usualSurnames.has(word.charAt(0));
  return /^(?:.[方军媒共][愿称]?|.议会|[一二三四五六七八九十两多各]+国|[乌俄以美巴黎伊叙][方军].|.{1,3}[党军]|.{2}[部委局厅院署]|[中美俄英法德日韩朝印乌以巴伊黎叙欧意土]{2,3})$/u.test(
    word,
  );
}

/** Titles that may follow a name, and forms of address, longest first. */
export { titles as titlesAfterNames, address as formsOfAddress };
