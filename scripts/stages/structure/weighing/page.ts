/** A page that the rules have named, with all that the traits of its lines ask more than once. */
import type { NamedLine } from '../classify.ts';
import { isSpaced } from '../lines.ts';
import { markOf, type Zone } from '../rows.ts';

export interface Page {
  readonly lines: readonly NamedLine[];
  /** Each line in lower case, digits as zeros, no number longer than three. */
  readonly words: readonly string[];
  readonly forms: readonly Form[];
  readonly zones: readonly Zone[];
  /** The role that each line's own words give it, or nothing. */
  readonly marks: readonly string[];
  /** Indexes of the article's first and last line. */
  readonly first: number;
  readonly last: number;
  readonly headline: string;
  /** Blank lines stand between nearly all lines, and so say nothing. */
  readonly spaced: boolean;
}

export function readPage(lines: readonly NamedLine[]): Page {
  const first = lines.findIndex(({ role }) => role === 'body');
  const last = lines.findLastIndex(({ role }) => role === 'body' || role === 'heading');
  const zones = lines.map((_, at): Zone => (at < first ? 'above' : at <= last ? 'between' : 'below'));
  return {
    lines,
    words: lines.map(wordsOf),
    forms: lines.map(formOf),
    zones,
    marks: lines.map((line, at) => markOf(line, zones[at] ?? 'between')?.role ?? ''),
    first,
    last,
    headline: lines.flatMap(({ role, key }) => (role === 'headline' ? [key] : [])).join(''),
    spaced: isSpaced(lines),
  };
}

/** A line of running text has no key; its beginning is enough. In code units. */
export const longestRead = 60;

function wordsOf({ key, text }: NamedLine): string {
  return (key || text.slice(0, longestRead))
    .toLowerCase()
    .replace(/\d/gu, '0')
    .replace(/0{3,}/gu, '000')
    .replace(/\s+/gu, ' ');
}

export type Form = 'sentence' | 'date' | 'dated' | 'menu' | 'word' | 'phrase' | 'title' | 'long';

/** The rough form of a line. */
function formOf({ key, sentence, stopped }: NamedLine): Form {
  if (sentence || (stopped && key.length > 20)) return 'sentence';
  if (/^[\d\s:\-/.年月日时分()]+$/u.test(key)) return 'date';
  if (/\d{4}[-年./]\d{1,2}|\d{1,2}[-月/]\d{1,2}|\d:\d\d/u.test(key)) return 'dated';
  if (/\s/u.test(key) && key.split(/[\s|·]+/u).every((word) => word.length <= 6)) return 'menu';
  if (key.length <= 6) return 'word';
  if (key.length <= 11) return 'phrase';
  return key.length <= 40 ? 'title' : 'long';
}

/** So much of a paragraph is compared with other lines: more than any has that was written by hand. */
const longestCompared = 5_000;

/** What a line says; a paragraph has no key. */
export function textOf(line: NamedLine | undefined): string {
  return line ? (line.key || line.text).slice(0, longestCompared) : '';
}

/** The sign with which a line begins, and that with which it ends: neither letter nor number, or nothing. */
export const openingOf = ({ text }: NamedLine): string => /^[^\p{L}\p{N}]/u.exec(text)?.[0] ?? '';
export const endingOf = ({ text }: NamedLine): string => /[^\p{L}\p{N}]$/u.exec(text)?.[0] ?? '';

const widest = 3;

/** Line feeds between a line and the next, at most three; `end` at the ends of the page. */
export function gapOf(lines: readonly NamedLine[], at: number): string {
  const [line, next] = [lines[at], lines[at + 1]];
  return line && next ? String(Math.min(next.line - line.line, widest)) : 'end';
}

/** The pairs of neighbouring code units in a text. */
export function bigramsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2));
  return pairs;
}

/** The share of a text's pairs that another has, in so many steps. */
export function likenessOf(own: ReadonlySet<string>, others: ReadonlySet<string>, steps: number): number {
  if (own.size === 0) return 0;
  let shared = 0;
  for (const pair of own) if (others.has(pair)) shared += 1;
  return Math.round((shared / own.size) * steps);
}

/** Lengths and distances that mean the same. */
export function sizeOf(length: number): string {
  if (length <= 3) return String(length);
  const limit = [5, 8, 12, 18, 28, 45, 80].find((most) => length <= most);
  return limit === undefined ? 'long' : `${limit}`;
}

/** The size of a line; a line without a key is a long one. */
export const lengthOf = ({ key }: NamedLine): string => sizeOf(key.length || 100);

const longestShape = 14;

/** Runs of Chinese, of figures and of Latin letters as one sign each. */
export function shapeOf(key: string): string {
  return key
    .slice(0, longestRead)
    .replace(/\p{Script=Han}+/gu, 'H')
    .replace(/\d+/gu, '0')
    .replace(/[A-Za-z]+/gu, 'a')
    .replace(/\s+/gu, '_')
    .slice(0, longestShape);
}
