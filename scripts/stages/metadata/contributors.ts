/** Who made the report: reporters, photographer, editor. */
import { z } from 'astro/zod';
import { lineRoleSchema, type Evidence } from '../../../src/lib/schemas/provenance.ts';
import type { Contributor } from '../../../src/lib/schemas/report.ts';
import { loadRules, ruleFields, type RuleFamily } from '../../rules.ts';
import { articleOf, found, linesOf, type Article, type Finding } from './article.ts';
import { declarationsOf } from './declared.ts';

const rowSchema = z.discriminatedUnion('fact', [
  z.strictObject({ ...ruleFields, fact: z.literal('reporters'), words: z.array(z.string()).min(1) }),
  z.strictObject({
    ...ruleFields,
    fact: z.enum(['photographer', 'editor']),
    roles: z.array(lineRoleSchema).min(1),
    pattern: z.string().transform((source) => new RegExp(source, 'u')),
  }),
]);
type Row = z.infer<typeof rowSchema>;

const rows: readonly Row[] = loadRules<Row>('contributors', rowSchema);
const reporterRow = rows.find((row) => row.fact === 'reporters');
// Longest first, so that 全媒体记者 is not read as 记者.
const titles = [...(reporterRow?.words ?? [])].sort((a, b) => b.length - a.length).join('|');
const named = String.raw`(?!${titles}|编辑|责编|责任编辑|审核|校对|监制|终审|摄影|来源)(?:\p{Script=Han} \p{Script=Han}(?!\p{Script=Han})|\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?)`;
const credit = new RegExp(
  String.raw`(?<role>${titles})[：:]?\s*(?<names>${named}(?:[、，\s]+${named})*)`,
  'gu',
);

export interface Contributors {
  readonly reporters: readonly Contributor[];
  readonly photographer?: string;
  readonly editor?: string;
}

/** Reporters with the titles given, the photographer, the editor; names without padding spaces. */
export function findContributors(article: Article): Finding<Contributors> {
  const photographer = firstMatch(article, 'photographer');
  const editor = firstMatch(article, 'editor');
  const shown = findReporters(article);
  const reporters = shown.length > 0 ? shown : declaredAuthors(article, editor?.value);
  return found(
    {
      reporters: reporters.map(({ name, role }) => ({ name, role })),
      ...(photographer && { photographer: photographer.value }),
      ...(editor && { editor: editor.value }),
    },
    {
      evidence: [
        ...reporters.map(({ name, line, quote, rule }) => ({ fact: `reporters.${name}`, rule, quote, line })),
        ...[photographer, editor].flatMap((hit) =>
          hit ? [evidence(hit.fact, hit.rule, hit.quote, hit.line)] : [],
        ),
      ],
    },
  );
}

function evidence(fact: string, rule: string, quote: string, line: number): Evidence {
  return { fact, rule: `contributors/${rule}`, quote, line };
}

interface Reporter extends Contributor {
  readonly line: number;
  readonly quote: string;
  /** Full id of the rule. */
  readonly rule: string;
}

const organisation = /[报网台社刊局委办部院厅组会号室处科队]$|中心$|集团$|公司$|发布$/u;
const bareNames = /^\p{Script=Han}{2,4}(?:[、，,/ ]\p{Script=Han}{2,4}){0,5}$/u;

/**
 * The authors that the page declares, where its lines name none. Many sites put their own name there,
 * or the editor's: neither is an author.
 */
function declaredAuthors(article: Article, editor: string | undefined): Reporter[] {
  return declarationsOf(article, 'author').flatMap(({ value, quote, rule, line }) => {
    const credited = creditsIn(value);
    const bare = bareNames.test(value) ? value.split(/[、，,/ ]/u) : [];
    const people = credited.length > 0 ? credited : bare.map((name) => ({ name, role: '作者' }));
    return people
      .filter(({ name }) => name !== editor && !organisation.test(name))
      .map((one) => ({ ...one, quote, rule, line }));
  });
}

/** From the bylines, the dateline's bracket, and a bracket that closes the body. */
function findReporters(article: Article): Reporter[] {
  const bodies = linesOf(article, 'body');
  const places = [
    ...linesOf(article, 'byline', 'publication').map(({ text, line }) => ({ text, line })),
    ...bodies.slice(0, 2).map(({ text, line }) => ({ text: datelineOf(text), line })),
    ...bodies
      .slice(-1)
      .map(({ text, line }) => ({ text: /（([^（）]{2,60})）$/u.exec(text)?.[1] ?? '', line })),
  ];
  const seen = new Set<string>();
  return places
    .flatMap(({ text, line }) =>
      creditsIn(text).map((one) => ({ ...one, line, quote: text, rule: 'contributors/reporter-titles' })),
    )
    .filter(({ name }) => !seen.has(name) && seen.add(name));
}

/** What stands between `讯`/`电` and the first sentence: a bracket, or a credit followed by a space. */
function datelineOf(text: string): string {
  const bracket = /^[^，。；]{0,30}?[（(]([^（()）]{2,60})[）)]/u.exec(text);
  if (bracket) return bracket[1] ?? '';
  return /^[^，。；（]{1,24}?[讯电]\s+([^，。；]{2,40}?)(?:报道|摄影报道)/u.exec(text)?.[1] ?? '';
}

function creditsIn(text: string): Contributor[] {
  return [...text.matchAll(credit)].flatMap(({ groups }) => {
    const role = groups?.role ?? '';
    return joinPadding((groups?.names ?? '').split(/[、，\s]+/u))
      .filter((name) => name.length > 1)
      .map((name) => ({ name, role }));
  });
}

/** Two single characters side by side are one name, padded: 杨 竹. */
function joinPadding(parts: readonly string[]): string[] {
  const out: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const [one, two] = [parts[index] ?? '', parts[index + 1] ?? ''];
    const padded = one.length === 1 && two.length === 1;
    out.push(padded ? one + two : one);
    if (padded) index += 1;
  }
  return out;
}

interface Hit {
  readonly fact: 'photographer' | 'editor';
  readonly value: string;
  readonly rule: string;
  readonly quote: string;
  readonly line: number;
}

function firstMatch(article: Article, fact: Hit['fact']): Hit | undefined {
  for (const row of rows) {
    if (row.fact !== fact) continue;
    for (const { text, line } of linesOf(article, ...row.roles)) {
      const match = row.pattern.exec(text);
      const value = match?.groups?.value?.replace(/\s/gu, '');
      if (match && value) return { fact, value, rule: row.id, quote: match[0].trim(), line };
    }
  }
  return undefined;
}

export const contributorsFamily: RuleFamily = {
  name: 'contributors',
  rules: rows,
  apply(input, rule) {
    const { lines } = articleOf(input);
    const row = rowOf(rule.id);
    const role = row.fact === 'reporters' ? 'body' : (row.roles[0] ?? 'body');
    const facts = findContributors({
      blocks: [],
      lines: lines.map((line) => ({ ...line, role })),
    }).value;
    const value =
      row.fact === 'reporters'
        ? facts.reporters.map(({ role, name }) => role + name).join(' ')
        : facts[row.fact];
    return value === undefined || value === '' ? input : value;
  },
};

function rowOf(id: string): Row {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Error(`no rule contributors/${id}`);
  return row;
}
