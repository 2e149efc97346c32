/** Which sections the lines below the body fall into: the likeliest sequence of roles, by all lines together. */
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';

/** What speaks for each role of one line, and whether a blank line sets it apart from the line before. */
export interface Evidence {
  readonly weights: ReadonlyMap<LineRole, number>;
  readonly apart: boolean;
  /** A notice that may stand alone, in the middle of the page. */
  readonly notice?: boolean;
}

type Kind = 'text' | 'imprint' | 'tools' | 'related' | 'comments' | 'menu' | 'footer' | 'notice';

interface State {
  readonly role: LineRole;
  readonly kind: Kind;
}

/** Roles that lines below a body have, in the order in which they mostly come; footers also as notices. */
const states: readonly State[] = [
  { role: 'body', kind: 'text' },
  { role: 'caption', kind: 'text' },
  { role: 'byline', kind: 'imprint' },
  { role: 'editor', kind: 'imprint' },
  { role: 'publication', kind: 'imprint' },
  { role: 'page-title', kind: 'imprint' },
  { role: 'page-tools', kind: 'tools' },
  { role: 'related-links', kind: 'related' },
  { role: 'comment-box', kind: 'comments' },
  { role: 'navigation', kind: 'menu' },
  { role: 'footer', kind: 'footer' },
  { role: 'footer', kind: 'notice' },
];

/** The kinds in that order. */
const columns: readonly Kind[] = [...new Set(states.map(({ kind }) => kind))];

/** What it costs to go from one kind to the next; the report hardly begins again after a page's other parts. */
const costs: Readonly<Record<Kind, readonly number[]>> = {
  //        text imprint tools related comments menu footer notice
  text: [0.5, 0.5, 1, 2, 2, 2.5, 2.5, 1],
  imprint: [1.5, 0.5, 0.5, 1.5, 1.5, 2, 1.5, 0.5],
  tools: [2.5, 1, 0, 1, 1, 1, 1, 0.5],
  related: [5, 3, 1.5, 0, 1.5, 2, 1.5, 1.5],
  comments: [7, 4, 1.5, 1.5, 0, 2, 1.5, 1.5],
  menu: [5, 3, 1.5, 1.5, 2, 0, 1, 1.5],
  footer: [8, 5, 2, 2.5, 3, 2, 0, 8],
  notice: [4, 2, 0.8, 1.5, 1, 1.5, 0, 0],
};

/** A blank line makes a change this much cheaper, and costs this much where nothing changes. */
const cheaper = 0.6;
const apartness = 0.3;

function cost(from: number, to: number, apart: boolean): number {
  const [a, b] = [states[from], states[to]];
  if (!a || !b) return Infinity;
  if (a === b) return apart ? apartness : 0;
  const change = costs[a.kind][columns.indexOf(b.kind)] ?? Infinity;
  return apart ? change * cheaper : change;
}

/** Only a notice is one. */
function weightOf({ weights, notice }: Evidence, { role, kind }: State): number {
  return kind === 'notice' && notice !== true ? -Infinity : (weights.get(role) ?? 0);
}

/** The sequence of roles with the most evidence for it, less what its changes cost (Viterbi). Linear. */
export function decodeSections(lines: readonly Evidence[]): LineRole[] {
  let scores = states.map((_, to) => -cost(0, to, false));
  const from: number[][] = [];
  lines.forEach((evidence, at) => {
    const { apart } = evidence;
    const ways = states.map((_, to) => {
      if (at === 0) return to;
      let best = 0;
      scores.forEach((score, way) => {
        if (score - cost(way, to, apart) > (scores[best] ?? 0) - cost(best, to, apart)) best = way;
      });
      return best;
    });
    const before = scores;
    scores = states.map((state, to) => {
      const way = ways[to] ?? 0;
      const arrived = at === 0 ? (before[to] ?? 0) : (before[way] ?? 0) - cost(way, to, apart);
      return arrived + weightOf(evidence, state);
    });
    from.push(ways);
  });
  let state = scores.indexOf(Math.max(...scores));
  const out: LineRole[] = [];
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    out.push(states[state]?.role ?? 'body');
    state = from[at]?.[state] ?? 0;
  }
  return out.reverse();
}
