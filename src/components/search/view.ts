/** What the search page shows; the only module that writes to it. */
import type { Question } from '../../lib/search/address.ts';
import type { Answer } from '../../lib/search/engine.ts';
import { isChosen } from '../../lib/search/facets.ts';
import type { SearchRecord } from '../../lib/search/record.ts';
import { strings } from '../../lib/search/strings.ts';
import { element, find } from './dom.ts';
import { showFilters } from './filters.ts';
import { resultItem } from './results.ts';

/** The parts of the page. */
export interface View {
  readonly input: HTMLInputElement;
  readonly form: HTMLFormElement;
  readonly status: HTMLElement;
  readonly filters: HTMLDetailsElement;
  readonly facets: HTMLElement;
  readonly notice: HTMLElement;
  readonly results: HTMLElement;
  readonly more: HTMLButtonElement;
  readonly browse: HTMLElement;
  /** What the buttons of a notice do. */
  readonly clearFilters: () => void;
  readonly retry: () => void;
}

/** Finds the parts of the page. @throws Error when one is missing */
export function openView(acts: Pick<View, 'clearFilters' | 'retry'>): View {
  return {
    input: find('query', HTMLInputElement),
    form: find('search-form', HTMLFormElement),
    status: find('search-status', HTMLElement),
    filters: find('search-filters', HTMLDetailsElement),
    facets: find('search-facets', HTMLElement),
    notice: find('search-notice', HTMLElement),
    results: find('search-results', HTMLElement),
    more: find('search-more', HTMLButtonElement),
    browse: find('browse', HTMLElement),
    ...acts,
  };
}

/** Nothing asked. */
export function showIdle(view: View): void {
  show(view, { status: '', results: [], notice: [], filters: false, browse: true, more: false });
}

/** A search is under way; earlier results stay until it ends. */
export function showSearching(view: View): void {
  view.results.setAttribute('aria-busy', 'true');
  if (view.results.childElementCount === 0) view.status.textContent = strings.searching;
}

/** An answer with its first results. */
export function showAnswer(
  view: View,
  question: Question,
  answer: Answer,
  records: readonly SearchRecord[],
): void {
  showFilters(view.facets, answer.counts, question.choice);
  show(view, {
    status: statusOf(question, answer, records.length),
    results: records.map((record) => resultItem(record, answer.query)),
    notice: noticeOf(view, question, answer),
    filters: answer.unfiltered > 0 || isChosen(question.choice),
    browse: answer.hits.length === 0,
    more: records.length < answer.hits.length,
  });
}

/** Further results of the same answer; the first of them takes the focus. */
export function appendResults(view: View, answer: Answer, records: readonly SearchRecord[]): void {
  const items = records.map((record) => resultItem(record, answer.query));
  view.results.append(...items);
  view.more.hidden = view.results.childElementCount >= answer.hits.length;
  items[0]?.querySelector('a')?.focus();
}

/** The index did not load. */
export function showFailure(view: View): void {
  const retry = button(strings.retry, view.retry);
  show(view, {
    status: strings.failed,
    results: [],
    notice: [retry],
    filters: false,
    browse: true,
    more: false,
  });
}

interface Shown {
  readonly status: string;
  readonly results: readonly Node[];
  readonly notice: readonly Node[];
  readonly filters: boolean;
  readonly browse: boolean;
  readonly more: boolean;
}

function show(view: View, shown: Shown): void {
  view.status.textContent = shown.status;
  view.results.replaceChildren(...shown.results);
  view.results.removeAttribute('aria-busy');
  view.notice.replaceChildren(...shown.notice);
  view.notice.hidden = shown.notice.length === 0;
  view.filters.hidden = !shown.filters;
  view.browse.hidden = !shown.browse;
  view.more.hidden = !shown.more;
}

function statusOf({ query }: Question, answer: Answer, shown: number): string {
  const asked = answer.query === '' ? '' : answer.converted ? answer.query : query.trim();
  const total = answer.hits.length;
  return [
    answer.converted ? strings.converted(answer.query) : '',
    total > 0 ? strings.found(total, asked) : strings.nothing(asked),
    shown < total ? strings.shown(shown) : '',
  ].join('');
}

function noticeOf(view: View, { choice }: Question, answer: Answer): Node[] {
  if (answer.hits.length > 0) return [];
  if (!isChosen(choice)) return [element('p', {}, strings.nothingHint)];
  const words = answer.unfiltered > 0 ? strings.filteredOut(answer.unfiltered) : strings.nothingHint;
  return [element('p', {}, words), button(strings.clear, view.clearFilters)];
}

function button(text: string, act: () => void): HTMLButtonElement {
  const node = element('button', { type: 'button' }, text);
  node.addEventListener('click', act);
  return node;
}
