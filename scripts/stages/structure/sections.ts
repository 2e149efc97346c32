/** Which sections the lines below the body fall into: the likeliest sequence of roles, by all lines together. */
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';

/** What speaks for each role of one line, and whether a blank line sets it apart from the line before. */
export interface Evidence {
  readonly weights: ReadonlyMap<LineRole, number>;
  readonly apart: boolean;
}

/** Roles that lines below a body have, in the order in which they mostly come. */
const roles = [
  'body',
  'caption',
  'byline',
  'editor',
  'publication',
  'page-title',
  'page-tools',
  'related-links',
  'comment-box',
  'navigation',
  'footer',
] as const satisfies readonly LineRole[];

type Kind = 'text' | 'imprint' | 'tools' | 'related' | 'comments' | 'menu' | 'footer';

const kinds: Readonly<Record<(typeof roles)[number], Kind>> = {
  body: 'text',
  caption: 'text',
  byline: 'imprint',
  editor: 'imprint',
  publication: 'imprint',
  'page-title': 'imprint',
  'page-tools': 'tools',
  'related-links': 'related',
  'comment-box': 'comments',
  navigation: 'menu',
  footer: 'footer',
};

const columns: readonly Kind[] = ['text', 'imprint', 'tools', 'related', 'comments', 'menu', 'footer'];

/** What it costs to go from one kind to the next; the report hardly begins again after a page's other parts. */
const costs: Readonly<Record<Kind, readonly number[]>> = {
  //        text imprint tools related comments menu footer
  text: [0.5, 0.5, 1, 2, 2, 2.5, 2.5],
  imprint: [1.5, 0.5, 0.5, 1.5, 1.5, 2, 1.5],
  tools: [2.5, 1, 0, 1, 1, 1, 1],
  related: [5, 3, 1.5, 0, 1.5, 2, 1.5],
  comments: [7, 4, 1.5, 1.5, 0, 2, 1.5],
  menu: [5, 3, 1.5, 1.5, 2, 0, 1],
  footer: [8, 5, 2, 2.5, 3, 2, 0],
};

/** A blank line makes a change this much cheaper, and costs this much where nothing changes. */
const cheaper = 0.6;
const apartness = 0.3;

function cost(from: number, to: number, apart: boolean): number {
  const [a, b] = [roles[from], roles[to]];
  if (!a || !b) return Infinity;
  if (a === b) return apart ? apartness : 0;
  const change = costs[kinds[a]][columns.indexOf(kinds[b])] ?? Infinity;
  return apart ? change * cheaper : change;
}

/** The sequence of roles with the most evidence for it, less what its changes cost (Viterbi). Linear. */
export function decodeSections(lines: readonly Evidence[]): LineRole[] {
  let scores = roles.map((_, to) => -cost(0, to, false));
  const from: number[][] = [];
  lines.forEach(({ weights, apart }, at) => {
    const ways = roles.map((_, to) => {
      if (at === 0) return to;
      let best = 0;
      scores.forEach((score, way) => {
        if (score - cost(way, to, apart) > (scores[best] ?? 0) - cost(best, to, apart)) best = way;
      });
      return best;
    });
    const before = scores;
    scores = roles.map((role, to) => {
      const way = ways[to] ?? 0;
      const arrived = at === 0 ? (before[to] ?? 0) : (before[way] ?? 0) - cost(way, to, apart);
      return arrived + (weights.get(role) ?? 0);
    });
    from.push(ways);
  });
  let state = scores.indexOf(Math.max(...scores));
  const out: LineRole[] = [];
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    out.push(roles[state] ?? 'body');
    state = from[at]?.[state] ?? 0;
  }
  return out.reverse();
}
