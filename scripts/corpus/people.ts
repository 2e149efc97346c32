/** Authority records of people: which appearances, in which reports, are the same person's. */
import { qualifiedSlug, slug } from '../../src/lib/slug.ts';
import type { Occurrence, PersonRecord } from '../../src/lib/schemas/corpus.ts';
import type { Person } from '../../src/lib/schemas/report.ts';
import { byCodeUnits, sortDate, type CorpusDocument } from './document.ts';
import { separate, type Groups } from './groups.ts';
import { chainOf, jurisdictions, namesOf, pathOf, type Division, type LookUpPlace } from './jurisdiction.ts';
import { mentionsByName } from './mentions.ts';
import { holdingsOf, identityKeys, type Holding } from './offices.ts';

/** One person in one report, with what tells who it is. */
interface Appearance {
  readonly document: CorpusDocument;
  readonly person: Person;
  readonly holdings: readonly Holding[];
  readonly keys: readonly string[];
  /** The report's jurisdictions, nearest first. */
  readonly near: readonly Division[];
  readonly occurrences: readonly Occurrence[];
}

/**
 * One record a person, by name; documents in order of time.
 *
 * Appearances under one name are the same person when they share a unit, a national office or an
 * office that names its body. An appearance that states nothing of the kind joins the one person
 * of its report's jurisdiction. All others stay apart, with a qualifier: better two pages for one
 * person than one page for two. Names that nothing at all identifies share one record, which says so.
 */
export function personRecords(documents: readonly CorpusDocument[], lookUp: LookUpPlace): PersonRecord[] {
  const appearances = documents.flatMap((document) => appearancesIn(document, lookUp));
  const byName = Map.groupBy(appearances, ({ person }) => person.name);
  return [...byName]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .flatMap(([name, namesakes]) => recordsOf(name, namesakes));
}

function appearancesIn(document: CorpusDocument, lookUp: LookUpPlace): Appearance[] {
  const near = jurisdictions(document.report, lookUp);
  const mentions = mentionsByName(document, 'person');
  return document.report.people.map((person) => {
    const holdings = holdingsOf(person, namesOf(near), lookUp);
    const occurrences = mentions.get(person.name) ?? [];
    const keys = person.identity === undefined ? identityKeys(holdings) : [corrected + person.identity];
    return { document, person, holdings, keys, near, occurrences };
  });
}

/** Head of the key that a correction gives: it joins its like and nobody else. */
const corrected = 'corrected ';

function recordsOf(name: string, namesakes: readonly Appearance[]): PersonRecord[] {
  const groups = separate(namesakes.length);
  joinBySharedKey(namesakes, groups);
  attachUnidentified(namesakes, groups);
  const people = [...Map.groupBy(namesakes, (_, index) => groups.find(index)).values()];
  const qualifiers = people.length === 1 ? [] : qualifiersOf(people);
  return people.map((appearances, index) => toRecord(name, qualifiers[index], appearances));
}

function joinBySharedKey(namesakes: readonly Appearance[], groups: Groups): void {
  const first = new Map<string, number>();
  for (const [index, { keys }] of namesakes.entries()) {
    for (const key of keys) groups.join(first.get(key) ?? index, index);
    for (const key of keys) if (!first.has(key)) first.set(key, index);
  }
}

/** Joins appearances without a key to the one person whom their report, or its jurisdiction, points to. */
function attachUnidentified(namesakes: readonly Appearance[], groups: Groups): void {
  const people = reachOfGroups(namesakes, groups);
  const firstAt = new Map<string, number>();
  for (const [index, { document, keys, near }] of namesakes.entries()) {
    if (keys.length > 0) continue;
    const paths = near.map(pathOf);
    const scopes = [`report ${document.report.id}`, paths[0] ?? nowhere];
    const alike = scopes.map((scope) => firstAt.get(scope)).find((member) => member !== undefined);
    const member = thePersonOf(document.report.id, paths, people) ?? alike;
    if (member !== undefined) groups.join(member, index);
    else for (const scope of scopes) firstAt.set(scope, index);
  }
}

/** Scope of the names that neither office nor place identifies: together they are one record. */
const nowhere = '';

/** Qualifier of that record. */
const unidentified = '身份未明';

/** Whether nothing tells who it is, so that several people may stand behind the name. */
function isUndifferentiated(appearances: readonly Appearance[]): boolean {
  return appearances.every(({ keys, near }) => keys.length === 0 && near.length === 0);
}

/** Where a person is known: by units; wider, by all divisions that hold them; or everywhere. */
interface Reach {
  readonly member: number;
  readonly reports: Set<string>;
  readonly units: Set<string>;
  readonly wider: Set<string>;
  national: boolean;
}

function reachOfGroups(namesakes: readonly Appearance[], groups: Groups): Reach[] {
  const reaches = new Map<number, Reach>();
  for (const [index, { document, keys, holdings }] of namesakes.entries()) {
    if (keys.length === 0 || keys[0]?.startsWith(corrected)) continue;
    const member = groups.find(index);
    const reach = reaches.get(member) ?? {
      member,
      reports: new Set(),
      units: new Set(),
      wider: new Set(),
      national: false,
    };
    reaches.set(member, reach);
    reach.reports.add(document.report.id);
    reach.national ||= keys.includes('national');
    for (const { unit } of holdings) {
      if (unit === null) continue;
      reach.units.add(pathOf(unit));
      for (const division of chainOf(unit)) reach.wider.add(pathOf(division));
    }
  }
  return [...reaches.values()];
}

/**
 * The one person whom the same report identifies, else whose unit is the report's own, else one up
 * or down the hierarchy, else who is nationally known.
 */
function thePersonOf(report: string, near: readonly string[], people: readonly Reach[]): number | undefined {
  const here = near[0] ?? '';
  const tests: ((reach: Reach) => boolean)[] = [
    ({ reports }) => reports.has(report),
    ({ units }) => units.has(here),
    ({ units, wider }) => near.some((place) => units.has(place)) || wider.has(here),
    ({ national }) => national,
  ];
  for (const test of tests) {
    const fitting = people.filter(test);
    if (fitting.length > 0) return fitting.length === 1 ? fitting[0]?.member : undefined;
  }
  return undefined;
}

/** For each of several namesakes, the shortest words that tell it from all others. */
function qualifiersOf(people: readonly (readonly Appearance[])[]): string[] {
  const choices = people.map(qualifierChoices);
  return choices.map(
    (own, index) =>
      own.find((choice) => choices.every((others, at) => at === index || !others.includes(choice))) ??
      [own.at(-1), String(index + 1)].join(' '),
  );
}

/** What a correction says; the latest unit, by name and then with what holds it; an office; a place; the report itself. */
function qualifierChoices(appearances: readonly Appearance[]): string[] {
  if (isUndifferentiated(appearances)) return [unidentified];
  const latest = appearances.toReversed();
  const holdings = latest.flatMap((appearance) => appearance.holdings);
  const unit = holdings.find((holding) => holding.unit !== null)?.unit;
  const place = latest.flatMap(({ near }) => near.slice(0, 1))[0];
  const division = unit ?? (holdings.length > 0 ? null : place);
  return [
    ...appearances.map(correctedQualifier).filter((text) => text !== ''),
    ...(division ? [division.name, pathOf(division).replaceAll('/', '')] : []),
    ...holdings.slice(0, 1).map(({ title }) => title),
    ...appearances.map(({ document }) => document.report.id),
  ];
}

/** 苏州市原副市长 of the identity «王伟（苏州市原副市长）»; empty where no correction says more than the name. */
function correctedQualifier({ person: { name, identity = '' } }: Appearance): string {
  return identity.replace(name, '').replace(/^（(.*)）$/u, '$1');
}

function toRecord(
  name: string,
  qualifier: string | undefined,
  appearances: readonly Appearance[],
): PersonRecord {
  return {
    id: qualifier === undefined ? slug(name) : qualifiedSlug(name, qualifier),
    name,
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(appearances.length > 1 && isUndifferentiated(appearances) ? { undifferentiated: true } : {}),
    offices: appearances.flatMap(({ document: { report }, holdings }) =>
      holdings.map(({ title, stated, unit }) => ({
        office: title,
        stated,
        unit: unit?.name ?? null,
        report: report.id,
        date: sortDate(report),
      })),
    ),
    appearances: appearances.map(({ document: { report }, person, occurrences }) => ({
      report: report.id,
      date: sortDate(report),
      offices: [...person.offices],
      ...(person.of === undefined ? {} : { of: person.of }),
      roles: [...person.roles],
      occurrences: [...occurrences],
    })),
  };
}
