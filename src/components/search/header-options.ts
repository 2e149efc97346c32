/** What the list of the small search box is made of. */
import { reportPath } from '../../lib/addresses.ts';
import { displayEdtf } from '../../lib/edtf.ts';
import type { Marks } from '../../lib/search/marking.ts';
import { writeMarks } from '../../lib/search/marks.ts';
import { proposalPath, type Proposal } from '../../lib/search/proposals.ts';
import { summarise } from '../../lib/search/excerpts.ts';
import type { SearchRecord } from '../../lib/search/record.ts';
import { strings } from '../../lib/search/strings.ts';
import { link } from '../../lib/site.ts';
import { element } from './dom.ts';
import { excerptNodes, segmentNode } from './results.ts';

/** Options under a heading; nothing where there are none. */
export function groupOf(id: string, heading: string, options: readonly HTMLElement[]): HTMLElement[] {
  if (options.length === 0) return [];
  const label = element('div', { id, class: 'header-heading', role: 'presentation' }, heading);
  return [element('div', { role: 'group', 'aria-labelledby': id }, label, ...options)];
}

/** A name that leads to its page. */
export function nameOption(proposal: Proposal): HTMLElement {
  return optionTo(
    link(proposalPath(proposal)),
    element('span', { class: 'proposal-kind' }, strings.kinds[proposal.kind]),
    element('span', { class: 'header-name' }, proposal.name),
    element('span', { class: 'search-count' }, strings.reports(proposal.count)),
  );
}

/** A result: its headline, its day, and the best passage. */
export function resultOption(record: SearchRecord, marks: Marks): HTMLElement {
  const { headline, excerpts } = summarise(record, marks);
  const [excerpt] = excerpts;
  const date = record.date === null ? strings.undated : displayEdtf(record.date);
  return optionTo(
    link(reportPath(record.id)) + writeMarks(marks),
    element('span', { class: 'header-headline' }, ...headline.map(segmentNode)),
    element('span', { class: 'header-date' }, date),
    ...(excerpt ? [element('span', { class: 'header-excerpt' }, ...excerptNodes(excerpt))] : []),
  );
}

/** The way to all results. @param count of them; null where it is not known */
export function allOption(typed: string, count: number | null): HTMLElement {
  const address = `${link('search/')}?${new URLSearchParams({ q: typed }).toString()}`;
  const words = strings.searchFor(typed.trim());
  return optionTo(
    address,
    element('span', { class: 'header-all' }, words),
    element('span', { class: 'search-count' }, count === null ? '' : strings.reports(count)),
  );
}

function optionTo(address: string, ...children: readonly (Node | string)[]): HTMLElement {
  return element('div', { role: 'option', 'aria-selected': 'false', 'data-address': address }, ...children);
}
