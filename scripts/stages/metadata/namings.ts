/** Finds where the article names people, with the offices given there. */
import { allSentences, unique, type Article, type Sentence, type Stretch } from './article.ts';
import {
  addressAfter,
  endingScore,
  isDoctrine,
  isFollowedByDeed,
  readName,
  readSubject,
  titleAfter,
  titlesAfterNames,
  transliterationStart,
} from './names.ts';
import {
  clauseStart,
  isForeign,
  occupationEnds,
  officeAfterList,
  officeEnds,
  readOffices,
} from './offices.ts';
import { wordingsAt } from './gazetteer.ts';
import { partOfSpeech, wordBorders, wordsOf } from './words.ts';

/** One place where a person is named. `start..end` is the name alone. */
export interface Naming extends Stretch {
  readonly name: string;
  /** As stated here; empty where the name stands alone. */
  readonly offices: readonly string[];
  /** Start of the offices before the name, or of the name. */
  readonly from: number;
  /** End of the title after the name, or of the name. */
  readonly to: number;
  /** Whether the office follows the name: 习近平总书记. */
  readonly titled: boolean;
}

/** Every naming of every person of the article, in order. */
export function findNamings(article: Article): Naming[] {
  const introduced = allSentences(article).flatMap(introductions);
  const titled = allSentences(article).flatMap(titledNames);
  const bare = allSentences(article).flatMap(subjects);
  const dotted = allSentences(article).flatMap(dottedNames);
  const names = unique([...introduced, ...titled, ...bare, ...dotted].map(({ name }) => name));
  const again = allSentences(article).flatMap((sentence) => repeats(sentence, names, introduced));
  return [...introduced, ...again].sort((a, b) => a.block - b.block || a.start - b.start);
}

/** Names that follow offices, and the names listed after them. */
function introductions({ block, start, text }: Sentence): Naming[] {
  const borders = wordBorders(text);
  const out: Naming[] = [];
  let from = 0;
  for (const end of officeEnds(text, borders)) {
    if (end <= from) continue;
    const chain = readOffices(text, from, end);
    if (chain && isTitledName(text.slice(chain.start, end))) continue;
    const foreign = chain?.offices.some(isForeign) ?? false;
    const first = chain && readName(text, end, borders, foreign);
    if (!chain || !first || first.score < (foreign ? 1 : 2)) continue;
    const list = [{ ...first, at: end }, ...listed(text, first.end, borders, foreign)];
    from = list.at(-1)?.end ?? first.end;
    const after = officeAfterList(text, from);
    list.forEach(({ name, at, end: to }, index) => {
      const title = addressAfter(text, to);
      out.push({
        block,
        name,
        offices: index > 0 && after !== undefined ? [after] : chain.offices,
        start: start + at,
        end: start + to,
        from: start + (index === 0 ? chain.start : at),
        to: start + to + title.length,
        titled: false,
      });
    });
  }
  return [...out, ...listsBeforeOffice(text, borders, block, start, out)];
}

/** Whether what looks like an office is a name with its title: 习近平总书记|曾来到. */
function isTitledName(office: string): boolean {
  const title = titlesAfterNames.find((one) => office.endsWith(one));
  if (title === undefined) return false;
  const end = office.length - title.length;
  return end >= 2 && readName(office, 0, new Set([end]))?.end === end;
}

/** Names that stand without an office: after an occupation, or as the subject of a clause. */
function subjects({ block, start, text }: Sentence): Naming[] {
  const borders = wordBorders(text);
  const afterWork = occupationEnds(text).filter((end) => borders.has(end));
  const clauses = [...text.matchAll(/(?:^|[，。；：、\s])(?=\p{Script=Han})/gu)].map(
    (match) => match.index + match[0].length,
  );
  let end = 0;
  return unique([...clauses, ...afterWork].sort((a, b) => a - b)).flatMap((at) => {
    // Inside a list that has been read; reading it again from each name would take quadratic time.
    if (at < end) return [];
    const first = readSubject(text, at, borders);
    if (!first) return [];
    const names = [{ ...first, at }, ...listed(text, first.end, borders, false)];
    end = names.at(-1)?.end ?? first.end;
    if (!afterWork.includes(at) && !isFollowedByDeed(text, end)) return [];
    return names.map(({ name, at: from, end: to }) => ({
      ...{ block, name, offices: [], start: start + from, end: start + to },
      ...{ from: start + from, to: start + to, titled: false },
    }));
  });
}

interface Listed {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/** Further names of a list: 、柏舟、苏木 和 甘棠. */
function listed(text: string, from: number, borders: ReadonlySet<number>, foreign: boolean): Listed[] {
  const out: Listed[] = [];
  for (let end = from; ;) {
    const joint = /^(?:、|和|以及|及)/u.exec(text.slice(end, end + 2))?.[0];
    if (joint === undefined) return out;
    const at = end + joint.length;
    const next = readName(text, at, borders, foreign);
    if (!next || next.score < 2) return out;
    out.push({ name: next.name, at, end: next.end });
    end = next.end;
  }
}

/** Lists whose office comes last: 李明、王芳等市领导. */
function listsBeforeOffice(
  text: string,
  borders: ReadonlySet<number>,
  block: number,
  offset: number,
  known: readonly Naming[],
): Naming[] {
  const out: Naming[] = [];
  for (const match of text.matchAll(/等(?=[省市县区州自])/gu)) {
    const office = officeAfterList(text, match.index);
    if (office === undefined) continue;
    const start = clauseStart(text, 0, match.index);
    const first = readName(text, start, borders);
    if (!first || first.score < 2) continue;
    for (const { name, at, end } of [{ ...first, at: start }, ...listed(text, first.end, borders, false)]) {
      if (known.some((one) => one.start === offset + at)) continue;
      const place = { block, start: offset + at, end: offset + end };
      out.push({ ...place, name, offices: [office], from: place.start, to: place.end, titled: false });
    }
  }
  return out;
}

/** Names before a title: 习近平|总书记, where the segmenter sees one word that can be a name. */
function titledNames({ block, start, text }: Sentence): Naming[] {
  const words = wordsOf(text);
  return words.flatMap((word) => {
    const title = titleAfter(text, word.end);
    const address = addressAfter(text, word.end);
    if (title + address === '' || !/^(?:nr|nrt|nrfg|x)$/u.test(word.tag) || isDoctrine(text, word.end))
      return [];
    if (!/^\p{Script=Han}{2,6}$/u.test(word.text) || titlesAfterNames.some((one) => word.text.endsWith(one)))
      return [];
    const named = readName(text, word.start, new Set([word.end]))?.end === word.end || word.tag !== 'x';
    if (!named || wordingsAt(word.text, 0).includes(word.text)) return [];
    const at = Math.min(word.start, transliterationStart(text, word.end));
    const place = { block, start: start + at, end: start + word.end };
    const to = place.end + title.length + address.length;
    const offices = title === '' ? [] : [title];
    return [
      { ...place, name: text.slice(at, word.end), offices, from: place.start, to, titled: title !== '' },
    ];
  });
}

/** Names in parts show themselves by their dot, with no office before and no verb after them. */
function dottedNames({ block, start, text }: Sentence): Naming[] {
  const borders = wordBorders(text);
  let end = 0;
  return [...text.matchAll(/(?<=\p{Script=Han})·(?=\p{Script=Han})/gu)].flatMap(({ index }) => {
    if (index < end) return [];
    const at = transliterationStart(text, index);
    const read = index - at >= 2 && borders.has(at) ? readName(text, at, borders, true) : undefined;
    if (!read?.name.includes('·') || thingAfterName.test(text.slice(read.end, read.end + 5))) return [];
    end = read.end;
    const place = { block, start: start + at, end: start + read.end };
    return [{ ...place, name: read.name, offices: [], from: place.start, to: place.end, titled: false }];
  });
}

/** 伯克希尔·哈撒韦|公司 is no person. */
const thingAfterName =
  /^(?:韦?公司|集团|大学|机场|医院|基金会|号|[航空母]舰|奖|湖|河|省|州|市|县|街|广场|中心|银行|学院|学校)/u;

/** Where known names stand again, without the places already known. */
function repeats(
  { block, start, text }: Sentence,
  names: readonly string[],
  known: readonly Naming[],
): Naming[] {
  const borders = wordBorders(text);
  const byLength = [...names].sort((a, b) => b.length - a.length);
  const taken = known.filter((one) => one.block === block).map(({ start: from, end }) => ({ from, end }));
  const out: Naming[] = [];
  for (const name of byLength) {
    for (const wording of wordingsOf(name)) {
      for (let at = text.indexOf(wording); at !== -1; at = text.indexOf(wording, at + wording.length)) {
        const place = { start: start + at, end: start + at + wording.length };
        const end = at + wording.length;
        if (taken.some((one) => one.from < place.end && place.start < one.end)) continue;
        if (isDoctrine(text, end) || !standsAlone(text, at, end, borders, names)) continue;
        taken.push({ from: place.start, end: place.end });
        const title = titleAfter(text, end);
        const to = place.end + (title || addressAfter(text, end)).length;
        out.push({
          block,
          name,
          offices: title === '' ? [] : [title],
          ...place,
          from: place.start,
          to,
          titled: title !== '',
        });
      }
    }
  }
  return out;
}

/** A name of several parts is repeated by its last (尼库绍尔·达恩, 达恩), or by a first one that is long. */
function wordingsOf(name: string): string[] {
  const last = name.split('·').at(-1) ?? name;
  const first = name.split('·')[0] ?? name;
  return unique([name, ...(last.length >= 2 ? [last] : []), ...(first.length >= 4 ? [first] : [])]);
}

/** Two characters can meet by chance (王明 in 国王明天): the name must look like a word of its own. */
function standsAlone(
  text: string,
  at: number,
  end: number,
  borders: ReadonlySet<number>,
  names: readonly string[],
): boolean {
  if (end - at > 2) return true;
  const before = text[at - 1];
  const startsOwn =
    before === undefined ||
    borders.has(at) ||
    !/\p{Script=Han}/u.test(before) ||
    names.some((name) => text.endsWith(name, at));
  const next = names.some((name) => text.startsWith(name, end));
  return startsOwn && (next || endingScore(text, end, borders) >= 1) && !longerWord(text, at, end);
}

/** Whether a dictionary word begins with the name and goes on: 安康 in 安康市. */
function longerWord(text: string, at: number, end: number): boolean {
  const longer = text.slice(at, end + 1);
  return longer.length > end - at && /\p{Script=Han}$/u.test(longer) && partOfSpeech(longer) !== undefined;
}
