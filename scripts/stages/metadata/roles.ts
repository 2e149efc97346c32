/** What each person does, from the clause that the name is the subject of. */
import type { PersonRole } from '../../../src/lib/schemas/report.ts';
import type { Sentence } from './article.ts';
import { partnersOf } from './deeds/partners.ts';
import { subjectsOf, type Subject } from './deeds/subjects.ts';
import { rolePatterns, talk, verbs } from './deeds/words.ts';
import type { Naming } from './naming/naming.ts';

export { roleRows } from './deeds/words.ts';

const occasions = rolePatterns('occasion');
const generics = rolePatterns('generic');
const heard = rolePatterns('heard');
const saysNext = rolePatterns('says-next');

/** What is known of the event when roles are read. */
export interface Scene {
  /** Name of the report's event, or ''. */
  readonly event: string;
  /** Whether the sentence opens the report or stands in its title. */
  readonly opening: boolean;
  /** Whether an earlier sentence of the block began someone's words. */
  readonly inSpeech: boolean;
}

/** A role with the words that show it. */
export interface Deed {
  readonly name: string;
  readonly role: PersonRole;
  /** `roles/id` */
  readonly rule: string;
  readonly quote: string;
  readonly block: number;
}

/** The roles that one sentence gives. `namings` are those of the sentence, in order. */
export function deedsIn(sentence: Sentence, namings: readonly Naming[], scene: Scene): Deed[] {
  const told = namings.flatMap((one) => reportHeard(sentence, one));
  const acting = namings.filter((one) => !told.some(({ name }) => name === one.name));
  // 国际人士表示，章东主席在会上的讲话…: the words are those of someone without a name.
  let inWords = talk.test(sentence.text.slice(0, Math.max(0, (acting[0]?.from ?? 0) - sentence.start)));
  const done = subjectsOf(sentence, acting).flatMap((subject) => {
    // 章东强调，要按李明主持研究的方案: 李明 stands in the words of 章东.
    const spokenOf = inWords;
    inWords = (inWords || talk.test(subject.predicate)) && !/[；。！？]/u.test(subject.predicate);
    if (spokenOf || isCited(sentence, subject, scene)) return [];
    return deedsOf(sentence, namings, subject, scene);
  });
  return [...told, ...done, ...metByOthers(sentence, acting, done)];
}

/** 三国代表共同会见总干事格罗西: who is met by people without names. */
function metByOthers(
  { text, start, block }: Sentence,
  namings: readonly Naming[],
  done: readonly Deed[],
): Deed[] {
  return namings.flatMap(({ name, from }) => {
    const before = text.slice(Math.max(0, from - start - 60), from - start);
    const quote = /(?:会见|会晤)了?(?:来华[^，。；]{0,30}的)?$/u.exec(before)?.[0];
    if (quote === undefined || done.some((deed) => deed.name === name) || talk.test(before)) return [];
    return [{ name, role: 'attended', rule: 'roles/both-sides', quote, block }];
  });
}

function deedsOf(sentence: Sentence, namings: readonly Naming[], subject: Subject, scene: Scene): Deed[] {
  const readings = rolesIn(subject.predicate, scene);
  const there = readings.some(({ role }) => role === 'attended' || role === 'presided');
  const met = there ? partnersOf(sentence, namings, subject.namings, subject.predicate) : undefined;
  return [
    ...readings.flatMap(({ role, rule, quote }) =>
      subject.namings.map(({ name, block }) => ({ name, role, rule, quote, block })),
    ),
    ...(met?.namings ?? []).map(({ name, block }): Deed => {
      return { name, role: 'attended', rule: 'roles/both-sides', quote: met?.quote ?? '', block };
    }),
  ];
}

/**
 * Whether the person is only cited: 习近平总书记 as guidance, and in someone's words everyone with a
 * title, but for those who open a sentence and speak themselves (李明委员发言说).
 */
function isCited(sentence: Sentence, { namings, predicate }: Subject, { inSpeech }: Scene): boolean {
  if (!namings.every((one) => one.titled)) return false;
  const [first] = namings;
  if (namings.length === 1 && first?.offices.includes('总书记') === true) return true;
  const speaks = first?.start === sentence.start && saysNext.some((one) => one.test(predicate));
  return inSpeech && !(speaks && !first.offices.includes('主席'));
}

/** 会议听取了章东作的报告: who gave the report that was heard. */
function reportHeard({ text, start }: Sentence, { name, block, from, to }: Naming): Deed[] {
  const around = `${text.slice(Math.max(0, from - start - 40), from - start)}|${text.slice(to - start, to - start + 170)}`;
  const quote = heard.map((one) => one.exec(around)?.[0]).find((one) => one !== undefined);
  return quote === undefined
    ? []
    : [{ name, role: 'reported', rule: 'roles/heard-reports', quote: quote.replace('|', name), block }];
}

interface Reading {
  readonly role: PersonRole;
  readonly rule: string;
  readonly quote: string;
}

/** Roles that a predicate gives, up to the words that the person says. */
function rolesIn(predicate: string, scene: Scene): Reading[] {
  if (
    /^(?:关于|对[^，。]{0,30}的|的|、|所?(?:提出|宣布|发表|作出|倡导)的|在[^，。；]{1,40}?[上中时]的(?!讲话中|致辞中))/u.test(
      predicate,
    )
  )
    return [];
  if (isElsewhere(predicate, scene)) return [];
  const out: Reading[] = [];
  for (const clause of predicate.split(/(?<=[，；：。！？])/u)) {
    const readings = clauseReadings(clause);
    out.push(...readings);
    if (readings.some(({ quotes }) => quotes)) break;
    if (out.length > 0 && /[；。！？]$/u.test(clause)) break;
  }
  return out;
}

/** Whether a sentence begins someone's words: 章东强调，… */
export function beginsSpeech({ text }: Sentence): boolean {
  return talk.test(text);
}

function clauseReadings(clause: string): (Reading & { at: number; quotes: boolean })[] {
  const all = verbs.flatMap((row) =>
    [...clause.matchAll(row.pattern)].map((match) => ({
      role: row.role,
      rule: `roles/${row.id}`,
      quote: match[0],
      at: match.index,
      quotes: row.quotes,
    })),
  );
  // What follows a verb of saying are the words said.
  const said = Math.min(...all.filter(({ quotes }) => quotes).map(({ at }) => at));
  return all.filter(({ at }) => at <= said).sort((a, b) => a.at - b.at);
}

/** Whether a predicate begins with another occasion: 在党的二十大报告中强调. */
function isElsewhere(predicate: string, { event, opening }: Scene): boolean {
  const inner = /^[^，。；“]{0,6}?在([^，。；“]{1,40}?)(?:中|上|时|期间|里)(?![央心国部])/u.exec(
    predicate,
  )?.[1];
  if (inner === undefined || opening || generics.some((one) => one.test(inner))) return false;
  if (event !== '' && (event.includes(inner) || inner.includes(event))) return false;
  return occasions.some((one) => one.test(inner));
}
