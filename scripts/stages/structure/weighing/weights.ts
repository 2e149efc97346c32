/** The weights that were learned: reads and writes line-weights.txt. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gaps } from './traits.ts';
import { placeOf, roles, transitionCount, type RoleModel } from './model.ts';

export const weightsFile = join(import.meta.dirname, 'line-weights.txt');

/** Weights are kept in hundredths. */
const unit = 100;
/** Weights that say less are left out: that makes the file a quarter as long. */
const least = 6;
const separator = '\t';
const step = '>';

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
 * The file's text: comments, then a line for each trait and each pair of neighbouring roles, in order, with
 * the weights that say anything, `role:hundredths`.
 *
 * @param head what stands above the weights, a line each
 */
export function writeWeights({ emissions, transitions }: RoleModel, head: readonly string[]): string {
  const lines: string[] = head.map((line) => `# ${line}`);
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
    return Math.abs(hundredths) < least ? [] : [`${roles[role] ?? ''}:${hundredths}`];
  });
  return said.length === 0 ? undefined : [name, ...said].join(separator);
}

/**
 * Reads such a text.
 *
 * @throws Error that names the line which is not well-formed
 */
export function readWeights(text: string): RoleModel {
  const emissions = new Map<string, Float64Array>();
  const transitions = new Float64Array(transitionCount);
  text.split('\n').forEach((line, index) => {
    if (line === '' || line.startsWith('# ')) return;
    const [name = '', ...said] = line.split(separator);
    const place = transitionRows.get(name);
    const weights = place ? transitions : new Float64Array(roles.length);
    for (const item of said) {
      const [role = '', hundredths] = item.split(':');
      const at = (roles as readonly string[]).indexOf(role);
      const weight = Number(hundredths) / unit;
      if (at === -1 || !Number.isFinite(weight)) {
        throw new Error(
          `${weightsFile}:${index + 1}: expected role:hundredths, found ${item}; write the file anew with npm run learn`,
        );
      }
      weights[place ? place(at) : at] = weight;
    }
    if (!place) emissions.set(name, weights);
  });
  return { emissions, transitions };
}

let model: RoleModel | undefined;

/** The weights that the pipeline uses; read once. */
export function learnedWeights(): RoleModel {
  return (model ??= readWeights(readFileSync(weightsFile, 'utf8')));
}
