/** Queries near to one without results, each with the number of its own. */
import { countOf } from './answer.ts';
import type { Sources } from './sources.ts';
import type { Choice } from './facets.ts';
import { longestParts, withoutOne } from './nearest.ts';
import type { Proposer } from './proposals.ts';
import { parseQuery, quoted } from './query.ts';

export interface Suggestion {
  readonly query: string;
  readonly count: number;
}

const MOST = 4;
/** Longer texts are not looked for in parts: each step asks the index. */
const LONGEST = 64;

/** Suggestions that all have results under this choice, the nearest first. */
export async function suggest(
  sources: Sources,
  propose: Proposer,
  typed: string,
  choice: Choice,
): Promise<Suggestion[]> {
  const query = parseQuery(typed);
  const names = propose(typed, MOST).map((proposal) => proposal.query);
  const parts = query.clauses.length === 1 ? await partsOf(sources, query.clauses[0]?.[0]?.term, choice) : [];
  const together = parts.length === 2 ? [parts.join(' ')] : [];
  const candidates = [...new Set([...names, ...withoutOne(query), ...together, ...parts])];
  const counted = await Promise.all(
    candidates.map(async (candidate) => ({
      query: candidate,
      count: candidate === typed.trim() ? 0 : await countOf(sources, candidate, choice),
    })),
  );
  return counted.filter(({ count }) => count > 0).slice(0, MOST);
}

async function partsOf(
  sources: Sources,
  term: ReturnType<typeof parseQuery>['clauses'][number][number]['term'] | undefined,
  choice: Choice,
): Promise<string[]> {
  if (term?.kind !== 'text' || term.text.length > LONGEST) return [];
  return await longestParts(term.text, async (part) => (await countOf(sources, quoted(part), choice)) > 0);
}
