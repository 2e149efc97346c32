/** The roles that a person gave to lines, over those that the rules gave. */
import type { CorrectionSet } from '../../corrections/read.ts';
import { correctionRule, lost } from '../../corrections/rows.ts';
import type { StageMessage } from '../../stage.ts';
import type { NamedLine } from './classify.ts';
import { isHeadPart, joinParts, runsOf } from './head-parts.ts';
import type { Settled } from './settle.ts';
import { blocksOf, editsOf } from './weave.ts';

/** What `settle` found, or in place of what the page lacks, why a correction does not apply. */
export interface Corrected extends Omit<Settled, 'lacks'> {
  readonly lacks: Settled['lacks'] | StageMessage;
}

/** Gives the corrected lines their roles; the edits are then made anew, in one pass. */
export function correctRoles(
  page: string,
  settled: Settled,
  corrections: CorrectionSet | undefined,
): Corrected {
  let { lines } = settled;
  let any = false;
  for (const [index, row] of (corrections?.rows ?? []).entries()) {
    const { correction } = row;
    if (!('role' in correction)) continue;
    const place = lines.findIndex(({ line }) => line === correction.line);
    const line = lines[place];
    if (!line) return { ...settled, lacks: lost(row, index, `line ${correction.line} is blank or missing`) };
    if (line.role === correction.role) {
      return { ...settled, lacks: lost(row, index, `line ${correction.line} is a ${line.role} already`) };
    }
    lines = lines.with(place, {
      ...line,
      role: correction.role,
      row: { ...line.row, label: undefined },
      correction: correctionRule(index),
    });
    any = true;
  }
  if (!any) return settled;
  const second = secondPart(lines, corrections);
  if (second) return { ...settled, lacks: second };
  lines = joinParts(lines);
  const blocks = blocksOf(lines);
  return { lines, blocks, passes: [editsOf(page, lines)], lacks: lackOf(lines) };
}

/** Why a report cannot be as corrected: it would have two headlines apart from one another, or two decks. */
function secondPart(
  lines: readonly NamedLine[],
  corrections: CorrectionSet | undefined,
): StageMessage | undefined {
  for (const [index, row] of (corrections?.rows ?? []).entries()) {
    const { correction } = row;
    if (!('role' in correction) || !isHeadPart(correction.role)) continue;
    const others = runsOf(correction.role, lines).flatMap((run) => {
      const own = run.map((at) => lines[at]?.line);
      return own.includes(correction.line) ? [] : own;
    });
    if (others.length === 0) continue;
    const part = correction.role;
    return lost(
      row,
      index,
      `line ${correction.line} would be a second ${part}, apart from line ${others.join(', ')}; expected one ${part}, over neighbouring lines where it has several. Correct line ${others.join(', ')} as well`,
    );
  }
  return undefined;
}

function lackOf(lines: readonly NamedLine[]): Settled['lacks'] {
  if (!lines.some(({ role }) => role === 'body')) return 'body';
  return lines.some(({ role }) => role === 'headline') ? undefined : 'headline';
}
