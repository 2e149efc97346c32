/** Documents that the report names: titles in 《》 that are not books, films or papers. */
import { z } from 'astro/zod';
import { loadRules, ruleFields, type RuleFamily } from '../../rules.ts';
import { articleOf, found, unique, witnessed, type Article, type Finding, type Stretch } from './article.ts';

const pattern = z
  .string()
  .transform((source) => new RegExp(source, 'u'))
  .optional();
const rowSchema = z.strictObject({ ...ruleFields, before: pattern, title: pattern, after: pattern });
type Row = z.infer<typeof rowSchema>;

const rows: readonly Row[] = loadRules<Row>('documents', rowSchema);

interface Title extends Stretch {
  readonly name: string;
}

/** The documents, each once, in order of first mention, without brackets. */
export function findDocuments(article: Article): Finding<string[]> {
  const titles = article.blocks.flatMap(({ text }, block) => titlesIn(text, block));
  const names = unique(titles.map(({ name }) => name));
  return found(names, {
    mentions: titles.map(({ name, block, start, end }) => ({ kind: 'document', name, block, start, end })),
    evidence: names.map((name) => {
      const first = titles.find((title) => title.name === name);
      return witnessed(article, `documents.${name}`, 'documents/brackets', first?.block ?? 0, `《${name}》`);
    }),
  });
}

function titlesIn(text: string, block: number): Title[] {
  return [...text.matchAll(/《([^《》]{2,80})》/gu)].flatMap((match) => {
    const name = match[1] ?? '';
    const start = match.index + 1;
    const end = start + name.length;
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const after = text.slice(end + 1, end + 41);
    return rows.some((row) => shows(row, before, name, after)) ? [] : [{ name, block, start, end }];
  });
}

function shows(row: Row, before: string, title: string, after: string): boolean {
  return (row.before?.test(before) ?? row.title?.test(title) ?? row.after?.test(after)) === true;
}

export const documentsFamily: RuleFamily = {
  name: 'documents',
  rules: rows,
  apply: (input) => findDocuments(articleOf(input)).value.join('、') || input,
};
