/** Finds where the article names people, with the offices given there. */
import { allSentences, unique, type Article, type Sentence } from './article.ts';
import { namesAfterOffices } from './naming/after-office.ts';
import { withAppointments } from './naming/appointed.ts';
import { hasDot, partsOf } from './name-words.ts';
import type { Naming } from './naming/naming.ts';
import { namesWithDots } from './naming/dotted.ts';
import { namesAsObjects } from './naming/objects.ts';
import { namesAsSubjects, namesInLists } from './naming/subjects.ts';
import { namesAgain } from './naming/repeated.ts';
import { namesOfSpeakers } from './naming/speakers.ts';
import { endsLikeFollower } from './given-names.ts';
import { namesBeforeTitles } from './naming/titled.ts';

export type { Naming } from './naming/naming.ts';

/** In the order of trust: where two readings overlap, the first one holds. */
const finders = [
  namesAfterOffices,
  namesWithDots,
  namesBeforeTitles,
  namesAsSubjects,
  namesInLists,
  namesAsObjects,
  namesOfSpeakers,
] as const;

/** Every naming of every person of the article, in order. */
export function findNamings(article: Article): Naming[] {
  const sentences = allSentences(article);
  const read = apart(finders.flatMap((find) => sentences.flatMap(find)));
  const first = completed(article, withoutFollowers(inFull(read)));
  const names = unique(first.map(({ name }) => name));
  const again = sentences.flatMap((sentence) => namesAgain(sentence, names, first));
  const all = [...first, ...again].sort((a, b) => a.block - b.block || a.start - b.start);
  let at = 0;
  return sentences.flatMap((sentence) => {
    const from = at;
    while (isBefore(all[at], sentence)) at += 1;
    return withAppointments(sentence, all.slice(from, at));
  });
}

/** Whether the naming stands before the sentence's end; false where there is none. */
function isBefore(naming: Naming | undefined, { block, end }: Sentence): boolean {
  return naming !== undefined && (naming.block < block || (naming.block === block && naming.start < end));
}

/** Without those that overlap an earlier one. */
function apart(namings: readonly Naming[]): Naming[] {
  const taken = new Map<number, Naming[]>();
  return namings.filter((one) => {
    const near = taken.get(one.block) ?? [];
    if (near.some((other) => other.start < one.end && one.start < other.end)) return false;
    taken.set(one.block, [...near, one]);
    return true;
  });
}

/** 茹|曼加林 is 茹曼加林 where the article names him elsewhere. */
function completed({ blocks }: Article, namings: readonly Naming[]): Naming[] {
  const names = unique(namings.map(({ name }) => name));
  return namings.map((one) => {
    const text = blocks[one.block]?.text ?? '';
    const whole = names.find(
      (name) =>
        name.length > one.name.length &&
        name.endsWith(one.name) &&
        text.slice(Math.max(0, one.end - name.length), one.end) === name,
    );
    if (whole === undefined || one.from < one.start) return one;
    const start = one.end - whole.length;
    return { ...one, name: whole, start, from: start };
  });
}

/** 章勤|正在 is 章勤 where the article names 章勤 elsewhere. */
function withoutFollowers(namings: readonly Naming[]): Naming[] {
  const names = new Set(namings.map(({ name }) => name));
  return namings.map((one) => {
    const shorter = one.name.slice(0, -1);
    return names.has(shorter) && endsLikeFollower(one.name) && !one.titled
      ? { ...one, name: shorter, end: one.end - 1, to: Math.max(one.end - 1, one.to - 1) }
      : one;
  });
}

/** 鲁斯塔姆 is 鲁斯塔姆·埃莫马利 where the article gives the name in full. */
function inFull(namings: readonly Naming[]): Naming[] {
  const full = new Map(
    namings
      .filter(({ name }) => hasDot(name))
      .flatMap(({ name }) =>
        partsOf(name)
          .filter((part, at, all) => at === 0 || at === all.length - 1 || part.length > 3)
          .map((part) => [part, name] as const),
      ),
  );
  return namings.map((one) => ({ ...one, name: full.get(one.name) ?? one.name }));
}
