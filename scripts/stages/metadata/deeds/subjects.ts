/** Who is the subject of a sentence's clauses. */
import type { Sentence } from '../article.ts';
import type { Naming } from '../naming/naming.ts';
import { wordsOf } from '../words.ts';
import { rolePatterns } from './words.ts';

const agents = rolePatterns('agent');
const saysNext = rolePatterns('says-next');

/** People named together as one subject, and what is said of them. */
export interface Subject {
  readonly namings: readonly Naming[];
  readonly predicate: string;
}

/** Who acts in the sentence, with what is said of them. */
export function subjectsOf(sentence: Sentence, all: readonly Naming[]): Subject[] {
  const { text, start } = sentence;
  const namings = withoutThoseInOffices(all);
  const groups: Naming[][] = [];
  let last: Naming | undefined;
  for (const naming of namings) {
    const before = text.slice(last ? last.to - start : 0, naming.from - start);
    const after = text.slice(naming.to - start);
    const joined =
      last !== undefined &&
      /^\s{0,9}(?:等[^，。；、]{0,16})?(?:[、，]|和|及|以及|与)?(?:夫人|丈夫|另一[名位]|来自[^，。；、]{1,24}的)?\s{0,9}$/u.test(
        before,
      );
    const group = groups.at(-1);
    if (joined && group) group.push(naming);
    else if (opensClause(before, after, last === undefined, naming)) groups.push([naming]);
    else continue;
    last = naming;
  }
  return groups.flatMap((group, index) => {
    const next = groups[index + 1]?.[0];
    const end = group.at(-1);
    if (!end) return [];
    const predicate = text.slice(end.to - start, next ? next.from - start : text.length);
    return [{ namings: group, predicate }];
  });
}

/** Namings in order; 习近平主席特别代表丁薛祥: who is named inside an office is not who acts. */
function withoutThoseInOffices(namings: readonly Naming[]): Naming[] {
  let from = Infinity;
  return namings
    .toReversed()
    .filter((one) => {
      const inside = from <= one.start;
      from = Math.min(from, one.from);
      return !inside;
    })
    .reverse();
}

/** Whether a name after these words can be a subject. */
function opensClause(before: string, after: string, first: boolean, { offices, titled }: Naming): boolean {
  if (before.trim() === '') return first || /\s$/u.test(before);
  // 会议由章东主持, but not 由章东率领的代表团.
  if (agents.some((one) => one.test(before))) return /^(?:主持|作|致|宣读|通报|讲|介绍)/u.test(after);
  if (saysNext.some((one) => one.test(after)) && !/[对向同与和由被给把将]$/u.test(before)) return true;
  if (first && offices.length > 0 && ((!titled && before.endsWith('、')) || isAttribute(before))) return true;
  return /(?:[，。；：！？”\s]|\d日|[上下]午|今天|昨天|当天|日前|近日|会上|随后|期间|以来|[员席道]国|(?:官员|代表|人员|领导人|群众)(?:和|及|以及|与))$/u.test(
    before,
  );
}

/** 正在访问的|国家主席章东: what stands before the office only describes its holder. */
function isAttribute(before: string): boolean {
  const clause = /[^，。；：！？]{1,40}的$/u.exec(before.slice(-41))?.[0];
  const [word] = clause === undefined ? [] : wordsOf(clause);
  return word !== undefined && /^(?:v|d|p|t)/u.test(word.tag);
}
