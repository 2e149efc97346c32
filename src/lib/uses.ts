/** Where a record is named, report by report. */
import type { ReportCard } from './archive.ts';
import type { Occurrence, PersonRecord } from './schemas/corpus.ts';

/** The occurrences in one report, in the order of its text. */
export interface ReportUses {
  readonly report: ReportCard;
  readonly occurrences: readonly Occurrence[];
}

/** What the site knows of all reports, as the rim gives it. */
export interface Archive {
  readonly card: (id: string) => ReportCard;
  /** Report ids, newest first. */
  readonly order: readonly string[];
}

/** Groups occurrences by report, newest report first. */
export function usesByReport(
  reports: readonly string[],
  occurrences: readonly Occurrence[],
  { card, order }: Archive,
): readonly ReportUses[] {
  const groups = Map.groupBy(occurrences, ({ report }) => report);
  return newestFirst(reports, order).map((id) => ({
    report: card(id),
    occurrences: (groups.get(id) ?? []).toSorted((a, b) => a.block - b.block || a.start - b.start),
  }));
}

const ranks = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Report ids in the archive's order; one that it does not list comes last. */
export function newestFirst(reports: readonly string[], order: readonly string[]): readonly string[] {
  const known = ranks.get(order) ?? new Map(order.map((id, index) => [id, index]));
  ranks.set(order, known);
  const rank = (id: string): number => known.get(id) ?? order.length;
  return [...new Set(reports)].toSorted((a, b) => rank(a) - rank(b));
}

/** A report at an end of a record's time. */
export interface End {
  /** `once` where the first is the last. */
  readonly which: 'first' | 'last' | 'once';
  readonly report: ReportCard;
}

/** The first and the last dated report of uses that come newest first; none where no date is known. */
export function endsOf(uses: readonly ReportUses[]): readonly End[] {
  const dated = uses.map(({ report }) => report).filter(({ date }) => date !== null);
  const [last] = dated;
  const first = dated.at(-1);
  if (!first || !last) return [];
  if (first.id === last.id) return [{ which: 'once', report: first }];
  return [
    { which: 'first', report: first },
    { which: 'last', report: last },
  ];
}

/** Finds who is named in a block. */
export type PeopleIn = (report: string, block: number) => readonly PersonRecord[];

/** Indexes people by the blocks that name them. */
export function peopleByBlock(people: readonly PersonRecord[]): PeopleIn {
  const index = new Map<string, Set<PersonRecord>>();
  for (const person of people) {
    for (const { occurrences } of person.appearances) {
      for (const { report, block } of occurrences) {
        const key = `${block} ${report}`;
        index.set(key, (index.get(key) ?? new Set()).add(person));
      }
    }
  }
  return (report, block) => [...(index.get(`${block} ${report}`) ?? [])];
}

/** A person with a number of blocks or reports. */
export interface Companion {
  readonly person: PersonRecord;
  readonly count: number;
}

/** People by the number of blocks that they share with the occurrences, most first. */
export function companions(occurrences: readonly Occurrence[], peopleIn: PeopleIn): readonly Companion[] {
  const blocks = new Map(
    occurrences.map((occurrence) => [`${occurrence.block} ${occurrence.report}`, occurrence]),
  );
  return counted([...blocks.values()].flatMap(({ report, block }) => peopleIn(report, block)));
}

/** The other people of a person's reports by the number of these, most first. */
export function metWith(
  self: PersonRecord,
  peopleOf: ReadonlyMap<string, readonly PersonRecord[]>,
): readonly Companion[] {
  const reports = new Set(self.appearances.map(({ report }) => report));
  const others = [...reports].flatMap((report) => peopleOf.get(report) ?? []);
  return counted(others.filter((other) => other !== self));
}

/** The people of each report. */
export function peopleByReport(
  people: readonly PersonRecord[],
): ReadonlyMap<string, readonly PersonRecord[]> {
  const index = new Map<string, PersonRecord[]>();
  for (const person of people) {
    for (const report of new Set(person.appearances.map((appearance) => appearance.report))) {
      const present = index.get(report);
      if (present) present.push(person);
      else index.set(report, [person]);
    }
  }
  return index;
}

function counted(people: readonly PersonRecord[]): readonly Companion[] {
  return [...Map.groupBy(people, (person) => person)]
    .map(([person, times]) => ({ person, count: times.length }))
    .toSorted((a, b) => b.count - a.count);
}
