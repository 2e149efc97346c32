/** Who published the report: source, section of the site, publisher. */
import { z } from 'astro/zod';
import { lineRoleSchema, type LineRole } from '../../../src/lib/schemas/provenance.ts';
import { loadRules, ruleFields, type RuleFamily } from '../../rules.ts';
import { found, linesOf, type Article, type Finding } from './article.ts';

const rowSchema = z.strictObject({
  ...ruleFields,
  fact: z.enum(['source', 'publisher']),
  /** Lines that may carry the fact. */
  roles: z.array(lineRoleSchema).min(1),
  /** With a group `value`. */
  pattern: z.string().transform((source) => new RegExp(source, 'u')),
});
type Row = z.infer<typeof rowSchema>;

const rows: readonly Row[] = loadRules<Row>('sources', rowSchema);

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
  const section = findSection(article);
  const facts = { source, publisher, section };
  return found(
    {
      source: source?.value ?? null,
      ...(section && { section: section.value }),
      ...(publisher && { publisher: publisher.value }),
    },
    {
      evidence: Object.entries(facts).flatMap(([fact, hit]) =>
        hit ? [{ fact, rule: `sources/${hit.rule}`, quote: hit.quote, line: hit.line }] : [],
      ),
    },
  );
}

interface Hit {
  readonly value: string;
  readonly rule: string;
  readonly quote: string;
  readonly line: number;
}

function firstMatch(article: Article, fact: Row['fact']): Hit | undefined {
  for (const row of rows) {
    if (row.fact !== fact) continue;
    for (const { text, line } of candidates(article, row.roles)) {
      const match = row.pattern.exec(text);
      const value = match?.groups?.value;
      if (match && value) return { value, rule: row.id, quote: match[0].trim(), line };
    }
  }
  return undefined;
}

/** Only the opening lines of the body are datelines. */
function candidates(article: Article, roles: readonly LineRole[]): readonly Article['lines'][number][] {
  const lines = linesOf(article, ...roles);
  return roles.includes('body') ? lines.slice(0, 2) : lines;
}

/** Last step of the breadcrumb that is not the page itself. */
function findSection(article: Article): Hit | undefined {
  for (const { text, line } of linesOf(article, 'breadcrumb')) {
    const steps = text
      .split(/[>›»＞→]/u)
      .map((step) => step.trim())
      .filter((step) => step !== '' && step.length <= 12 && !/^(?:正文|详情|内容|文章)$/u.test(step));
    const value = steps.length > 1 ? steps.at(-1) : undefined;
    if (value) return { value, rule: 'breadcrumb', quote: text, line };
  }
  return undefined;
}

/** Example notation: `role｜text of the line`. */
export const sourcesFamily: RuleFamily = {
  name: 'sources',
  rules: rows,
  apply(input, rule) {
    const [role = 'body', text = ''] = input.split('｜');
    const line = { line: 1, role: lineRoleSchema.parse(role), rule: 'structure/example', text };
    const { source, publisher } = findSource({ blocks: [], lines: [line] }).value;
    return ((rule as Row).fact === 'source' ? source : publisher) ?? input;
  },
};
