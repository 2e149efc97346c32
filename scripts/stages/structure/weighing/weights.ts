/** The weights that were learned: reads and writes line-weights.txt. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gaps } from './traits.ts';
import { placeOf, roles, transitionCount, type RoleModel } from './model.ts';

export const weightsFile = join(import.meta.dirname, 'line-weights.txt');

/** Weights are kept in hundredths. */
const unit = 100;
/** Weights that say less are left out: most of the file, and hardly a line's role. */
const least = 4;
const separator = '\t';
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
export function writeWeights({ emissions, transitions }: RoleModel, head: readonly string[]): string {
  const lines: string[] = [...head.map((line) => `# ${line}`), legend];
  for (const [name, placeFor] of transitionRows) {
    const own = roles.map((_, role) => transitions[placeFor(role)] ?? 0);
    const line = lineOf(name, own);
    if (line !== undefined) lines.push(line);
  }
  for (const [trait, weights] of [...emissions].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const line = lineOf(trait, [...weights]);
    if (line !== undefined) lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}

function lineOf(name: string, weights: readonly number[]): string | undefined {
  const said = weights.flatMap((weight, role) => {
    const hundredths = Math.round(weight * unit);
    return Math.abs(hundredths) < least ? [] : [`${letterOf(role)}${hundredths}`];
  });
  return said.length === 0 ? undefined : [name, ...said].join(separator);
}

/**
 * Reads such a text.
 *
 * @throws Error that names the line which is not well-formed, or a file of other roles
 */
export function readWeights(text: string): RoleModel {
  const emissions = new Map<string, Float64Array>();
  const transitions = new Float64Array(transitionCount);
  if (!text.includes(`${legend}\n`)) throw unreadable(1, legend, 'other roles or none');
  text.split('\n').forEach((line, index) => {
    if (line === '' || line.startsWith('# ')) return;
    const [name = '', ...said] = line.split(separator);
    const place = transitionRows.get(name);
    const weights = place ? transitions : new Float64Array(roles.length);
    for (const item of said) {
      const at = item.charCodeAt(0) - letterOf(0).charCodeAt(0);
      const weight = Number(item.slice(1) || NaN) / unit;
      if (roles[at] === undefined || !Number.isFinite(weight)) {
        throw unreadable(index + 1, 'a role’s letter with hundredths', item);
      }
      weights[place ? place(at) : at] = weight;
    }
    if (!place) emissions.set(name, weights);
  });
  return { emissions, transitions };
}

function unreadable(line: number, expected: string, found: string): Error {
  return new Error(
    `${weightsFile}:${line}: expected ${expected}, found ${found}; write the file anew with npm run learn`,
  );
}

let model: RoleModel | undefined;

/** The weights that the pipeline uses; read once. */
export function learnedWeights(): RoleModel {
  return (model ??= readWeights(readFileSync(weightsFile, 'utf8')));
}
