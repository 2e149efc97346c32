/** The people of a report: names, offices, units, roles. */
import type { Person, PersonRole } from '../../../src/lib/schemas/report.ts';
import type { RuleFamily } from '../../rules.ts';
import {
  allSentences,
  articleOf,
  found,
  leadSentences,
  unique,
  witnessed,
  type Article,
  type Finding,
  type Sentence,
} from './article.ts';
import { unitFor, type Jurisdiction } from './jurisdiction.ts';
import { nameRows } from './name-words.ts';
import { findNamings, type Naming } from './namings.ts';
import { bareLevel, officeRows } from './office-words.ts';
import { officesOf } from './person-offices.ts';
import { beginsSpeech, deedsIn, roleRows, type Deed } from './roles.ts';

/** What must be known before people can be described. */
export interface Surroundings {
  readonly namings: readonly Naming[];
  readonly jurisdiction: Jurisdiction;
  /** Name of the event, or null. */
  readonly event: string | null;
}

/** Roles as they are listed: what the person was there, then what they did. */
const roleOrder: readonly PersonRole[] = ['presided', 'attended', 'reported', 'spoke', 'mentioned'];

/**
 * People in the order of the text's lists, which carries rank; those only mentioned come last.
 *
 * An office is given as stated. `of` is set where the first office leaves its unit out and the
 * report's jurisdiction supplies it.
 */
export function findPeople(
  article: Article,
  { namings, jurisdiction, event }: Surroundings,
): Finding<Person[]> {
  const deeds = findDeeds(article, namings, event ?? '');
  const names = unique(byRank(article, namings).map(({ name }) => name));
  const people = names.map((name): Person => {
    const own = namings.filter((one) => one.name === name);
    const offices = officesOf(own);
    const level = offices[0] === undefined ? undefined : bareLevel(offices[0]);
    const unit = level === undefined ? undefined : unitFor(level, jurisdiction);
    return {
      name,
      offices,
      ...(unit !== undefined && { of: unit }),
      roles: rolesOf(deeds.filter((deed) => deed.name === name)),
    };
  });
  const present = people.filter(({ roles }) => roles[0] !== 'mentioned');
  const mentioned = people.filter(({ roles }) => roles[0] === 'mentioned');
  return found([...present, ...mentioned], {
    mentions: namings.map(({ name, block, start, end }) => ({ kind: 'person', name, block, start, end })),
    evidence: [...officeEvidence(article, namings), ...roleEvidence(article, deeds)],
    doubts: unplaced(namings, people),
  });
}

function findDeeds(article: Article, namings: readonly Naming[], event: string): Deed[] {
  const lead = new Set(
    leadSentences(article)
      .filter(({ start }) => start === 0)
      .slice(0, 2)
      .map(keyOf),
  );
  // The block in which someone's words have begun.
  let speaking: number | undefined;
  let last: Deed | undefined;
  return allSentences(article).flatMap((sentence) => {
    const inside = namings.filter(
      (one) => one.block === sentence.block && sentence.start <= one.start && one.start < sentence.end,
    );
    const opening = lead.has(keyOf(sentence)) || !['body', 'caption'].includes(sentence.role);
    const inSpeech = speaking === sentence.block;
    if (beginsSpeech(sentence)) speaking = sentence.block;
    const pronoun = standsFor(sentence, last);
    const subjects = pronoun ? [pronoun, ...inside] : inside;
    const deeds = subjects.length === 0 ? [] : deedsIn(sentence, subjects, { event, opening, inSpeech });
    last = deeds.find(({ role }) => role === 'spoke' || role === 'presided') ?? deeds[0] ?? undefined;
    return deeds;
  });
}

/** 他强调: the pronoun that opens a sentence stands for who acted in the one before it. */
function standsFor({ block, start, role, text }: Sentence, last: Deed | undefined): Naming | undefined {
  if (last?.block !== block || role !== 'body' || !/^[他她](?!们|的|国|日|处)/u.test(text)) return undefined;
  const place = { block, start, end: start + 1, from: start, to: start + 1 };
  return { ...place, name: last.name, offices: [], titled: false };
}

function keyOf({ block, start }: { block: number; start: number }): string {
  return `${block}:${start}`;
}

/** Body lists carry rank; titles and captions only add who is missing there. */
function byRank(article: Article, namings: readonly Naming[]): Naming[] {
  const inBody = (one: Naming): boolean => article.blocks[one.block]?.role === 'body';
  return [...namings.filter(inBody), ...namings.filter((one) => !inBody(one))];
}

function rolesOf(deeds: readonly Deed[]): PersonRole[] {
  const roles = new Set(deeds.map(({ role }) => role));
  // Who presides is there.
  if (roles.has('presided')) roles.delete('attended');
  return roles.size === 0 ? ['mentioned'] : roleOrder.filter((role) => roles.has(role));
}

function officeEvidence(article: Article, namings: readonly Naming[]): ReturnType<typeof witnessed>[] {
  return namings
    .filter(({ offices }) => offices.length > 0)
    .filter((one, index, all) => all.findIndex(({ name }) => name === one.name) === index)
    .map(({ name, block, from, to }) =>
      witnessed(
        article,
        `people.${name}.offices`,
        'offices/chain',
        block,
        article.blocks[block]?.text.slice(from, to) ?? '',
      ),
    );
}

function roleEvidence(article: Article, deeds: readonly Deed[]): ReturnType<typeof witnessed>[] {
  const seen = new Set<string>();
  return deeds
    .filter(({ name, role }) => !seen.has(name + role) && seen.add(name + role))
    .map(({ name, role, rule, block, quote }) =>
      witnessed(article, `people.${name}.roles.${role}`, rule, block, quote),
    );
}

/** Bare offices whose unit the report does not give away. */
function unplaced(namings: readonly Naming[], people: readonly Person[]): Finding<Person[]>['doubts'] {
  return people.flatMap(({ name, offices, of }) => {
    const [office] = offices;
    const naming = namings.find((one) => one.name === name);
    if (of !== undefined || office === undefined || naming === undefined || bareLevel(office) === undefined)
      return [];
    return [
      {
        at: { block: naming.block, start: naming.start },
        severity: 'info' as const,
        rule: 'offices/bare-offices',
        text: `Unit unknown: neither «${office}${name}» nor the report says whose office it is`,
        hint: 'A corrections file can name the province, city or county (of:).',
      },
    ];
  });
}

/** Described as `name role role`, for rule examples. */
function rolesText(text: string): string {
  const article = articleOf(text);
  const people = findPeople(article, { namings: findNamings(article), jurisdiction: {}, event: null }).value;
  return people.map(({ name, roles }) => [name, ...roles].join(' ')).join('；');
}

export const namesFamily: RuleFamily = {
  name: 'names',
  rules: nameRows,
  apply: (input) => unique(findNamings(articleOf(input)).map(({ name }) => name)).join('、') || input,
};

export const officesFamily: RuleFamily = {
  name: 'offices',
  rules: officeRows,
  apply: (input) =>
    unique(findNamings(articleOf(input)).map(({ offices }) => offices.join('、'))).join('；') || input,
};

export const rolesFamily: RuleFamily = {
  name: 'roles',
  rules: roleRows,
  apply: (input) => rolesText(input) || input,
};
