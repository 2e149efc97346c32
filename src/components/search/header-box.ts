/**
 * The small search box at work: a combobox whose list has names, the first results, and the way to
 * all of them. The focus stays in the box; Enter follows what is chosen, else searches.
 */
import { answer as answerTo } from '../../lib/search/answer.ts';
import type { Sources } from '../../lib/search/sources.ts';
import { noQuestion } from '../../lib/search/address.ts';
import type { Proposal } from '../../lib/search/proposals.ts';
import { strings } from '../../lib/search/strings.ts';
import { find } from './dom.ts';
import { allOption, groupOf, nameOption, resultOption } from './header-options.ts';
import { answerWithRecords, type Loaded } from './loaded.ts';
import { openIndex } from './open-engine.ts';
import { proposeNames } from './proposer.ts';

const PAUSE = 120;
const NAMES = 4;
const RESULTS = 5;

interface Box {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly status: HTMLElement;
  sources: Promise<Sources> | null;
  /** Number of the latest search: answers to earlier ones are dropped. */
  latest: number;
}

/** Listens to the box, and answers what is in it already. */
export function startBox(): void {
  const box: Box = {
    form: find('header-search', HTMLFormElement),
    input: find('header-query', HTMLInputElement),
    list: find('header-list', HTMLElement),
    status: find('header-status', HTMLElement),
    sources: null,
    latest: 0,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void answer(box), PAUSE);
  };
  box.input.addEventListener('input', (event) => {
    // What an input method composes is no query yet; `compositionend` tells when it is.
    if (!(event instanceof InputEvent && event.isComposing)) later();
  });
  box.input.addEventListener('compositionend', later);
  box.input.addEventListener('keydown', (event) => {
    if (!event.isComposing) press(box, event);
  });
  box.form.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && box.form.contains(event.relatedTarget))) close(box);
  });
  // A click must not take the focus, which would close the list before it arrives.
  box.list.addEventListener('mousedown', (event) => {
    event.preventDefault();
  });
  box.list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (option instanceof HTMLElement) follow(option);
  });
  if (box.input.value !== '') later();
}

async function answer(box: Box): Promise<void> {
  box.latest += 1;
  const ticket = box.latest;
  const typed = box.input.value;
  if (typed.trim() === '') {
    close(box);
    return;
  }
  const isStale = (): boolean => ticket !== box.latest;
  const found = resultsFor(box, typed);
  let names: readonly Proposal[] = [];
  for await (names of proposeNames(typed, NAMES)) {
    if (isStale()) return;
    // While results of the last query are in sight, they stay until those of this one are there.
    if (box.list.hidden) show(box, typed, names, null);
  }
  const loaded = await found;
  if (!isStale()) show(box, typed, names, loaded);
}

/** The answer; null where the index does not load: the way to the search page stays, which tells more. */
async function resultsFor(box: Box, query: string): Promise<Loaded | null> {
  try {
    box.sources ??= openIndex();
    const sources = await box.sources;
    const ask = () => answerTo(sources, { ...noQuestion, query });
    const loaded = await answerWithRecords(sources, ask, RESULTS);
    if ((loaded.answer?.missing.length ?? 0) > 0) box.sources = null;
    return loaded;
  } catch (error) {
    box.sources = null;
    console.warn(error);
    return null;
  }
}

function show(box: Box, typed: string, names: readonly Proposal[], loaded: Loaded | null): void {
  const answer = loaded?.answer ?? null;
  const results = answer ? (loaded?.records ?? []).map((record) => resultOption(record, answer.marks)) : [];
  box.list.replaceChildren(
    ...groupOf('header-names', strings.proposals, names.map(nameOption)),
    ...groupOf('header-results', strings.results, results),
    allOption(typed, answer?.hits.length ?? null),
  );
  for (const [number, option] of optionsOf(box).entries()) option.id = `header-option-${number}`;
  box.list.hidden = false;
  box.input.setAttribute('aria-expanded', 'true');
  box.input.removeAttribute('aria-activedescendant');
  const count = answer === null ? '' : strings.fitting(answer.hits.length, typed.trim());
  const missing = answer && answer.missing.length > 0 ? strings.missing(answer.missing) : '';
  box.status.textContent = count + missing + strings.proposed(names.length);
}

function optionsOf({ list }: Box): HTMLElement[] {
  return Array.from(list.querySelectorAll<HTMLElement>('[role=option]'));
}

function press(box: Box, event: KeyboardEvent): void {
  if (box.list.hidden) return;
  const options = optionsOf(box);
  const chosen = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  if (event.key === 'Escape') close(box);
  else if (event.key === 'ArrowDown') choose(box, options, chosen + 1);
  else if (event.key === 'ArrowUp') choose(box, options, chosen < 0 ? options.length - 1 : chosen - 1);
  else if (event.key === 'Enter' && options[chosen]) follow(options[chosen]);
  else return;
  event.preventDefault();
}

/** Chooses an option; before the first and behind the last one none is chosen, and the box itself is. */
function choose({ input }: Box, options: readonly HTMLElement[], to: number): void {
  for (const option of options) option.setAttribute('aria-selected', 'false');
  const option = options[to];
  if (!option) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', option.id);
}

function follow(option: HTMLElement): void {
  const { address } = option.dataset;
  if (address !== undefined) location.assign(address);
}

function close({ list, input, status }: Box): void {
  list.hidden = true;
  list.replaceChildren();
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
  status.textContent = '';
}
