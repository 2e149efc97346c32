/** The search page at work: from what the reader does to what the page shows. */
import {
  historyMove,
  readAddress,
  writeAddress,
  type Entry,
  type Question,
} from '../../lib/search/address.ts';
import type { Answer, Engine } from '../../lib/search/engine.ts';
import { noChoice, toggle } from '../../lib/search/facets.ts';
import { valueOf } from './filters.ts';
import { listenToKeys } from './keyboard.ts';
import { openEngine } from './open-engine.ts';
import {
  appendResults,
  openView,
  showAnswer,
  showFailure,
  showIdle,
  showSearching,
  type View,
} from './view.ts';

/** Milliseconds without a key before a search starts. */
const PAUSE = 120;
/** Results shown at once. */
const PAGE_SIZE = 20;

interface Session {
  readonly view: View;
  engine: Promise<Engine> | null;
  question: Question;
  answer: Answer | null;
  /** Number of the latest search: answers to earlier ones are dropped. */
  latest: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Starts the page: reads its address, then listens. */
export function startSearchPage(): void {
  const view = openView({
    clearFilters: () => {
      ask(session, { ...session.question, choice: noChoice }, true);
    },
    retry: () => void search(session),
  });
  const session: Session = {
    view,
    engine: null,
    question: { query: '', choice: noChoice },
    answer: null,
    latest: 0,
    timer: undefined,
  };
  // Where there is room the filters stand open beside the results.
  view.filters.open = matchMedia('(min-width: 60rem)').matches;
  listenToInput(session);
  listenToChoices(session);
  listenToKeys(view.input, view.results);
  addEventListener('popstate', () => {
    restore(session);
  });
  restore(session);
  if (session.question.query === '') view.input.focus({ preventScroll: true });
}

/** Takes the question from the address, as after a reload or a step back. */
function restore(session: Session): void {
  clearTimeout(session.timer);
  session.question = readAddress(location.search);
  session.view.input.value = session.question.query;
  void search(session);
}

function listenToInput(session: Session): void {
  const { input, form } = session.view;
  const typed = (): Question => ({ ...session.question, query: input.value });
  input.addEventListener('input', (event) => {
    clearTimeout(session.timer);
    // What an input method composes is no query yet; `compositionend` tells when it is.
    if (event instanceof InputEvent && event.isComposing) return;
    session.timer = setTimeout(ask, PAUSE, session, typed(), false);
  });
  input.addEventListener('compositionend', () => {
    clearTimeout(session.timer);
    session.timer = setTimeout(ask, PAUSE, session, typed(), false);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(session.timer);
    ask(session, typed(), true);
  });
}

function listenToChoices(session: Session): void {
  const { facets, more } = session.view;
  facets.addEventListener('change', (event) => {
    const chosen = event.target instanceof HTMLInputElement ? valueOf(event.target) : null;
    if (!chosen) return;
    const choice = toggle(session.question.choice, chosen.facet, chosen.value);
    ask(session, { query: session.view.input.value, choice }, true);
  });
  more.addEventListener('click', () => void showMore(session));
}

/** Puts a question into the address and searches. */
function ask(session: Session, question: Question, committed: boolean): void {
  const present = presentEntry();
  const next: Entry = { address: location.pathname + writeAddress(question), committed };
  const move = historyMove(present, next);
  const state = { committed: committed || (present.committed && present.address === next.address) };
  if (move === 'push') history.pushState(state, '', next.address);
  else history.replaceState(state, '', next.address);
  session.question = question;
  void search(session);
}

/** A search that came with the address was asked for: only what is being typed is a draft. */
function presentEntry(): Entry {
  const { state } = history as { state: { committed?: boolean } | null };
  return {
    address: location.pathname + writeAddress(readAddress(location.search)),
    committed: state?.committed ?? location.search !== '',
  };
}

async function search(session: Session): Promise<void> {
  const { view, question } = session;
  session.latest += 1;
  const ticket = session.latest;
  const isStale = (): boolean => ticket !== session.latest;
  showSearching(view);
  try {
    session.engine ??= openEngine();
    const answer = await (await session.engine).ask(question);
    if (isStale()) return;
    const records = await loadRecords(answer, 0);
    if (isStale()) return;
    session.answer = answer;
    if (answer) showAnswer(view, question, answer, records);
    else showIdle(view);
  } catch (error) {
    if (isStale()) return;
    // Pagefind never asks again for what it missed: the next search opens the index anew.
    session.engine = null;
    session.answer = null;
    console.warn(error);
    showFailure(view);
  }
}

async function showMore(session: Session): Promise<void> {
  const { answer, view } = session;
  if (!answer) return;
  const shown = view.results.childElementCount;
  try {
    const records = await loadRecords(answer, shown);
    if (session.answer !== answer || view.results.childElementCount !== shown) return;
    appendResults(view, answer, records);
  } catch {
    session.engine = null;
    showFailure(view);
  }
}

function loadRecords(answer: Answer | null, from: number) {
  const hits = answer?.hits.slice(from, from + PAGE_SIZE) ?? [];
  return Promise.all(hits.map((hit) => hit.load()));
}
