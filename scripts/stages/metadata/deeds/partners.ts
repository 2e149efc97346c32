/** Who is met: 会见|法国总统马克龙, 同|马克龙|举行会谈. */
import type { Sentence } from '../article.ts';
import type { Naming } from '../naming/naming.ts';
import { rolePatterns, talk } from './words.ts';

const meetings = rolePatterns('meeting');
const notMet = rolePatterns('not-met');

/** Those whom the subject meets, with the words that show it. */
export interface Met {
  readonly namings: readonly Naming[];
  readonly quote: string;
}

/** The partners of the people who are the subject of `predicate`. */
export function partnersOf(
  sentence: Sentence,
  all: readonly Naming[],
  people: readonly Naming[],
  predicate: string,
): Met | undefined {
  const from = people.at(-1)?.to ?? 0;
  const clause = /^[^；。！？]*/u.exec(predicate)?.[0] ?? '';
  const told = talk.exec(clause);
  const words = told ? clause.slice(0, told.index) : clause;
  const quote = verbIn(words);
  if (quote === undefined) return undefined;
  const namings = all.filter((one) => one.start >= from && one.end <= from + words.length);
  const textAt = (start: number, end: number): string =>
    sentence.text.slice(start - sentence.start, end - sentence.start);
  let last = from;
  let met = false;
  const partners = namings.filter((one) => {
    const gap = textAt(last, one.from);
    const joined = last !== from && /^(?:、|和|及|以及|与)?(?:夫人|丈夫)?$/u.test(gap);
    if (!joined) met = isMet(textAt(from, one.from), textAt(one.to, from + words.length));
    last = one.to;
    return met;
  });
  return { namings: partners, quote };
}

/** Whether the person between these words is met: after a verb of meeting, or between 同 and one. */
function isMet(before: string, after: string): boolean {
  if (notMet.some((one) => one.test(before))) return false;
  if (verbIn(before) !== undefined) return true;
  return /(?:同|与|和|跟|为|向|[^，]的|[上下]午|[、，])$/u.test(before) && verbIn(after) !== undefined;
}

function verbIn(words: string): string | undefined {
  return meetings.map((one) => one.exec(words)?.[0]).find((one) => one !== undefined);
}
