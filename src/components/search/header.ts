/** The small search box: names proposed while one types; Enter searches, as without a script. */
import { proposalPath, type Proposal } from '../../lib/search/proposals.ts';
import { strings } from '../../lib/search/strings.ts';
import { link } from '../../lib/site.ts';
import { element, find } from './dom.ts';
import { loadProposer } from './packed.ts';

const PAUSE = 100;
const MOST = 6;

interface Box {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly status: HTMLElement;
}

/** Starts the box. Nothing is fetched before it is used. */
export function startHeaderSearch(): void {
  const box: Box = {
    form: find('header-search', HTMLFormElement),
    input: find('header-query', HTMLInputElement),
    list: find('header-proposals', HTMLElement),
    status: find('header-status', HTMLElement),
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void propose(box), PAUSE);
  };
  box.input.addEventListener('focus', () => void loadProposer());
  box.input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) later();
  });
  box.input.addEventListener('compositionend', later);
  box.form.addEventListener('keydown', (event) => {
    if (!event.isComposing) move(box, event);
  });
  box.form.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && box.form.contains(event.relatedTarget))) close(box);
  });
}

async function propose(box: Box): Promise<void> {
  const typed = box.input.value;
  if (typed.trim() === '') {
    close(box);
    return;
  }
  const propose = await loadProposer();
  if (box.input.value !== typed) return;
  const proposals = propose(typed, MOST);
  const address = `${link('search/')}?${new URLSearchParams({ q: typed }).toString()}`;
  const items = [
    ...proposals.map(proposalLink),
    element('a', { href: address }, strings.searchFor(typed.trim())),
  ].map((node) => element('li', {}, node));
  box.list.replaceChildren(element('ul', { role: 'list' }, ...items));
  box.list.hidden = false;
  box.status.textContent = strings.proposed(proposals.length);
}

function proposalLink(proposal: Proposal): HTMLAnchorElement {
  return element(
    'a',
    { href: link(proposalPath(proposal)) },
    element('span', { class: 'proposal-kind' }, strings.kinds[proposal.kind]),
    element('span', {}, proposal.name),
    element('span', { class: 'search-count' }, strings.reports(proposal.count)),
  );
}

function move(box: Box, event: KeyboardEvent): void {
  if (event.key === 'Escape' && !box.list.hidden) {
    event.preventDefault();
    close(box);
    box.input.focus();
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops: HTMLElement[] = [box.input, ...box.list.querySelectorAll<HTMLElement>('a')];
  const index = stops.findIndex((stop) => stop === document.activeElement);
  if (index < 0 || stops.length < 2) return;
  event.preventDefault();
  stops.at((index + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length)?.focus();
}

function close({ list, status }: Box): void {
  list.hidden = true;
  list.replaceChildren();
  status.textContent = '';
}
