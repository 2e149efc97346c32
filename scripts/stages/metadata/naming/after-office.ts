/** Names that follow offices, and the names listed after them. */
import type { Sentence } from '../article.ts';
import {
  addressAfter,
  hasDot,
  isNameOfThing,
  isOrdinaryWord,
  isSide,
  titlesAfterNames,
} from '../name-words.ts';
import { isCommonWord } from '../not-names.ts';
import { isSeenAsName, readName } from '../names.ts';
import { endsInHead, isForeign, namesUnit, startsWithHead } from '../office-words.ts';
import { clauseStart, occupationEnds, officeAfterList, officeEnds, readOffices } from '../offices.ts';
import { wordAt, wordBorders } from '../words.ts';
import { readTransliteration, transliterationStart, type ReadName } from '../foreign-names.ts';
import { listed, namingAt, type Naming } from './naming.ts';
import { nameBefore } from './titled.ts';

/** 市委副书记、市长|章晓东; 市领导|李明、王芳. */
export function namesAfterOffices(sentence: Sentence): Naming[] {
  const { start, text } = sentence;
  const borders = wordBorders(text);
  const out: Naming[] = [];
  let from = 0;
  let abroad = false;
  for (const { end, last } of endsOfChains(text, borders)) {
    if (end <= from) continue;
    const chain = readOffices(text, from, last);
    if (!chain || isTitledName(text.slice(chain.start, last))) continue;
    // 印尼部长卢胡特，交通部长布迪: an office without a unit is of the same country.
    const foreign: boolean = chain.offices.some(isForeign) || (abroad && !chain.offices.some(namesUnit));
    // 习近平主席、|国务院总理李强
    const offices = chain.offices.filter((office) => !isTitledName(office));
    const opening = offices.length === chain.offices.length ? chain.start : last - offices.join('、').length;
    const at = end + linkAfter(text, chain.start, end);
    const first = announced(text, at, borders, foreign);
    if (!first || isNameOfThing(text, first.end)) continue;
    abroad = foreign;
    const list = [{ ...first, at }, ...listed(text, first.end, borders, foreign)];
    from = list.at(-1)?.end ?? first.end;
    const after = officeAfterList(text, from);
    out.push(
      ...list.map((one, index) =>
        namingAt(sentence, one, {
          offices: index > 0 && after !== undefined ? [after] : offices,
          from: start + (index === 0 ? opening : one.at),
          to: start + one.end + addressAfter(text, one.end).length,
        }),
      ),
    );
  }
  return [...out, ...listsBeforeOffice(sentence, borders, out)];
}

/** Where chains of offices end, and their last office: 院士|、石油专家|章东. */
function endsOfChains(text: string, borders: ReadonlySet<number>): { end: number; last: number }[] {
  const offices = officeEnds(text, borders).map((end) => ({ end, last: end }));
  const ends = new Set(offices.map(({ last }) => last));
  const occupied = occupationEnds(text).flatMap((end) => {
    const from = Math.max(0, end - 16);
    const last = from + text.slice(from, end).lastIndexOf('、');
    const work = text.slice(last + 1, end);
    return last >= from &&
      ends.has(last) &&
      !endsInHead(work) &&
      borders.has(end) &&
      /^\p{Script=Han}+$/u.test(work)
      ? [{ end, last }]
      : [];
  });
  return [...offices, ...occupied].sort((a, b) => a.end - b.end);
}

/** Length of what links an office to its names: 副主席|是：章东、李明; 曾任大使|的|章东. */
function linkAfter(text: string, start: number, end: number): number {
  const link = /^(?:分别)?(?:[是为有]?：|是)/u.exec(text.slice(end, end + 4))?.[0];
  if (link !== undefined) return link.length;
  return text[end] === '的' && /(?:任|担任|身为|作为|当选)$/u.test(text.slice(Math.max(0, start - 2), start))
    ? 1
    : 0;
}

/** The name that an office announces. */
function announced(
  text: string,
  at: number,
  borders: ReadonlySet<number>,
  foreign: boolean,
): ReadName | undefined {
  // 副首相|兼外交大臣: the chain goes on.
  const goesOn =
    text[at] === '兼' ||
    // 执行主席|席就座
    /^席(?:位|次|上|就|表|内|前|间)/u.test(text.slice(at, at + 2)) ||
    startsWithHead(text.slice(at, at + 16)) ||
    (wordAt(text, at)?.tag === 'p' && wordAt(text, at)?.start === at);
  const read = goesOn
    ? undefined
    : ((foreign ? readSound(text, at, borders) : undefined) ??
      readName(text, at, borders, foreign) ??
      readShort(text, at, borders));
  // 委员|是荣誉，更是责任
  if (!read || (text[at - 1] === '是' && isCommonWord(read.name, text, at, 2))) return undefined;
  // Where the office runs into the name for the segmenter (国防|长皮), the name must be long and sure.
  if (!borders.has(at)) {
    // 指挥|长李|胜利
    const word = wordAt(text, at);
    const glued = read.sounded === true || hasDot(read.name) || /^(?:x|nr)/u.test(word?.tag ?? '');
    // 主|任何|立峰: the post's last character and the surname make a word.
    const across = word?.end === at + 1 && read.name.length === 3;
    // 外|长王毅|和
    const drawn = word?.start === at - 1 && word.end === read.end;
    const sure = read.score > 1 && (read.name.length > 2 || drawn || (foreign && read.score === 3));
    return sure && (glued || across) ? read : undefined;
  }
  if (foreign || read.score > 1) return read.score > 0 ? read : undefined;
  const seen = read.name.length > 2 || wordAt(text, at)?.end === read.end;
  return read.score === 1 && seen && isSeenAsName(text, at, read.end) ? read : undefined;
}

/** 外长|敦|夫妇, 总统|萨|，: a name of one sound, where nothing else can be one. */
function readSound(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  const name = text.charAt(at);
  const alone =
    borders.has(at) && borders.has(at + 1) && /^(?:夫妇|等|[、，。）])/u.test(text.slice(at + 1, at + 3));
  const sounds = transliterationStart(text, at + 1) <= at && !/[任别屯会者]/u.test(name);
  return alone && sounds ? { name, end: at + 1, score: 3, sounded: true } : undefined;
}

/** 首席执行官|库克，: a name of two sounds that no country announces, where the segmenter sees a name, too. */
function readShort(text: string, at: number, borders: ReadonlySet<number>): ReadName | undefined {
  const read = readTransliteration(text, at, borders);
  const word = wordAt(text, at);
  const tag = word?.start === at && word.end === read?.end ? word.tag : '';
  const seen = tag === 'nrt' ? (read?.score ?? 0) > 1 : tag === 'x' && read?.score === 3;
  return read && seen && !isSide(read.name) && !isOrdinaryWord(read.name) ? read : undefined;
}

/** Whether what looks like an office ends in a name with its title: 学习习近平总书记|关于…的论述. */
function isTitledName(office: string): boolean {
  const title = titlesAfterNames.find((one) => office.endsWith(one));
  // 章东特使 is whom 章东 has sent.
  return (
    title !== undefined &&
    title !== '特使' &&
    nameBefore(office, office.length - title.length, wordBorders(office)) !== undefined
  );
}

/** Lists whose office comes last: 李明、王芳等市领导. */
function listsBeforeOffice(
  sentence: Sentence,
  borders: ReadonlySet<number>,
  known: readonly Naming[],
): Naming[] {
  const { text, start: offset } = sentence;
  return [...text.matchAll(/等(?=[省市县区州自])/gu)].flatMap((match) => {
    const office = officeAfterList(text, match.index);
    const start = clauseStart(text, 0, match.index);
    const first = office === undefined ? undefined : readName(text, start, borders);
    if (office === undefined || !first || first.score < 2) return [];
    return [{ ...first, at: start }, ...listed(text, first.end, borders, false)]
      .filter(({ at }) => !known.some((one) => one.start === offset + at))
      .map((one) => namingAt(sentence, one, { offices: [office] }));
  });
}
