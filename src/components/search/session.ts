/** One search after the other: asks, and shows only the latest answer. */
import { answer as answerTo, type Answer, type Sources } from '../../lib/search/answer.ts';
import { noQuestion, type Question } from '../../lib/search/address.ts';
import { suggest } from '../../lib/search/suggest.ts';
import { openSources } from './open-engine.ts';
import { loadProposer } from './packed.ts';
import {
  appendResults,
  showAnswer,
  showFailure,
  showIdle,
  showProposals,
  showSearching,
  showSuggestions,
  type View,
} from './view.ts';

/** Results shown at once. */
const PAGE_SIZE = 20;
/** Names proposed at once. */
const PROPOSALS = 6;

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
  void propose(session, question.query, isStale);
  try {
    session.sources ??= openSources();
    const sources = await session.sources;
    const answer = await answerTo(sources, question);
    if (isStale()) return;
    const records = await loadRecords(answer, 0);
    if (isStale()) return;
    session.answer = answer;
    if (!answer) showIdle(view);
    else {
      showAnswer(view, question, answer, records);
      if (answer.missing.length > 0) session.sources = null;
      if (answer.conversions.length > 0) void propose(session, answer.plain ?? question.query, isStale);
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

/** Shows the next results of the same answer. */
export async function showMore(session: Session): Promise<void> {
  const { answer, view } = session;
  if (!answer) return;
  const shown = view.results.childElementCount;
  try {
    const records = await loadRecords(answer, shown);
    if (session.answer !== answer || view.results.childElementCount !== shown) return;
    appendResults(view, answer, records);
  } catch {
    session.sources = null;
    showFailure(view);
  }
}

/** Proposes names for what was typed, else for its last word. */
async function propose({ view }: Session, typed: string, isStale: () => boolean): Promise<void> {
  if (typed.trim() === '') {
    showProposals(view, [], '');
    return;
  }
  const propose = await loadProposer();
  if (isStale()) return;
  const whole = propose(typed, PROPOSALS);
  const last = typed.trim().split(/\s+/u).at(-1) ?? '';
  showProposals(view, whole.length > 0 ? whole : propose(last, PROPOSALS), typed);
}

async function showNearest(
  { view, question }: Session,
  sources: Sources,
  isStale: () => boolean,
): Promise<void> {
  const suggestions = await suggest(sources, await loadProposer(), question.query, question.choice);
  if (!isStale()) showSuggestions(view, suggestions);
}

function loadRecords(answer: Answer | null, from: number) {
  const hits = answer?.hits.slice(from, from + PAGE_SIZE) ?? [];
  return Promise.all(hits.map((hit) => hit.load()));
}
