/** Weak evidence: which roles a line without a mark of its own speaks for. */
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';
import { shareOf } from './lexicon.ts';
import type { PageLine } from './lines.ts';
import { fits, hintRows, type Given, type StructureRow, type Zone } from './rows.ts';

/** How much a line speaks for a role, and the row that says most of it. */
export interface Leaning {
  readonly weight: number;
  readonly row: StructureRow;
}

export type Leanings = ReadonlyMap<LineRole, Leaning>;

/** On which side of a line the title stands: above the body, some evidence counts on one side only. */
export type Side = 'before' | 'after';

/** Where no title is known yet, only what comes before titles may count. */
function stands({ title }: StructureRow, side: Side | undefined): boolean {
  return title === undefined || title === (side ?? 'after');
}

/** What the rows of weak evidence say of a line in this zone: the sum of their weights for each role. */
export function leaningsOf(line: PageLine, zone: Zone, title?: Side): Leanings {
  const sums = new Map<LineRole, Leaning & { readonly most: number }>();
  for (const row of hintRows.get(zone) ?? []) {
    if (!stands(row, title) || !fits(line, row)) continue;
    const covered = row.words && row.share !== undefined ? shareOf(line.key, row.words) : 1;
    for (const [role, weight] of Object.entries(row.weights ?? {}) as [LineRole, number][]) {
      const said = weight * covered;
      const sum = sums.get(role) ?? { weight: 0, row, most: -Infinity };
      const heavier = said > sum.most;
      sums.set(role, {
        weight: sum.weight + said,
        row: heavier ? row : sum.row,
        most: heavier ? said : sum.most,
      });
    }
  }
  return sums;
}

/** So much evidence names a line by itself. */
const enough = 2;
/** By so much one role must lead. */
const clear = 0.5;

/**
 * The role that the evidence gives a line for which no row has a mark, if it is enough and one role leads.
 *
 * @param beside what the neighbouring lines add to the evidence for a role
 */
export function hintOf(
  line: PageLine,
  zone: Zone,
  title?: Side,
  beside: (role: LineRole) => number = () => 0,
): Given | undefined {
  const said = [...leaningsOf(line, zone, title)].map(([role, { weight, row }]) => ({
    role,
    row,
    weight: weight + beside(role),
  }));
  const [first, second] = said.sort((a, b) => b.weight - a.weight);
  if (!first || first.weight < enough) return undefined;
  return second && second.weight > first.weight - clear ? undefined : { role: first.role, row: first.row };
}
