/** Which appearances are the same person's. */
import { isCorrected, type Appearance } from './appearances.ts';
import { separate, type Groups } from './groups.ts';
import { chainOf, pathOf } from './jurisdiction.ts';
import { isAbroad } from './offices.ts';

/** An appearance with its number in the groups. */
type Numbered = readonly [index: number, appearance: Appearance];

/**
 * The people behind appearances, each with all of theirs, in the order of the first.
 *
 * Under one name, by what the reports say (see personRecords); across names, by corrections alone.
 */
export function peopleOf(appearances: readonly Appearance[]): Appearance[][] {
  const groups = separate(appearances.length);
  const numbered = [...appearances.entries()];
  for (const namesakes of Map.groupBy(numbered, ([, { person }]) => person.name).values()) {
    joinBySharedKey(namesakes, groups);
    attachUnidentified(namesakes, groups);
  }
  joinBySharedKey(
    numbered.filter(([, appearance]) => isCorrected(appearance)),
    groups,
  );
  joinSameAs(numbered, groups);
  return [...Map.groupBy(numbered, ([index]) => groups.find(index)).values()].map((members) =>
    members.map(([, appearance]) => appearance),
  );
}

function joinBySharedKey(members: readonly Numbered[], groups: Groups): void {
  const first = new Map<string, number>();
  for (const [index, { keys }] of members) {
    for (const key of keys) groups.join(first.get(key) ?? index, index);
    for (const key of keys) if (!first.has(key)) first.set(key, index);
  }
}

/** Joins what `same-as` of a correction names; links to what is not there were refused before. */
function joinSameAs(members: readonly Numbered[], groups: Groups): void {
  const linked = members.filter(([, { person }]) => person['same-as'] !== undefined);
  if (linked.length === 0) return;
  const numberOf = new Map(
    members.map(([index, { document, person }]) => [nameIn(document.report.id, person.name), index]),
  );
  for (const [index, { person }] of linked) {
    const link = person['same-as'];
    const other = link === undefined ? undefined : numberOf.get(nameIn(link.report, link.person));
    if (other !== undefined) groups.join(other, index);
  }
}

function nameIn(report: string, name: string): string {
  return JSON.stringify([report, name]);
}

/** Scope of the names that neither office nor place identifies: together they are one record. */
const nowhere = '';

/** Joins appearances without a key to the one person whom their report, or its jurisdiction, points to. */
function attachUnidentified(namesakes: readonly Numbered[], groups: Groups): void {
  const people = reachOfGroups(namesakes, groups);
  const firstAt = new Map<string, number>();
  for (const [index, { document, keys, near, holdings }] of namesakes) {
    if (keys.length > 0) continue;
    const paths = near.map(pathOf);
    const scopes = [`report ${document.report.id}`, paths[0] ?? nowhere];
    const alike = scopes.map((scope) => firstAt.get(scope)).find((member) => member !== undefined);
    const member = thePersonOf(document.report.id, paths, people) ?? headOf(holdings, people) ?? alike;
    if (member !== undefined) groups.join(member, index);
    else for (const scope of scopes) firstAt.set(scope, index);
  }
}

/** Where a person is known: by units; wider, by all divisions that hold them; or everywhere. */
interface Reach {
  readonly member: number;
  readonly reports: Set<string>;
  readonly units: Set<string>;
  readonly wider: Set<string>;
  national: boolean;
  /** Holds an office of another country. */
  abroad: boolean;
}

function reachOfGroups(namesakes: readonly Numbered[], groups: Groups): Reach[] {
  const reaches = new Map<number, Reach>();
  for (const [index, appearance] of namesakes) {
    const { document, keys, holdings } = appearance;
    if (keys.length === 0 || isCorrected(appearance)) continue;
    const member = groups.find(index);
    const reach = reaches.get(member) ?? unknownReach(member);
    reaches.set(member, reach);
    reach.reports.add(document.report.id);
    reach.national ||= keys.includes('national');
    for (const holding of holdings) {
      const { unit } = holding;
      if (unit === null) continue;
      reach.abroad ||= isAbroad(holding);
      reach.units.add(pathOf(unit));
      for (const division of chainOf(unit)) reach.wider.add(pathOf(division));
    }
  }
  return [...reaches.values()];
}

function unknownReach(member: number): Reach {
  return { member, reports: new Set(), units: new Set(), wider: new Set(), national: false, abroad: false };
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

/** The one namesake who holds an office of a country abroad, for a 总统 whose country is not said. */
function headOf(holdings: Appearance['holdings'], people: readonly Reach[]): number | undefined {
  if (!holdings.some(isAbroad)) return undefined;
  const [only, second] = people.filter(({ abroad }) => abroad);
  return second === undefined ? only?.member : undefined;
}
