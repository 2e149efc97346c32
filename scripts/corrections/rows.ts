/** What all kinds of corrections share: their rule ids, and the error of one that does not apply. */
import type { StageMessage } from '../stage.ts';
import type { CorrectionRow } from './read.ts';

/** The rule id that changes and evidence carry: the row's number, from 1. */
export function correctionRule(index: number): string {
  return `corrections/${index + 1}`;
}

/** A correction that finds nothing to correct: an error, never silence. */
export function lost({ line }: CorrectionRow, index: number, what: string): StageMessage {
  return {
    severity: 'error',
    at: 0,
    rule: 'corrections/applies-no-more',
    text: `Correction ${index + 1} (line ${line} of the corrections file) does not apply: ${what}`,
    hint: 'Compare it with the report as it is now; change the correction or take it out.',
  };
}
