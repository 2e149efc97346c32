/** Proposed names as elements. */
import { proposalPath, type Proposal } from '../../lib/search/proposals.ts';
import { quoted } from '../../lib/search/query.ts';
import { strings } from '../../lib/search/strings.ts';
import { link } from '../../lib/site.ts';
import { element } from './dom.ts';

/** A name that leads to its page, and beside it a search for it, unless that is what was typed. */
export function proposalItem(proposal: Proposal, typed: string): HTMLLIElement {
  const { kind, name, count } = proposal;
  const page = element(
    'a',
    { href: link(proposalPath(proposal)), class: 'proposal' },
    element('span', { class: 'proposal-kind' }, strings.kinds[kind]),
    element('span', { class: 'proposal-name' }, name),
    element('span', { class: 'search-count' }, strings.reports(count)),
  );
  if (proposal.query === typed.trim()) return element('li', {}, page);
  return element('li', {}, page, searchLink(proposal.query));
}

/** A link that asks for a text exactly; it stands beside the name, so it need not repeat it. */
function searchLink(text: string): HTMLAnchorElement {
  const query = /[\s"“”「」:：]|^-/u.test(text) ? quoted(text) : text;
  const parameters = new URLSearchParams({ q: query });
  return element(
    'a',
    {
      href: `${link('search/')}?${parameters.toString()}`,
      class: 'proposal-search',
      'data-query': query,
      'aria-label': strings.searchTextFor(text),
    },
    strings.searchText,
  );
}
