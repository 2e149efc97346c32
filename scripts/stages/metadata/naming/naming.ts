/** One place where a person is named. */
import type { Sentence, Stretch } from '../article.ts';
import { addressAfter, titleAfter } from '../name-words.ts';
import type { ReadName } from '../foreign-names.ts';
import { isSeenAsName, readName } from '../names.ts';
import { wordAt, wordBorders } from '../words.ts';

/** `start..end` is the name alone. */
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

/** A name of a sentence, by its offsets there. */
export interface Listed {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/** A naming at a place of a sentence, with nothing but the name unless `rest` says more. */
export function namingAt(
  { block, start }: Sentence,
  { name, at, end }: Listed,
  rest: Partial<Pick<Naming, 'offices' | 'from' | 'to' | 'titled'>> = {},
): Naming {
  const place = { block, name, start: start + at, end: start + end };
  return { ...place, offices: [], from: place.start, to: place.end, titled: false, ...rest };
}

/** The same, with the title or form of address that follows the name: 达恩|总统. */
export function titledAt(sentence: Sentence, one: Listed): Naming {
  const following = titleAfter(sentence.text, one.end);
  // 章东|特使、副委员长李明: whom 章东 has sent.
  const sent = following === '特使' && sentence.text[one.end + 2] === '、';
  const title = sent ? '' : following;
  const offices = title === '' ? [] : [title, ...furtherTitles(sentence.text, one.end + title.length)];
  const end =
    one.end + offices.reduce((sum, office) => sum + office.length + 1, 0) - Math.min(offices.length, 1);
  return namingAt(sentence, one, {
    offices,
    to: sentence.start + end + addressAfter(sentence.text, end).length,
    titled: title !== '',
  });
}

/** 通伦总书记|、国家主席; 王储|兼首相. Not 章东主席、国家副主席|李明: that title announces another name. */
function furtherTitles(text: string, from: number): string[] {
  const out: string[] = [];
  for (let end = from; ;) {
    if (!/[、兼]/u.test(text[end] ?? '')) return out;
    const unit = /^(?:国家|国务院|中央军委|政府)/u.exec(text.slice(end + 1, end + 5))?.[0] ?? '';
    const title = titleAfter(text, end + 1 + unit.length);
    const next = end + 1 + unit.length + title.length;
    if (title === '' || /^(?:等|们)/u.test(text.slice(next)) || announcesName(text, next)) return out;
    out.push(unit + title);
    end = next;
  }
}

function announcesName(text: string, at: number): boolean {
  const next = text.slice(at, at + 24);
  const read = readName(next, 0, wordBorders(next), true);
  return read !== undefined && read.score > 1 && wordAt(next, 0)?.tag !== 'p';
}

/** Further names of a list: 、柏舟、苏木 和 甘棠. A remark in brackets may follow a name: （女）. */
export function listed(text: string, from: number, borders: ReadonlySet<number>, foreign: boolean): Listed[] {
  const out: Listed[] = [];
  for (let end = from; ;) {
    const joint = /^(?:（[^（）]{1,8}）)?(?:、|和|以及|及|[/／])/u.exec(text.slice(end, end + 14))?.[0];
    if (joint === undefined || isLongerWord(text, end + joint.length)) return out;
    const at = end + joint.length;
    // 西哈莫尼和|太后莫尼列: a title opens another naming.
    const title = titleAfter(text, at) + addressAfter(text, at);
    const next = title === '' ? readName(text, at, borders, foreign) : undefined;
    if (!next || !endsWell(text, at, next, borders)) return out;
    out.push({ name: next.name, at, end: next.end });
    end = next.end;
  }
}

/** 李明|及时, 王芳|和平: what looks like a conjunction opens a word. */
function isLongerWord(text: string, end: number): boolean {
  const word = wordAt(text, end - 1);
  return word !== undefined && word.end > end && /^[cdavnbt]$/u.test(word.tag);
}

function endsWell(
  text: string,
  at: number,
  { name, end, score }: ReadName,
  borders: ReadonlySet<number>,
): boolean {
  return score > 1 || (name.length > 2 && borders.has(end) && isSeenAsName(text, at, end));
}
