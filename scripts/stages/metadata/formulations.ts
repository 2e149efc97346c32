/** Formulations (提法) that the report uses. What counts as one is decided in rules/formulations.yml. */
import { z } from 'astro/zod';
import { loadRules, ruleFields, type RuleFamily } from '../../rules.ts';
import {
  articleOf,
  found,
  occurrencesOf,
  overlaps,
  unique,
  witnessed,
  type Article,
  type Finding,
  type Stretch,
} from './article.ts';
import { partOfSpeech } from './words.ts';

const words = z.array(z.string()).min(1);
const pattern = z.string().transform((source) => new RegExp(source, 'u'));
const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...ruleFields, kind: z.enum(['known', 'metaphor']), words }),
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['cue', 'cue-before', 'shape', 'name-after', 'name-before']),
    pattern,
  }),
  z.strictObject({ ...ruleFields, kind: z.literal('pair'), pattern, before: pattern }),
]);
type Row = z.infer<typeof rowSchema>;

const rows: readonly Row[] = loadRules<Row>('formulations', rowSchema);
const known = rows.flatMap((row) => (row.kind === 'known' ? row.words : []));
const metaphors = new Set(rows.flatMap((row) => (row.kind === 'metaphor' ? row.words : [])));

interface Use extends Stretch {
  readonly name: string;
  readonly rule: string;
}

/**
 * The formulations, each once, in order of first use.
 *
 * Ordinary words (一体化) are mentioned only where the report marks them; coined ones everywhere.
 */
export function findFormulations(article: Article): Finding<string[]> {
  const marked = article.blocks.flatMap(({ text }, block) => [...quoted(text, block), ...pairs(text, block)]);
  const uses = longestFirst([...marked, ...unmarked(article, marked)]);
  const names = unique(uses.map(({ name }) => name));
  return found(names, {
    mentions: uses.map(({ name, block, start, end }) => ({ kind: 'formulation', name, block, start, end })),
    evidence: names.map((name) => {
      const first = uses.find((use) => use.name === name);
      const rule = first?.rule ?? 'nationally-known';
      return witnessed(article, `formulations.${name}`, `formulations/${rule}`, first?.block ?? 0, name);
    }),
  });
}

/** In quotes, and neither a name, a quotation nor a metaphor. */
function quoted(text: string, block: number): Use[] {
  return [...text.matchAll(/“([^“”。！？：；]{2,24})”/gu)].flatMap((match) => {
    const name = match[1] ?? '';
    const start = match.index + 1;
    const end = start + name.length;
    const rule = ruleOf(
      name,
      text.slice(Math.max(0, match.index - 24), match.index),
      text.slice(end + 1, end + 16),
    );
    return rule === undefined ? [] : [{ name, rule, block, start, end }];
  });
}

function ruleOf(name: string, before: string, after: string): string | undefined {
  if (known.includes(name)) return 'nationally-known';
  const isNamed = rows.some(
    (row) =>
      (row.kind === 'name-after' && row.pattern.test(after)) ||
      (row.kind === 'name-before' && row.pattern.test(before)),
  );
  if (metaphors.has(name) || isNamed) return undefined;
  const cue = rows.find(
    (row) =>
      (row.kind === 'cue' && row.pattern.test(after)) ||
      (row.kind === 'cue-before' && row.pattern.test(before)),
  );
  if (cue && !name.includes('，')) return cue.id;
  if (isOrdinary(name)) return undefined;
  return rows.find((row) => row.kind === 'shape' && row.pattern.test(name))?.id;
}

/** One word of the dictionary. */
function isOrdinary(name: string): boolean {
  return partOfSpeech(name) !== undefined;
}

/** Two keywords side by side without quotes. */
function pairs(text: string, block: number): Use[] {
  return rows.flatMap((row) => {
    if (row.kind !== 'pair') return [];
    const match = row.pattern.exec(text);
    const { first = '', second = '' } = match?.groups ?? {};
    if (!match) return [];
    const name = first.replace(row.before, '');
    const start = match.index + first.length - name.length;
    const next = match.index + first.length + 1;
    return [
      { name, rule: row.id, block, start, end: start + name.length },
      { name: second, rule: row.id, block, start: next, end: next + second.length },
    ];
  });
}

/** Uses without quotes: of the known ones, and of coinages that the report quotes elsewhere. */
function unmarked(article: Article, marked: readonly Use[]): Use[] {
  const coined = unique(marked.map(({ name }) => name)).filter(
    (name) => !isOrdinary(name) && name.length > 2,
  );
  return unique([...known, ...coined]).flatMap((name) =>
    occurrencesOf(article, name)
      .filter((place) => !marked.some((use) => overlaps(use, place)))
      .map((place) => ({ ...place, name, rule: 'nationally-known' })),
  );
}

/** Of uses that overlap, the longer one; in order. */
function longestFirst(uses: readonly Use[]): Use[] {
  const kept: Use[] = [];
  for (const use of [...uses].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some((one) => overlaps(one, use))) kept.push(use);
  }
  return kept.sort((a, b) => a.block - b.block || a.start - b.start);
}

export const formulationsFamily: RuleFamily = {
  name: 'formulations',
  rules: rows,
  apply: (input) => findFormulations(articleOf(input)).value.join('、') || input,
};
