/** A block's text cut into stretches, some of which lead to an authority record. */
import type { FindRecord } from './authorities.ts';
import type { EntityKind, Mention } from './schemas/provenance.ts';

/** The texts joined are the block's text. */
export interface Stretch {
  readonly text: string;
  readonly target?: { readonly kind: EntityKind; readonly id: string };
}

/** Kinds that a reader follows through a text; the others are linked once a report. */
const linkedInEachBlock: ReadonlySet<EntityKind> = new Set(['person', 'document']);

/**
 * Links the names of a report, block by block.
 *
 * Where mentions overlap the longest is linked. A person or document is linked at its first mention
 * in each block, anything else at its first in the report: more would drown the text.
 */
export function linkBlocks(
  texts: readonly string[],
  mentions: readonly Mention[],
  find: FindRecord,
  report: string,
): readonly (readonly Stretch[])[] {
  const seen = new Set<string>();
  return texts.map((text, block) => {
    const chosen = withoutOverlaps(mentions.filter((mention) => mention.block === block));
    const stretches: Stretch[] = [];
    let position = 0;
    for (const { kind, name, start, end } of chosen) {
      const id = find(kind, name, report);
      const key = `${kind} ${id ?? ''} ${linkedInEachBlock.has(kind) ? block : ''}`;
      if (id === null || seen.has(key)) continue;
      seen.add(key);
      if (start > position) stretches.push({ text: text.slice(position, start) });
      stretches.push({ text: text.slice(start, end), target: { kind, id } });
      position = end;
    }
    return position < text.length ? [...stretches, { text: text.slice(position) }] : stretches;
  });
}

/** Of mentions that overlap the longest; of equals the first. In order of place. */
function withoutOverlaps(mentions: readonly Mention[]): readonly Mention[] {
  const kept: Mention[] = [];
  const byLength = mentions.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const mention of byLength) {
    if (kept.every((other) => mention.end <= other.start || mention.start >= other.end)) kept.push(mention);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
