/** Names that need no anchor before them, because they carry one of their own: 清华大学, 徐工集团. */
import { LONGEST_NAME, organisationWords } from './organisation-rules.ts';
import type { Word } from './words.ts';

const stops = new Set(organisationWords('stops'));
const beforeFree = new Set(organisationWords('before-free'));
const generic = new Set(organisationWords('generic'));

/** Walks left over nouns to where a name that needs no anchor begins. */
export function freeStart(segment: string, all: readonly Word[], ending: number): number | undefined {
  // 理工大学 is one word: the ending 大学 stands inside it.
  const holder = all.find((word) => word.start < ending && word.end > ending);
  let start = holder?.start ?? ending;
  // 清华大学 is a name of the segmenter's dictionary.
  let own = holder?.tag === 'nt' && !generic.has(holder.text);
  for (const word of all.filter(({ end }) => end <= start).reverse()) {
    if (stops.has(word.text) || beforeFree.has(word.text)) break;
    const ordinal = word.tag === 'm' && word.text.startsWith('第');
    if (!ordinal && !/^(?:n|nz|nr|nrt|ns|nt|j|b|x|vn|eng|s|f|a|zg|ng|i|l)$/u.test(word.tag)) break;
    // 对谷歌 is one unknown word to the segmenter.
    const lead =
      word.tag === 'x' ? (/^[对向与由在为把被将和据从于](?=.{2})/u.exec(word.text)?.[0].length ?? 0) : 0;
    start = word.start + lead;
    own ||= /^(?:nz|nr|nrt|ns|nt|x|j|eng|ng|zg)$/u.test(word.tag);
    if (lead > 0) break;
  }
  start = dottedStart(segment, all, start, ending);
  own ||= segment.slice(start, ending).includes('·');
  return own && start < ending && ending - start <= LONGEST_NAME ? start : undefined;
}

/** 伯克希尔·哈撒韦|公司: a dot joins what the segmenter cuts apart. */
function dottedStart(segment: string, all: readonly Word[], start: number, ending: number): number {
  const tail = segment.slice(Math.max(0, ending - LONGEST_NAME), ending);
  const dotted = /(?:·\p{Script=Han}{1,6}){1,3}$/u.exec(tail);
  if (!dotted) return start;
  const dot = ending - dotted[0].length;
  let from = dot;
  for (const word of all.filter(({ end }) => end <= dot).reverse()) {
    if (stops.has(word.text) || dot - word.start > 6) break;
    if (!/^(?:nr|nrt|ns|nz|x|ng|zg|j|eng)$/u.test(word.tag)) break;
    from = word.start;
  }
  return from < dot ? Math.min(start, from) : start;
}
