/** What reports have in common: names, and passages word for word. */
import { entityKinds, type EntityKind } from './schemas/provenance.ts';
import type { Passage, Related } from './schemas/corpus.ts';

/** Names shown of one related report. */
const shownNames = 8;

/** Names that a related report shares: formulations and documents first, for they tell most. */
export function sharedNames(
  { shared }: Pick<Related, 'shared'>,
  nameOf: (kind: EntityKind, id: string) => string,
): readonly string[] {
  return entityKinds
    .toReversed()
    .flatMap((kind) => (shared[kind] ?? []).map((id) => nameOf(kind, id)))
    .slice(0, shownNames);
}

/** A passage of a report, and the other reports that have it. */
export interface SharedPassage {
  readonly text: string;
  readonly kind: Passage['kind'];
  /** Block of this report. */
  readonly block: number;
  /** Each report once, where it has the passage first. */
  readonly others: readonly { readonly report: string; readonly block: number }[];
}

/** The passages of each report, longest first. */
export function passagesByReport(
  passages: readonly Passage[],
): ReadonlyMap<string, readonly SharedPassage[]> {
  const index = new Map<string, SharedPassage[]>();
  for (const { text, kind, occurrences } of passages.toSorted((a, b) => b.text.length - a.text.length)) {
    const firsts = Map.groupBy(occurrences, ({ report }) => report);
    const places = [...firsts].map(([report, all]) => ({ report, block: all[0]?.block ?? 0 }));
    for (const { report, block } of places) {
      const others = places.filter((place) => place.report !== report);
      if (others.length === 0) continue;
      const shared = { text, kind, block, others };
      const known = index.get(report);
      if (known) known.push(shared);
      else index.set(report, [shared]);
    }
  }
  return index;
}
