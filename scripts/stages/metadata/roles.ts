/** What each person does, from the clause that the name is the subject of. */
import { z } from 'astro/zod';
import { personRoles, type PersonRole } from '../../../src/lib/schemas/report.ts';
import { loadRules, ruleFields } from '../../rules.ts';
import type { Sentence } from './article.ts';
import type { Naming } from './namings.ts';

const pattern = z.string().transform((source) => new RegExp(source, 'gu'));
const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    kind: z.literal('verb'),
    role: z.enum(personRoles),
    quotes: z.boolean().default(false),
    pattern,
  }),
  z.strictObject({ ...ruleFields, kind: z.enum(['occasion', 'generic', 'agent', 'meeting']), pattern }),
]);
export type RoleRow = z.infer<typeof rowSchema>;

export const roleRows: readonly RoleRow[] = loadRules<RoleRow>('roles', rowSchema);

const verbs = roleRows.filter((row) => row.kind === 'verb');
const of = (kind: RoleRow['kind']): RegExp[] =>
  roleRows.flatMap((row) => (row.kind === kind ? [new RegExp(row.pattern.source, 'u')] : []));
const occasions = of('occasion');
const generics = of('generic');
const agents = of('agent');
const meetings = of('meeting');

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

/** People named together as one subject, and what is said of them. */
interface Subject {
  readonly namings: readonly Naming[];
  readonly predicate: string;
}

/** The roles that one sentence gives. `namings` are those of the sentence, in order. */
export function deedsIn(sentence: Sentence, namings: readonly Naming[], scene: Scene): Deed[] {
  // 国际人士表示，章东主席在会上的讲话…: the words are those of someone without a name.
  let inWords = talk.test(sentence.text.slice(0, Math.max(0, (namings[0]?.from ?? 0) - sentence.start)));
  return subjectsOf(sentence, namings).flatMap(({ namings: people, predicate }) => {
    // 章东强调，要按李明主持研究的方案: 李明 stands in the words of 章东.
    const spokenOf = inWords;
    inWords = (inWords || talk.test(predicate)) && !/[；。！？]/u.test(predicate);
    if (spokenOf) return [];
    const [first] = people;
    const titled = people.every((one) => one.titled);
    // 习近平总书记 is cited as guidance; in someone's words everyone with a title is only mentioned.
    const guidance = people.length === 1 && first?.offices.includes('总书记') === true;
    if (titled && (guidance || scene.inSpeech)) return [];
    const readings = rolesIn(predicate, scene);
    const met = readings.some(({ role }) => role === 'attended' || role === 'presided')
      ? partners(sentence, namings, people, predicate)
      : [];
    return [
      ...readings.flatMap(({ role, rule, quote }) =>
        people.map(({ name, block }) => ({ name, role, rule, quote, block })),
      ),
      ...met,
    ];
  });
}

/** Those whom the subject meets: 会见法国总统马克龙, 同马克龙举行会谈. */
function partners(
  sentence: Sentence,
  namings: readonly Naming[],
  people: readonly Naming[],
  predicate: string,
): Deed[] {
  const from = people.at(-1)?.to ?? 0;
  const clause = /^[^；。！？]*/u.exec(predicate)?.[0] ?? '';
  const told = talk.exec(clause);
  const words = told ? clause.slice(0, told.index) : clause;
  const quote = meetings.map((one) => one.exec(words)?.[0]).find((one) => one !== undefined);
  if (quote === undefined) return [];
  const end = from + words.length;
  return namings
    .filter((one) => one.start >= from && one.end <= end && sentence.start <= from)
    .map(({ name, block }) => ({ name, role: 'attended', rule: 'roles/both-sides', quote, block }));
}

const talk = /(?:指出|强调|表示|要求|认为|说)[，：]/u;

function subjectsOf(sentence: Sentence, namings: readonly Naming[]): Subject[] {
  const { text, start } = sentence;
  const groups: Naming[][] = [];
  let last: Naming | undefined;
  for (const naming of namings) {
    const before = text.slice(last ? last.to - start : 0, naming.from - start);
    const after = text.slice(naming.to - start);
    const joined = last !== undefined && /^\s*(?:[、，]|和|及|以及|与)?(?:夫人|丈夫)?\s*$/u.test(before);
    const group = groups.at(-1);
    if (joined && group) group.push(naming);
    else if (opensClause(before, after, last === undefined)) groups.push([naming]);
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

/** Whether a name after these words can be a subject. */
function opensClause(before: string, after: string, first: boolean): boolean {
  if (before.trim() === '') return first || /\s$/u.test(before);
  // 会议由章东主持, but not 由章东率领的代表团.
  if (agents.some((one) => one.test(before))) return /^(?:主持|作|致|宣读|通报|讲|介绍)/u.test(after);
  return /(?:[，。；：！？”\s]|\d日|[上下]午|今天|昨天|当天|日前|近日|会上|随后|期间|以来)$/u.test(before);
}

interface Reading {
  readonly role: PersonRole;
  readonly rule: string;
  readonly quote: string;
}

/** Roles that a predicate gives, up to the words that the person says. */
function rolesIn(predicate: string, scene: Scene): Reading[] {
  if (/^(?:关于|对[^，。]{0,30}的|的|、|在[^，。；]{1,40}?[上中时]的(?!讲话中|致辞中))/u.test(predicate))
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
