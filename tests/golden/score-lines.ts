/** How much of the labelled lines of some captures has the role that a person gave. */
import { keptRoles, removedRoles, type LineRole } from '../../src/lib/schemas/provenance.ts';

/** The roles of one capture by line number: as a person labelled them, and as the stage named them. */
export interface LabelledCapture {
  readonly wanted: ReadonlyMap<number, LineRole>;
  readonly found: ReadonlyMap<number, LineRole>;
}

/** So many of so many. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** What matters to a reader, most important first; the last two are over all lines. */
export interface LineScores {
  /** Body lines that are body still. */
  readonly bodyRecall: Share;
  /** Lines taken as body that are body. */
  readonly bodyPrecision: Share;
  /** Captures whose headline is the right line or lines. */
  readonly headlines: Share;
  /** Publication, byline and editor lines that have their very role. */
  readonly imprint: Share;
  /** Lines outside the article that leave it, in whatever role. */
  readonly removed: Share;
  /** Lines of the article that stay, in whatever role. */
  readonly stays: Share;
  /** Lines that have their role. */
  readonly roles: Share;
}

const removed: ReadonlySet<string> = new Set(removedRoles);
const kept: ReadonlySet<string> = new Set(keptRoles);
const imprint: ReadonlySet<string> = new Set<LineRole>(['publication', 'byline', 'editor']);

/** Scores over all the captures' lines together. */
export function scoreLines(captures: readonly LabelledCapture[]): LineScores {
  const pairs = captures.flatMap(({ wanted, found }) =>
    [...wanted].map(([line, role]) => ({ wanted: role, found: found.get(line) ?? '' })),
  );
  const share = (of: typeof pairs, right: (pair: (typeof pairs)[number]) => boolean): Share => ({
    right: of.filter(right).length,
    of: of.length,
  });
  const where = (test: (pair: (typeof pairs)[number]) => boolean): typeof pairs => pairs.filter(test);
  const same = (pair: (typeof pairs)[number]): boolean => pair.wanted === pair.found;
  return {
    bodyRecall: share(
      where((pair) => pair.wanted === 'body'),
      same,
    ),
    bodyPrecision: share(
      where((pair) => pair.found === 'body'),
      same,
    ),
    headlines: {
      right: captures.filter(({ wanted, found }) => headline(wanted) === headline(found)).length,
      of: captures.length,
    },
    imprint: share(
      where((pair) => imprint.has(pair.wanted)),
      same,
    ),
    removed: share(
      where((pair) => removed.has(pair.wanted)),
      (pair) => removed.has(pair.found),
    ),
    stays: share(
      where((pair) => kept.has(pair.wanted)),
      (pair) => kept.has(pair.found),
    ),
    roles: share(pairs, same),
  };
}

function headline(roles: ReadonlyMap<number, LineRole>): string {
  return [...roles]
    .flatMap(([line, role]) => (role === 'headline' ? [line] : []))
    .sort((a, b) => a - b)
    .join(' ');
}
