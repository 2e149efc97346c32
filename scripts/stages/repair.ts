/**
 * Stage 2: takes out the pinyin glosses that some sites' tools put into the bytes of a report.
 *
 * The damage's forward model is in tests/models/gloss-damage.ts. What is unsure stays as captured,
 * and is reported.
 */
import { z } from 'astro/zod';
import { loadRules, ruleFields, type RuleFamily } from '../rules.ts';
import { succeed, type Draft, type Stage, type StageMessage } from '../stage.ts';
import { applyEdits, currentText, sourceOffset, trace, type Edit } from '../text/traced.ts';
import { findGlosses } from './repair/glosses.ts';

const rowSchema = z.strictObject(ruleFields);
const rows = loadRules('repair', rowSchema);

export const repair: Stage<Draft, Draft> = {
  name: 'repair',
  run(draft) {
    const current = currentText(draft.text);
    const { edits, doubts } = findGlosses(current);
    const messages = doubts.map((doubt): StageMessage => ({
      severity: 'warning',
      at: sourceOffset(draft.text, doubt.at),
      rule: `repair/${doubt.rule}`,
      text: doubt.text,
      hint: doubt.hint,
    }));
    return succeed({ ...draft, text: applyEdits(draft.text, edits, 'repair') }, messages);
  },
};

export const repairFamily: RuleFamily = {
  name: 'repair',
  rules: rows,
  apply: (input) => currentText(applyEdits(trace(input), findGlosses(input).edits, 'repair')),
};
