/** Who is in a report, under the names that their pages bear. */
import type { PersonRecord } from '../../src/lib/schemas/corpus.ts';

/** A person's name as their page bears it. */
export function personLabel({ name, qualifier }: Pick<PersonRecord, 'name' | 'qualifier'>): string {
  return qualifier === undefined ? name : `${name}（${qualifier}）`;
}
