/** How often the rules were used in all reports together. */
import { byCodeUnits, type CorpusDocument } from './document.ts';

/** Uses by full rule id, sorted by id: changes of the text, roles of lines, facts. */
export function ruleUses(documents: readonly CorpusDocument[]): Record<string, number> {
  const uses = new Map<string, number>();
  for (const { provenance } of documents) {
    const steps = provenance.changes.flatMap((change) => change.steps);
    for (const { rule } of [...steps, ...provenance.lines, ...provenance.evidence]) {
      uses.set(rule, (uses.get(rule) ?? 0) + 1);
    }
  }
  return Object.fromEntries([...uses].sort(([a], [b]) => byCodeUnits(a, b)));
}
