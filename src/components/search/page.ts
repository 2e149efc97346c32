/** The search page at work: from what the reader does to what the page shows. */
import {
  historyMove,
  orders,
  readAddress,
  writeAddress,
  type Entry,
  type Question,
} from '../../lib/search/address.ts';
import { noChoice, toggle } from '../../lib/search/facets.ts';
import { strings } from '../../lib/search/strings.ts';
import { saveResults, type Format } from './export.ts';
import { valueOf } from './filters.ts';
import { listenToKeys } from './keyboard.ts';
import { fillFilters, newSession, search, showMore, type Session } from './session.ts';
import { openView } from './view.ts';

/** Milliseconds without a key before a search starts. */
const PAUSE = 120;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Starts the page: reads its address, then listens. */
export function startSearchPage(): void {
  const view = openView({
    clearFilters: () => {
      ask(session, { ...session.question, choice: noChoice }, true);
    },
    retry: () => void search(session),
  });
  const session = newSession(view);
  // Where there is room the filters stand open beside the results.
  view.filters.open = matchMedia('(min-width: 60rem)').matches;
  listenToInput(session);
  listenToChoices(session);
  listenToLinks(session);
  listenToDownloads(session);
  listenToKeys(view.input, [view.proposals, view.results]);
  addEventListener('popstate', () => {
    restore(session);
  });
  restore(session);
  if (session.question.query === '') view.input.focus({ preventScroll: true });
}

/** Takes the question from the address, as after a reload or a step back. */
function restore(session: Session): void {
  clearTimeout(timer);
  session.question = readAddress(location.search);
  session.view.input.value = session.question.query;
  session.view.order.value = session.question.order;
  void search(session);
}

function listenToInput(session: Session): void {
  const { input, form } = session.view;
  const typed = (): Question => ({ ...session.question, query: input.value });
  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    // What an input method composes is no query yet; `compositionend` tells when it is.
    if (event instanceof InputEvent && event.isComposing) return;
    timer = setTimeout(ask, PAUSE, session, typed(), false);
  });
  input.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE, session, typed(), false);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask(session, typed(), true);
  });
}

function listenToChoices(session: Session): void {
  const { facets, filters, more, order, input } = session.view;
  facets.addEventListener('change', (event) => {
    const chosen = event.target instanceof HTMLInputElement ? valueOf(event.target) : null;
    if (!chosen) return;
    const choice = toggle(session.question.choice, chosen.facet, chosen.value);
    ask(session, { ...session.question, query: input.value, choice }, true);
  });
  order.addEventListener('change', () => {
    const chosen = orders.find((name) => name === order.value) ?? 'relevance';
    ask(session, { ...session.question, query: input.value, order: chosen }, true);
  });
  more.addEventListener('click', () => void showMore(session));
  filters.addEventListener('toggle', () => void fillFilters(session));
}

/** Links that ask another query are answered on the spot. */
function listenToLinks(session: Session): void {
  const { proposals, notice, input } = session.view;
  for (const place of [proposals, notice]) {
    place.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
      const query = event.target.closest('a')?.getAttribute('data-query');
      if (query === null || query === undefined) return;
      event.preventDefault();
      input.value = query;
      input.focus();
      ask(session, { ...session.question, query }, true);
    });
  }
}

function listenToDownloads(session: Session): void {
  const { tools, progress } = session.view;
  tools.addEventListener('click', (event) => {
    const format = event.target instanceof HTMLButtonElement ? event.target.dataset.format : undefined;
    const { answer, question } = session;
    if (format === undefined || !answer) return;
    const tell = (done: number): void => {
      progress.textContent = strings.preparing(done, answer.hits.length);
    };
    saveResults(answer, question.query, format as Format, tell).then(
      () => {
        progress.textContent = strings.downloaded(answer.hits.length);
      },
      () => {
        progress.textContent = strings.downloadFailed;
      },
    );
  });
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
