/** Answers together with the texts of their first results. */
import type { Answer } from '../../lib/search/answer.ts';
import type { Sources } from '../../lib/search/sources.ts';
import type { SearchRecord } from '../../lib/search/record.ts';

export interface Loaded {
  readonly answer: Answer | null;
  readonly records: readonly SearchRecord[];
}

/**
 * Asks, and loads the first results. Where their part of the index turns out to be lost, asks again:
 * the answer is then that of the other parts.
 *
 * @throws Error when something does not load that no part is lost for
 */
export async function answerWithRecords(
  { engine }: Sources,
  ask: () => Promise<Answer | null>,
  count: number,
): Promise<Loaded> {
  for (;;) {
    const answer = await ask();
    const lost = answer?.missing.length ?? 0;
    try {
      return { answer, records: answer ? await loadRecords(answer, 0, count) : [] };
    } catch (error) {
      if (engine.missing().length <= lost) throw error;
    }
  }
}

/** The texts of some results of an answer. @throws Error when one does not load */
export function loadRecords(answer: Answer, from: number, count: number): Promise<SearchRecord[]> {
  return Promise.all(answer.hits.slice(from, from + count).map((hit) => hit.load()));
}
