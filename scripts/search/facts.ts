/** The facts of all reports, as the search page loads them. */
import type { Corpus } from '../../src/lib/schemas/corpus.ts';
import { facets, facetValues, type Facet } from '../../src/lib/search/facets.ts';
import { roleLetters, type FactsFile, type NamesFile, type Postings } from '../../src/lib/search/facts.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { personLabel } from './people.ts';
import { newestFirst } from './plan.ts';

/** The files of these records, whatever their order: their own is that of the index. */
export function factsFiles(
  records: readonly SearchRecord[],
  corpus: Pick<Corpus, 'people' | 'entities'>,
): { facts: FactsFile; names: NamesFile } {
  const ordered = newestFirst(records);
  const inReport = appearances(corpus);
  const values = ordered.map((record) => {
    const { roles, organisations } = inReport.get(record.id) ?? noAppearances;
    return facetValues(record, [...roles.keys()], [...roles.values()].flat(), organisations);
  });
  const postings = Object.fromEntries(
    facets.map((facet) => [facet, invert(values.map((value) => value[facet]))]),
  ) as Record<Facet, Postings>;
  const { year, place, source, person, role, organisation } = postings;
  const lettersOf = (report: number, name: string): string => {
    const roles = inReport.get(ordered[report]?.id ?? '')?.roles.get(name) ?? [];
    return roles.map((each) => roleLetters[each as keyof typeof roleLetters]).join('');
  };
  return {
    facts: { dates: ordered.map(({ date }) => date), facets: { year, place, source } },
    names: {
      facets: { person, role, organisation },
      roles: person.map(([name, steps]) => numbersOf(steps).map((report) => lettersOf(report, name))),
    },
  };
}

interface Appearances {
  /** Roles by the person's label. */
  readonly roles: Map<string, string[]>;
  readonly organisations: string[];
}

const noAppearances: Appearances = { roles: new Map(), organisations: [] };

function appearances({ people, entities }: Pick<Corpus, 'people' | 'entities'>): Map<string, Appearances> {
  const out = new Map<string, Appearances>();
  const at = (report: string): Appearances => {
    const found = out.get(report) ?? { roles: new Map<string, string[]>(), organisations: [] };
    out.set(report, found);
    return found;
  };
  for (const person of people) {
    for (const { report, roles } of person.appearances) at(report).roles.set(personLabel(person), roles);
  }
  for (const { kind, id, reports } of entities) {
    if (kind === 'organisation') for (const report of reports) at(report).organisations.push(id);
  }
  return out;
}

/** The reports of each value, values sorted. */
function invert(values: readonly (readonly string[])[]): Postings {
  const reports = new Map<string, number[]>();
  for (const [report, own] of values.entries()) {
    for (const value of own) {
      const numbers = reports.get(value);
      if (numbers) numbers.push(report);
      else reports.set(value, [report]);
    }
  }
  return [...reports]
    .sort(([a], [b]) => compare(a, b))
    .map(([value, numbers]) => [value, numbers.map((number, index) => number - (numbers[index - 1] ?? 0))]);
}

function numbersOf(steps: readonly number[]): number[] {
  let number = 0;
  return steps.map((step) => (number += step));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
