/** Corrections that join a person with one of another report: they need all reports to be checked. */
import type { Person, Report } from '../../src/lib/schemas/report.ts';
import type { StageMessage } from '../stage.ts';
import type { CorrectionSet } from './read.ts';
import { lost } from './rows.ts';

type Named = Pick<Report, 'id'> & { readonly people: readonly Pick<Person, 'name' | 'same-as'>[] };

/** Whether a correction of this report points to a person of another. */
export function pointsElsewhere({ people }: Named): boolean {
  return people.some((person) => person['same-as'] !== undefined);
}

/**
 * Ids of the reports with a `same-as` that leads nowhere: to a report or a person that is not
 * published, to themselves, or to a report that for this very reason is not published.
 */
export function danglingReports(reports: readonly Named[]): ReadonlySet<string> {
  const names = new Map(reports.map(({ id, people }) => [id, new Set(people.map(({ name }) => name))]));
  const dangling = new Set<string>();
  const linked = reports.filter(pointsElsewhere);
  for (let before = -1; before < dangling.size;) {
    before = dangling.size;
    for (const { id, people } of linked) {
      if (people.some(({ 'same-as': link }) => link && (link.report === id || !has(link)))) {
        dangling.add(id);
        names.delete(id);
      }
    }
  }
  return dangling;

  function has({ report, person }: { report: string; person: string }): boolean {
    return names.get(report)?.has(person) ?? false;
  }
}

/** The error of a report whose `same-as` leads nowhere. */
export function danglingMessage(corrections: CorrectionSet | undefined): StageMessage | undefined {
  const rows = corrections?.rows ?? [];
  for (const [index, row] of rows.entries()) {
    const link = 'person' in row.correction ? row.correction['same-as'] : undefined;
    if (link)
      return lost(
        row,
        index,
        `no published report «${link.report}» beside this one has the person «${link.person}»`,
      );
  }
  return undefined;
}
