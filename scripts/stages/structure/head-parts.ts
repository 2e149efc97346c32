/** The parts of a report's head: each comes once, over one line or several neighbouring ones. */
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';
import type { NamedLine } from './classify.ts';

export const headParts = ['headline', 'kicker', 'deck', 'summary'] as const satisfies readonly LineRole[];
export type HeadPart = (typeof headParts)[number];

const parts: ReadonlySet<string> = new Set(headParts);
export const isHeadPart = (role: string): role is HeadPart => parts.has(role);

/** The indexes of the lines with a role, neighbours together. */
export function runsOf(role: LineRole, lines: readonly NamedLine[]): number[][] {
  const runs: number[][] = [];
  lines.forEach((line, at) => {
    if (line.role !== role) return;
    const run = runs.at(-1);
    if (run?.at(-1) === at - 1) run.push(at);
    else runs.push([at]);
  });
  return runs;
}

/** A line goes on where the line before it is the same part of the head, and only there. */
export function joinParts(lines: readonly NamedLine[]): NamedLine[] {
  return lines.map((line, at) => {
    const joined = isHeadPart(line.role) && lines[at - 1]?.role === line.role;
    return line.joined === joined ? line : { ...line, joined };
  });
}
