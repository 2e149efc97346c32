/** Who published the report: source, section of the site, publisher. */
import { z } from 'astro/zod';
import { lineRoleSchema } from '../../../src/lib/schemas/provenance.ts';
import { loadRules, ruleFields, type RuleFamily } from '../../rules.ts';
import type { FactField } from '../extract/rows.ts';
import { found, linesOf, type Article, type Finding } from './article.ts';
import { contradiction, declarationsOf } from './declared.ts';

const rowSchema = z.strictObject({
  ...ruleFields,
  fact: z.enum(['source', 'publisher', 'section']),
  /** Lines that may carry the fact. */
  roles: z.array(lineRoleSchema).default([]),
  /** The declaration of the page that may carry it, in place of lines. */
  declared: z.enum(['source', 'site', 'section']).optional(),
  /** With a group `value`. */
  pattern: z.string().transform((source) => new RegExp(source, 'u')),
});
type Row = z.output<typeof rowSchema>;

const rows: readonly Row[] = loadRules('sources', rowSchema as z.ZodType<Row>);

export interface Source {
  readonly source: string | null;
  readonly section?: string;
  readonly publisher?: string;
}

/**
 * Source, section and publisher as the page states them.
 *
 * A publisher is given only where no source is named: who runs the site is not who wrote a report
 * that the site took from a newspaper.
 */
export function findSource(article: Article): Finding<Source> {
  const source = firstMatch(article, 'source');
  const publisher = source ? undefined : firstMatch(article, 'publisher');
  const section = findSection(article) ?? firstMatch(article, 'section');
  const facts = { source, publisher, section };
  return found(
    {
      source: source?.value ?? null,
      ...(section && { section: section.value }),
      ...(publisher && { publisher: publisher.value }),
    },
    {
      evidence: Object.entries(facts).flatMap(([fact, hit]) =>
        hit ? [{ fact, rule: hit.rule, quote: hit.quote, line: hit.line }] : [],
      ),
      doubts: source ? differences(article, source) : [],
    },
  );
}

/** The page's own declaration, where it says another source than the lines do. */
function differences(article: Article, source: Hit): ReturnType<typeof contradiction>[] {
  const [declared] = declarationsOf(article, 'source');
  if (!declared || source.rule === declared.rule) return [];
  const [a, b] = [source.value, declared.value];
  return a.includes(b) || b.includes(a) ? [] : [contradiction('sources', a, declared)];
}

interface Hit {
  readonly value: string;
  /** Full id. */
  readonly rule: string;
  readonly quote: string;
  readonly line: number;
}

function firstMatch(article: Article, fact: Row['fact']): Hit | undefined {
  for (const row of rows) {
    if (row.fact !== fact) continue;
    for (const { text, line, said } of candidates(article, row)) {
      const match = row.pattern.exec(text);
      const value = match?.groups?.value;
      if (match && value)
        return {
          value,
          rule: said?.rule ?? `sources/${row.id}`,
          quote: said?.quote ?? match[0].trim(),
          line,
        };
    }
  }
  return undefined;
}

interface Candidate {
  readonly text: string;
  readonly line: number;
  /** Of a declaration: how it is told. */
  readonly said?: { readonly rule: string; readonly quote: string };
}

/** What a row reads. Only the opening lines of the body are datelines. */
function candidates(article: Article, { roles, declared }: Row): readonly Candidate[] {
  if (declared !== undefined) {
    return declarationsOf(article, declared satisfies FactField).map(({ value, line, rule, quote }) => ({
      text: value,
      line,
      said: { rule, quote },
    }));
  }
  const lines = linesOf(article, ...roles);
  return roles.includes('body') ? lines.slice(0, 2) : lines;
}

/** Last step of the breadcrumb that is not the page itself. */
function findSection(article: Article): Hit | undefined {
  const headline = article.blocks.find(({ role }) => role === 'headline')?.text;
  for (const { text, line } of linesOf(article, 'breadcrumb')) {
    const steps = text
      .split(/[>›»＞→]/u)
      .map((step) => step.trim())
      .filter(
        (step) =>
          step !== '' && step !== headline && step.length <= 12 && !/^(?:正文|详情|内容|文章)$/u.test(step),
      );
    const value = steps.length > 1 ? steps.at(-1) : undefined;
    if (value) return { value, rule: 'sources/breadcrumb', quote: text, line };
  }
  return undefined;
}

/** Example notation: `role｜text of the line`. */
export const sourcesFamily: RuleFamily = {
  name: 'sources',
  rules: rows,
  apply(input, rule) {
    const [role = 'body', text = ''] = input.split('｜');
    const { declared } = rule as Row;
    if (declared !== undefined) {
      const fact = { field: declared, name: 'meta', value: input, rule: 'extract/example', at: 0, line: 1 };
      const made = findSource({ blocks: [], lines: [], page: [fact] }).value;
      return made[(rule as Row).fact] ?? input;
    }
    const line = { line: 1, role: lineRoleSchema.parse(role), rule: 'structure/example', text };
    const { source, publisher } = findSource({ blocks: [], lines: [line] }).value;
    return ((rule as Row).fact === 'source' ? source : publisher) ?? input;
  },
};
