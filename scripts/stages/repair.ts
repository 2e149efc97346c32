/**
 * Stage 2: takes out the pinyin glosses that some sites' tools put into the bytes of a report.
 *
 * The damage's forward model is in tests/models/gloss-damage.ts. What is unsure stays as captured,
 * and is reported.
 */
import { z } from 'astro/zod';
import { loadRules, ruleFields, type RuleFamily } from '../rules.ts';
import { succeed, type Draft, type Stage, type StageMessage } from '../stage.ts';
import { applyEdits, currentText, sourceOffset, trace, type Traced } from '../text/traced.ts';
import { findGlosses } from './repair/glosses.ts';
import type { Doubt } from './repair/line.ts';

const rowSchema = z.strictObject(ruleFields);
const rows = loadRules('repair', rowSchema);

/** So many places are reported one by one; a last message counts the others. */
const mostMessages = 200;

export const repair: Stage<Draft, Draft> = {
  name: 'repair',
  run(draft) {
    const current = currentText(draft.text);
    const { edits, doubts } = findGlosses(current);
    const text = applyEdits(draft.text, edits, 'repair');
    const all = [
      ...doubts.slice(0, mostMessages).map((doubt) => warning(sourceOffset(draft.text, doubt.at), doubt)),
      ...others(doubts, draft),
      ...oddCharacters(text),
    ];
    return succeed({ ...draft, text }, all);
  },
};

function warning(at: number, { rule, text, hint }: Omit<Doubt, 'at'>): StageMessage {
  return { severity: 'warning', at, rule: `repair/${rule}`, text, hint };
}

function others(doubts: readonly Doubt[], draft: Draft): StageMessage[] {
  const next = doubts[mostMessages];
  if (next === undefined) return [];
  const text = `${doubts.length - mostMessages} more places look like glosses that could not be undone`;
  const hint = 'The capture is badly damaged: take the report from another source.';
  return [warning(sourceOffset(draft.text, next.at), { rule: 'more-glosses', text, hint })];
}

/** Characters that stand for none: kept, and reported once with their number. */
function oddCharacters(text: Traced): StageMessage[] {
  const current = currentText(text);
  return [
    {
      rule: 'private-use',
      pattern: /[\ue000-\uf8ff]|[\u{f0000}-\u{10fffd}]/gu,
      name: 'private-use characters, which no font shows',
    },
    {
      rule: 'replacement-character',
      pattern: /\ufffd/gu,
      name: 'characters that were lost before or in this capture',
    },
  ].flatMap(({ rule, pattern, name }) => {
    const places = Array.from(current.matchAll(pattern), ({ index }) => index);
    const [first] = places;
    if (first === undefined) return [];
    const hint = 'Look the words up at the source, and give them in the corrections file.';
    return [
      warning(sourceOffset(text, first), { rule, text: `${places.length} ${name}; this is the first`, hint }),
    ];
  });
}

export const repairFamily: RuleFamily = {
  name: 'repair',
  rules: rows,
  apply: (input) => currentText(applyEdits(trace(input), findGlosses(input).edits, 'repair')),
};
