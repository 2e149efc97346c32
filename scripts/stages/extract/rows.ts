/** The rules of extract.yml, by the use that the code makes of them. */
import { z } from 'astro/zod';
import { loadRules, ruleFields } from '../../rules.ts';

/** What a page, or the front matter of a text, can say of itself. */
export const factFields = [
  'title',
  'kicker',
  'deck',
  'pageTitle',
  'published',
  'source',
  'section',
  'site',
  'author',
  'keyword',
  'description',
] as const;
export type FactField = (typeof factFields)[number];

const rowSchema = z.strictObject({
  ...ruleFields,
  /** Elements that go with all that is in them. */
  elements: z.array(z.string()).optional(),
  /** Names of mechanisms: what the code does by itself, see the row's reason. */
  mechanism: z.string().optional(),
  /** A pattern at the start of a piece of text that tells a label, or of text that stays. */
  pattern: z.string().optional(),
  /** The field that this row finds. */
  fact: z.enum(factFields).optional(),
  /** Names of meta elements, lower case. */
  meta: z.array(z.string()).optional(),
  /** Keys of front matter, lower case. */
  keys: z.array(z.string()).optional(),
  /** Properties of the page's JSON-LD: `headline`, `author.name`. */
  linked: z.array(z.string()).optional(),
  /** Tags in the comment that a newspaper's publishing system leaves. */
  property: z.array(z.string()).optional(),
  /** Names of variables that a script of the page sets to a string. */
  variable: z.array(z.string()).optional(),
});
export type ExtractRow = z.infer<typeof rowSchema>;

export const rows: readonly ExtractRow[] = loadRules<ExtractRow>('extract', rowSchema);

/** Rule id of an element that is cut out with its content. */
export const cutElements: ReadonlyMap<string, string> = new Map(
  rows.flatMap((row) => (row.elements ?? []).map((element): [string, string] => [element, row.id])),
);

/** The rows that find facts, in order of trust. */
export const factRows: readonly (ExtractRow & { fact: FactField })[] = rows.flatMap((row) =>
  row.fact === undefined ? [] : [{ ...row, fact: row.fact }],
);

/** The rule id of a mechanism, as edits carry it. @throws Error when extract.yml lacks it */
export function mechanism(name: string): string {
  return `extract/${mechanismRow(name).id}`;
}

/** The pattern of a mechanism. @throws Error when its row has none */
export function patternOf(name: string): RegExp {
  const { pattern } = mechanismRow(name);
  if (pattern === undefined) throw new Error(`extract.yml: ${name} lacks its pattern`);
  return new RegExp(pattern, 'u');
}

function mechanismRow(name: string): ExtractRow {
  const row = rows.find((candidate) => candidate.mechanism === name);
  if (!row) throw new Error(`extract.yml lacks the mechanism ${name}`);
  return row;
}
