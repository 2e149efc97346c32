/** The weights that were learned: reads and writes line-weights.txt. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOf, roles, transitionCount, type Field } from './field.ts';
import { fileRows, fileText, rowText, unreadable } from './learned-file.ts';
import { gaps } from './traits.ts';

export const fieldFile = join(import.meta.dirname, 'line-weights.txt');

/** Weights are kept in hundredths. */
const unit = 100;
/** Weights that say less are left out: most of the file, and hardly a line's role. */
const least = 4;
const step = '>';
/** Each role has a letter in the file, by its place among the roles. */
const letterOf = (role: number): string => String.fromCharCode('a'.charCodeAt(0) + role);
/** Says which letter is which role; other roles than today's would be read as what they are not. */
const legend = `# roles: ${roles.map((role, at) => `${letterOf(at)}=${role}`).join(' ')}`;

/** The name of each gap with each role before it, and where the weight of the role that follows is kept. */
const transitionRows: ReadonlyMap<string, (role: number) => number> = new Map(
  gaps.flatMap((gap, index) =>
    [...roles, 'start'].map(
      (role, before) =>
        [`${gap}${step}${role}${step}`, (next: number) => placeOf(index, before, next)] as const,
    ),
  ),
);

/**
 * The file's text: comments, the roles' letters, then a line for each role before another and for each trait,
 * in order, with the weights that say anything: a letter with hundredths, as `c-12`.
 *
 * @param head what stands above the weights, a line each
 */
export function writeField({ emissions, transitions }: Field, head: readonly string[]): string {
  const rows: string[] = [];
  for (const [name, placeFor] of transitionRows) {
    const own = roles.map((_, role) => transitions[placeFor(role)] ?? 0);
    const row = rowOf(name, own);
    if (row !== undefined) rows.push(row);
  }
  for (const [trait, weights] of [...emissions].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const row = rowOf(trait, [...weights]);
    if (row !== undefined) rows.push(row);
  }
  return fileText(head, legend, rows);
}

function rowOf(name: string, weights: readonly number[]): string | undefined {
  const said = weights.flatMap((weight, role) => {
    const hundredths = Math.round(weight * unit);
    return Math.abs(hundredths) < least ? [] : [`${letterOf(role)}${hundredths}`];
  });
  return said.length === 0 ? undefined : rowText(name, said);
}

/**
 * Reads such a text.
 *
 * @throws Error that names the line which is not well-formed or comes again, or a file of other roles
 */
export function readField(text: string): Field {
  const emissions = new Map<string, Float64Array>();
  const transitions = new Float64Array(transitionCount);
  for (const { name, cells, at } of fileRows(fieldFile, legend, text)) {
    const place = transitionRows.get(name);
    const weights = place ? transitions : new Float64Array(roles.length);
    for (const cell of cells) {
      const role = cell.charCodeAt(0) - letterOf(0).charCodeAt(0);
      const weight = Number(cell.slice(1) || NaN) / unit;
      if (roles[role] === undefined || !Number.isFinite(weight))
        throw unreadable(fieldFile, at, 'a role’s letter with hundredths', cell);
      weights[place ? place(role) : role] = weight;
    }
    if (!place) emissions.set(name, weights);
  }
  return { emissions, transitions };
}

let field: Field | undefined;

/** The weights that the pipeline uses; read once. */
export function learnedField(): Field {
  return (field ??= readField(readFileSync(fieldFile, 'utf8')));
}
