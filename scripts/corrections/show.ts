/** Corrections as the report's page shows them. */
import type { Correction } from '../../src/lib/schemas/corrections.ts';
import type { ShownCorrection } from '../../src/lib/schemas/provenance.ts';
import { correctionRule } from './rows.ts';
import type { CorrectionSet } from './read.ts';

/** One row for each correction, in the file's order. */
export function shownCorrections(set: CorrectionSet | undefined): ShownCorrection[] {
  return (set?.rows ?? []).map(({ correction }, index) => ({
    rule: correctionRule(index),
    what: subject(correction),
    by: set?.by ?? '',
    reason: correction.reason,
    ...(correction.source === undefined ? {} : { source: correction.source }),
  }));
}

function subject(correction: Correction): string {
  if ('fact' in correction) return correction.fact;
  if ('list' in correction) return `${correction.list}.${correction.add ?? correction.remove ?? ''}`;
  if ('person' in correction) return `people.${correction.person}`;
  return `line ${correction.line}`;
}
