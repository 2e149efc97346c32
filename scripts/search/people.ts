/** Who is in a report, under the names that their pages bear. */
import type { Corpus } from '../../src/lib/schemas/corpus.ts';

/** Names of people by report id, a namesake with what tells him from the other. */
export function peopleByReport(corpus: Pick<Corpus, 'people'>): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const person of corpus.people) {
    const label = person.qualifier === undefined ? person.name : `${person.name}（${person.qualifier}）`;
    for (const { report } of person.appearances) {
      out.set(report, [...(out.get(report) ?? []), label]);
    }
  }
  return out;
}
