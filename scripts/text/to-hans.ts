/** Traditional text to Simplified, character for character where possible, with words that keep their form. */
import { z } from 'astro/zod';
import { loadRules, ruleFields, type RuleFamily } from '../rules.ts';
import { divide } from './dictionary.ts';
import { countScripts, fromVariant, variants, type Variant } from './script-conversion.ts';
import type { Edit } from './traced.ts';

const rowSchema = z.strictObject({
  ...ruleFields,
  /** A word as Traditional captures write it: its right Simplified form. */
  words: z.record(z.string().min(1), z.string().min(1)),
});
type Row = z.infer<typeof rowSchema>;

const rows = loadRules<Row>('script', rowSchema);
const general = 'script/hant-to-hans';

const kept = new Map(
  rows.flatMap((row) =>
    Object.entries(row.words).map(([word, as]) => [word, { as, rule: `script/${row.id}` }] as const),
  ),
);
const longestFirst = [...kept.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
const keptPattern = new RegExp(longestFirst.join('|'), 'gu');

const clausePattern = /[^\n，。；：、！？,;:!?]*(?:[\n，。；：、！？,;:!?]|$)/gu;

/** How much of a text decides on its variant, code units. */
const sample = 20_000;

/**
 * The variant of Traditional that a text is written in: the one that leaves the least residue.
 *
 * Residue is what the dictionary finds odd (衞生, 随著) in the clauses that the variants convert
 * differently. `t` where all do equally well.
 */
export function nearestVariant(text: string): Variant {
  const weights = new Map<Variant, number>(variants.map((variant) => [variant, 0]));
  for (const [clause] of text.slice(0, sample).matchAll(clausePattern)) {
    const converted = variants.map((variant) => fromVariant(variant)(clause));
    if (converted.every((one) => one === converted[0])) continue;
    variants.forEach((variant, index) => {
      weights.set(variant, (weights.get(variant) ?? 0) + divide(converted[index] ?? '').weight);
    });
  }
  return [...weights].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** The edits that make a Traditional text Simplified, at the finest grain. */
export function hansEdits(text: string, variant: Variant): Edit[] {
  const parts: Edit[][] = [];
  let position = 0;
  for (const match of text.matchAll(keptPattern)) {
    const [word] = match;
    const { as, rule } = kept.get(word) ?? { as: word, rule: general };
    parts.push(convertPart(text, position, match.index, variant));
    position = match.index + word.length;
    parts.push(differences(word, as, match.index, rule));
  }
  parts.push(convertPart(text, position, text.length, variant));
  return parts.flat();
}

function convertPart(text: string, start: number, end: number, variant: Variant): Edit[] {
  const part = text.slice(start, end);
  const converted = fromVariant(variant)(part);
  if (converted === part) return [];
  if (countOf(converted) === countOf(part)) return differences(part, converted, start, general);
  // A word changed its length: clause by clause, so that only its own clause loses the fine grain.
  return Array.from(part.matchAll(clausePattern)).flatMap(({ 0: clause, index }) => {
    const changed = fromVariant(variant)(clause);
    return changed === clause ? [] : differences(clause, changed, start + index, general);
  });
}

/** Characters, not code units. */
function countOf(text: string): number {
  return Array.from(text).length;
}

/** One edit a changed character, or one for all where the two have not as many characters. */
function differences(from: string, to: string, offset: number, rule: string): Edit[] {
  const old = Array.from(from);
  const changed = Array.from(to);
  if (old.length !== changed.length) return [stretch(from, to, offset, rule)];
  const edits: Edit[] = [];
  let start = offset;
  old.forEach((char, index) => {
    const end = start + char.length;
    const replacement = changed[index] ?? '';
    if (replacement !== char) edits.push({ start, end, replacement, rule });
    start = end;
  });
  return edits;
}

/** The stretch between what both have in common at their ends. */
function stretch(from: string, to: string, offset: number, rule: string): Edit {
  let head = 0;
  while (head < Math.min(from.length, to.length) && from[head] === to[head]) head += 1;
  let tail = 0;
  const most = Math.min(from.length, to.length) - head;
  while (tail < most && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  return {
    start: offset + head,
    end: offset + from.length - tail,
    replacement: to.slice(head, to.length - tail),
    rule,
  };
}

/**
 * Any string in Simplified characters, as the archive writes them; for queries and for what is
 * looked up. A string without a character that Simplified lacks comes back as it is: 著 or 乾 by
 * itself may be meant so.
 */
export function toHans(text: string): string {
  return countScripts(text).hant === 0 ? text : toHansThroughout(text);
}

function toHansThroughout(text: string): string {
  let out = '';
  let position = 0;
  for (const edit of hansEdits(text, nearestVariant(text))) {
    out += text.slice(position, edit.start) + edit.replacement;
    position = edit.end;
  }
  return out + text.slice(position);
}

export const scriptFamily: RuleFamily = { name: 'script', rules: rows, apply: toHans };
