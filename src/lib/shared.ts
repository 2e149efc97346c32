/** What reports have in common: names, and passages word for word. */
import { fullName } from './tallies.ts';
import { entityKinds } from './schemas/provenance.ts';
import type { Corpus, Passage, Related } from './schemas/corpus.ts';

/** Names shown of one related report. */
const shownNames = 8;

/** Names that a related report shares: documents and formulations first, for they tell most. */
export function sharedNames(
  { shared }: Pick<Related, 'shared'>,
  { people, entities }: Pick<Corpus, 'people' | 'entities'>,
): readonly string[] {
  const order = entityKinds.toReversed();
  return order
    .flatMap((kind) =>
      (shared[kind] ?? []).map((id) => {
        const record =
          kind === 'person'
            ? people.find((person) => person.id === id)
            : entities.find((entity) => entity.kind === kind && entity.id === id);
        return record ? fullName(record) : id;
      }),
    )
    .slice(0, shownNames);
}

/** A passage of a report, and the other reports that have it. */
export interface SharedPassage {
  readonly text: string;
  /** Block of this report. */
  readonly block: number;
  readonly others: readonly { readonly report: string; readonly block: number }[];
}

/** The passages that a report shares, in the order of its text. */
export function passagesOf(report: string, passages: readonly Passage[]): readonly SharedPassage[] {
  return passages
    .flatMap(({ text, occurrences }) => {
      const here = occurrences.find((occurrence) => occurrence.report === report);
      if (!here) return [];
      const others = new Map(
        occurrences
          .filter((occurrence) => occurrence.report !== report)
          .map((occurrence) => [occurrence.report, { report: occurrence.report, block: occurrence.block }]),
      );
      return [{ text, block: here.block, start: here.start, others: [...others.values()] }];
    })
    .toSorted((a, b) => a.block - b.block || a.start - b.start)
    .map(({ text, block, others }) => ({ text, block, others }));
}
