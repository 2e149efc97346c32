/** Who is in a report, under the names that their pages bear. */
import type { Corpus, PersonRecord } from '../../src/lib/schemas/corpus.ts';

/** Names of people by report id, a namesake with what tells him from the other. */
export function peopleByReport(corpus: Pick<Corpus, 'people'>): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const person of corpus.people) {
    for (const { report } of person.appearances) {
      out.set(report, [...(out.get(report) ?? []), personLabel(person)]);
    }
  }
  return out;
}

/** A person's name as their page bears it. */
export function personLabel({ name, qualifier }: Pick<PersonRecord, 'name' | 'qualifier'>): string {
  return qualifier === undefined ? name : `${name}（${qualifier}）`;
}
