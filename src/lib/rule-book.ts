/** All rules of the pipeline as the site shows them: id, reason, example. */
import { z } from 'astro/zod';
import { parseRules, ruleFields, type RuleRow } from '../../scripts/rules.ts';

export interface RuleChapter {
  /** Family name, the first half of its rules' full ids. */
  readonly family: string;
  readonly rules: readonly RuleRow[];
}

const rowSchema = z.looseObject(ruleFields);

// Vite reads the files at build time, wherever the bundle runs.
const files = import.meta.glob<string>('../../scripts/rules/*.yml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The families in alphabetical order, each with its rules in the file's order. */
export const ruleBook: readonly RuleChapter[] = Object.entries(files).map(([path, text]) => {
  const family = path.replace(/^.*\/|\.yml$/gu, '');
  return { family, rules: parseRules(family, text, rowSchema) };
});

const reasons = new Map<string, string>(
  ruleBook.flatMap(({ family, rules }) =>
    rules.map(({ id, reason }) => [`${family}/${id}`, reason] as const),
  ),
);

/** Why a rule exists; undefined for an id that no file holds. */
export function reasonOf(rule: string): string | undefined {
  return reasons.get(rule);
}

/** The chapters in the order of the families given; others after them. */
export function chaptersInOrder(families: readonly string[]): readonly RuleChapter[] {
  const rank = ({ family }: RuleChapter): number => families.indexOf(family) + 1 || families.length + 1;
  return ruleBook.toSorted((a, b) => rank(a) - rank(b));
}
