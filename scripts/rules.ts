/** Rules as data: loads scripts/rules/*.yml, and refuses rows that are not well-formed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { LineCounter, parseDocument } from 'yaml';

/** What every rule has: a name, a reason, and an example that a test runs. */
export const ruleFields = {
  /** Unique in its file; messages and provenance show it as `family/id`. */
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'expected a kebab-case id'),
  /** Why the rule exists, for a reader of the provenance page. */
  reason: z.string().min(1),
  /** What the family makes of `in`. */
  example: z.strictObject({ in: z.string(), out: z.string() }),
  /** Texts that look alike and must come through the family unchanged. */
  keeps: z.array(z.string()).optional(),
};

export interface RuleRow {
  readonly id: string;
  readonly reason: string;
  readonly example: { readonly in: string; readonly out: string };
  readonly keeps?: readonly string[] | undefined;
}

/** A rule file with the code that gives its rows meaning; scripts/families.ts lists them all. */
export interface RuleFamily {
  /** File name in scripts/rules without `.yml`; the first half of every rule's full id. */
  readonly name: string;
  readonly rules: readonly RuleRow[];
  /** What the family makes of an example's `in`, through the very code that the stage runs. */
  apply(input: string, rule: RuleRow): string;
}

/** Where a problem stands in a rule file. */
export class RuleFileError extends Error {
  override name = 'RuleFileError';
}

/**
 * Reads one rule file: a YAML list of rows.
 *
 * @throws RuleFileError with file:line for YAML errors, rows that do not fit, and duplicate ids
 */
export function loadRules<Row extends RuleRow>(name: string, schema: z.ZodType<Row>): readonly Row[] {
  const file = join(import.meta.dirname, 'rules', `${name}.yml`);
  return parseRules(name, readFileSync(file, 'utf8'), schema);
}

/** The same for a text already read. */
export function parseRules<Row extends RuleRow>(
  name: string,
  text: string,
  schema: z.ZodType<Row>,
): readonly Row[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const where = (offset: number): string => `scripts/rules/${name}.yml:${lines.linePos(offset).line}`;
  const [error] = document.errors;
  if (error) throw new RuleFileError(`${where(error.pos[0])} ${error.message}`);
  const rows: unknown = document.toJS();
  if (!Array.isArray(rows)) throw new RuleFileError(`${where(0)} expected a list of rules`);
  const seen = new Set<string>();
  return rows.map((row: unknown, index) => {
    const node = document.getIn([index], true) as { range?: [number, number, number] } | undefined;
    const place = where(node?.range?.[0] ?? 0);
    const parsed = schema.safeParse(row);
    if (!parsed.success) throw new RuleFileError(`${place} ${z.prettifyError(parsed.error)}`);
    if (seen.has(parsed.data.id)) throw new RuleFileError(`${place} duplicate rule id ${parsed.data.id}`);
    seen.add(parsed.data.id);
    return parsed.data;
  });
}
