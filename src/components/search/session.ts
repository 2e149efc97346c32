/** One search after the other: asks, and shows only the latest answer. */
import { answer as answerTo, type Answer } from '../../lib/search/answer.ts';
import type { Sources } from '../../lib/search/sources.ts';
import { noQuestion, type Question } from '../../lib/search/address.ts';
import { SHOWN_AT_ONCE } from '../../lib/search/narrow.ts';
import type { Proposal } from '../../lib/search/proposals.ts';
import { suggest } from '../../lib/search/suggest.ts';
import { answerWithRecords, loadRecords } from './loaded.ts';
import { openIndex } from './open-engine.ts';
import { loadProposer, proposeNames } from './proposer.ts';
import {
  appendResults,
  showAnswer,
  showCounts,
  showFailure,
  showIdle,
  showProposals,
  showSearching,
  showSuggestions,
  type View,
} from './view.ts';

/** Names proposed at once. */
const PROPOSALS = 6;
/** Milliseconds that they wait for the answer, so that the page changes once. */
const PROPOSALS_WAIT = 250;

export interface Session {
  readonly view: View;
  sources: Promise<Sources> | null;
  question: Question;
  answer: Answer | null;
  /** Number of the latest search: answers to earlier ones are dropped. */
  latest: number;
}

export function newSession(view: View): Session {
  return { view, sources: null, question: noQuestion, answer: null, latest: 0 };
}

/** Answers the session's question. */
export async function search(session: Session): Promise<void> {
  const { view, question } = session;
  session.latest += 1;
  const ticket = session.latest;
  const isStale = (): boolean => ticket !== session.latest;
  showSearching(view);
  try {
    session.sources ??= openIndex();
    const asked = session.sources.then((sources) =>
      answerWithRecords(sources, () => answerTo(sources, question), SHOWN_AT_ONCE),
    );
    // While the answer is on its way, not before it is asked for.
    setTimeout(() => void propose(session, question.query, isStale, asked));
    const [sources, { answer, records }] = await Promise.all([session.sources, asked]);
    if (isStale()) return;
    session.answer = answer;
    if (!answer) showIdle(view);
    else {
      showAnswer(view, question, answer, records);
      if (answer.missing.length > 0) session.sources = null;
      if (answer.conversions.length > 0)
        void propose(session, answer.plain ?? question.query, isStale, asked);
      setTimeout(() => void fillFilters(session));
      if (answer.hits.length === 0) await showNearest(session, sources, isStale);
    }
  } catch (error) {
    if (isStale()) return;
    // Pagefind never asks again for what it missed: the next search opens the index anew.
    session.sources = null;
    session.answer = null;
    console.warn(error);
    showFailure(view);
  }
}

/**
 * Shows the filters, where they stand open: first those whose facts are loaded, then people, roles and
 * organisations, whose file is large.
 */
export async function fillFilters(session: Session): Promise<void> {
  const { answer, question, sources: opening, view } = session;
  if (answer === null || opening === null || !view.filters.open) return;
  showCounts(view, question, answer.counts());
  try {
    const sources = await opening;
    const loaded = sources.facts;
    if ((await sources.allFacts()) === loaded || session.answer !== answer) return;
    showCounts(view, question, answer.counts());
  } catch (error) {
    console.warn(error); // the other filters stay
  }
}

/** Shows the next results of the same answer. */
export async function showMore(session: Session): Promise<void> {
  const { answer, view } = session;
  if (!answer) return;
  const shown = view.results.childElementCount;
  try {
    const records = await loadRecords(answer, shown, SHOWN_AT_ONCE);
    if (session.answer !== answer || view.results.childElementCount !== shown) return;
    appendResults(view, answer, records);
  } catch {
    session.sources = null;
    showFailure(view);
  }
}

/** Proposes names for what was typed, else for its last word: with the answer if that does not take long. */
async function propose(
  { view }: Session,
  typed: string,
  isStale: () => boolean,
  answered: Promise<unknown>,
): Promise<void> {
  let latest: readonly Proposal[] | undefined;
  let isDue = false;
  const show = (): void => {
    if (isDue && latest && !isStale()) showProposals(view, latest, typed);
  };
  const waited = new Promise((resolve) => setTimeout(resolve, PROPOSALS_WAIT));
  const due = Promise.race([answered, waited])
    .catch(() => undefined) // the answer's failure is told elsewhere
    .then(() => {
      isDue = true;
      show();
    });
  for await (const proposals of proposeNames(typed, PROPOSALS)) {
    latest = proposals;
    show();
  }
  await due;
}

async function showNearest(
  { view, question }: Session,
  sources: Sources,
  isStale: () => boolean,
): Promise<void> {
  const suggestions = await suggest(sources, await loadProposer(), question.query, question.choice);
  if (!isStale()) showSuggestions(view, suggestions);
}
