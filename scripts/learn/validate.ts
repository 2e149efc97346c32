/** How many lines of captures that were not learned from get their role. */
import { noEvidence } from '../stages/structure/evidence.ts';
import { isRemoved } from '../stages/structure/rows.ts';
import type { RoleModel } from '../stages/structure/weighing/model.ts';
import { weighRoles } from '../stages/structure/weighing/weigh.ts';
import type { LabelledPage } from './captures.ts';

/** Counts of lines. */
export interface Tally {
  readonly lines: number;
  /** Right as the rules name them. */
  readonly ruled: number;
  /** Right when they are weighed. */
  readonly weighed: number;
  /** Lines of articles, and those of them that are taken out once they are weighed. */
  readonly kept: number;
  readonly lost: number;
}

export function sharesOf(pages: readonly LabelledPage[], model: RoleModel): Tally {
  const tally = { lines: 0, ruled: 0, weighed: 0, kept: 0, lost: 0 };
  for (const { lines, wanted } of pages) {
    const { lines: weighed } = weighRoles({ lines, lacks: undefined }, noEvidence, model);
    wanted.forEach((role, at) => {
      const found = weighed[at]?.role ?? 'body';
      tally.lines += 1;
      tally.ruled += lines[at]?.role === role ? 1 : 0;
      tally.weighed += found === role ? 1 : 0;
      tally.kept += isRemoved(role) ? 0 : 1;
      tally.lost += !isRemoved(role) && isRemoved(found) ? 1 : 0;
    });
  }
  return tally;
}
