/** What the search page shows; the only module that writes to it. */
import type { Question } from '../../lib/search/address.ts';
import type { Answer } from '../../lib/search/answer.ts';
import { isChosen, type Counts } from '../../lib/search/facets.ts';
import { membersOf } from '../../lib/search/report-set.ts';
import type { Proposal } from '../../lib/search/proposals.ts';
import type { SearchRecord } from '../../lib/search/record.ts';
import { strings } from '../../lib/search/strings.ts';
import type { Suggestion } from '../../lib/search/suggest.ts';
import { element, find } from './dom.ts';
import { showFilters } from './filters.ts';
import { proposalItem } from './proposals.ts';
import { resultItem } from './results.ts';

/** The parts of the page. */
export interface View {
  readonly input: HTMLInputElement;
  readonly form: HTMLFormElement;
  readonly status: HTMLElement;
  readonly faults: HTMLElement;
  readonly proposals: HTMLElement;
  readonly filters: HTMLDetailsElement;
  readonly facets: HTMLElement;
  readonly tools: HTMLElement;
  readonly order: HTMLSelectElement;
  readonly progress: HTMLElement;
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
    faults: find('search-faults', HTMLElement),
    proposals: find('search-proposals', HTMLElement),
    filters: find('search-filters', HTMLDetailsElement),
    facets: find('search-facets', HTMLElement),
    tools: find('search-tools', HTMLElement),
    order: find('search-order', HTMLSelectElement),
    progress: find('search-progress', HTMLElement),
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
  view.faults.replaceChildren();
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
  show(view, {
    status: statusOf(question, answer, records.length),
    results: records.map((record) => resultItem(record, answer.marks)),
    notice: noticeOf(view, question, answer),
    filters: answer.found.includes(1) || isChosen(question.choice),
    browse: answer.hits.length === 0,
    more: records.length < answer.hits.length,
  });
  const faults = answer.faults.map(({ kind, text }) => strings.faults[kind](text));
  view.faults.replaceChildren(...faults.map((words) => element('li', {}, words)));
}

/** The filters, which come after the results. */
export function showCounts(view: View, { choice }: Question, counts: Counts): void {
  showFilters(view.facets, counts, choice);
}

/** Names above the results. */
export function showProposals(view: View, proposals: readonly Proposal[], typed: string): void {
  const list = element('ul', { role: 'list' }, ...proposals.map((proposal) => proposalItem(proposal, typed)));
  view.proposals.replaceChildren(...(proposals.length > 0 ? [list] : []));
  view.proposals.hidden = proposals.length === 0;
}

/** Queries near to the one that had no results. */
export function showSuggestions(view: View, suggestions: readonly Suggestion[]): void {
  if (suggestions.length === 0) return;
  const items = suggestions.map(({ query, count }) => {
    const words = strings.nearestCount(query, count);
    const address = new URLSearchParams(location.search);
    address.set('q', query);
    return element('li', {}, element('a', { href: `?${address.toString()}`, 'data-query': query }, words));
  });
  view.notice.append(
    element('p', {}, strings.nearest),
    element('ul', { role: 'list', class: 'search-nearest' }, ...items),
  );
  view.notice.hidden = false;
}

/** Further results of the same answer; the first of them takes the focus. */
export function appendResults(view: View, answer: Answer, records: readonly SearchRecord[]): void {
  const items = records.map((record) => resultItem(record, answer.marks));
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
  view.tools.hidden = shown.results.length === 0;
  view.progress.textContent = '';
}

function statusOf({ query, choice }: Question, answer: Answer, shown: number): string {
  const { conversions, plain, missing } = answer;
  const total = answer.hits.length;
  const asked = plain === null ? null : conversions.length > 0 ? plain : query.trim();
  if (asked === null && total === 0 && answer.faults.length > 0 && !isChosen(choice)) return '';
  const typed = query.trim();
  const count = total > 0 ? strings.found(total, asked) : strings.nothing(asked);
  return [
    conversions.length > 0 ? strings.converted(conversions.map(({ to }) => to)) : '',
    asked === null && typed !== '' ? strings.fitting(total, typed) : count,
    shown < total ? strings.shown(shown) : '',
    answer.unmarked.map(strings.unmarked).join(''),
    missing.length > 0 ? strings.missing(missing) : '',
  ].join('');
}

function noticeOf(view: View, { choice }: Question, answer: Answer): Node[] {
  const retry = answer.missing.length > 0 ? [button(strings.retry, view.retry)] : [];
  if (answer.hits.length > 0) return retry;
  if (!isChosen(choice)) return [element('p', {}, strings.nothingHint), ...retry];
  const unfiltered = membersOf(answer.found).length;
  const words = unfiltered > 0 ? strings.filteredOut(unfiltered) : strings.nothingHint;
  return [element('p', {}, words), button(strings.clear, view.clearFilters), ...retry];
}

function button(text: string, act: () => void): HTMLButtonElement {
  const node = element('button', { type: 'button' }, text);
  node.addEventListener('click', act);
  return node;
}
