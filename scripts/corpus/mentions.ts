/** Where a report names an entity, as occurrences of the corpus. */
import type { Occurrence } from '../../src/lib/schemas/corpus.ts';
import type { EntityKind } from '../../src/lib/schemas/provenance.ts';
import type { CorpusDocument } from './document.ts';

/** A report's occurrences of one kind of entity, by name, in the order of the text. */
export function mentionsByName(
  { report, provenance }: CorpusDocument,
  kind: EntityKind,
): Map<string, Occurrence[]> {
  const names = new Map<string, Occurrence[]>();
  for (const mention of provenance.mentions) {
    if (mention.kind !== kind) continue;
    const { name, block, start, end } = mention;
    const list = names.get(name) ?? [];
    list.push({ report: report.id, block, start, end });
    names.set(name, list);
  }
  for (const list of names.values()) list.sort((a, b) => a.block - b.block || a.start - b.start);
  return names;
}
