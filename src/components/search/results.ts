/** Results as elements. */
import { displayEdtf } from '../../lib/edtf.ts';
import { reportPath } from '../../lib/addresses.ts';
import { summarise, type Excerpt, type Segment } from '../../lib/search/excerpts.ts';
import type { SearchRecord } from '../../lib/search/record.ts';
import { strings } from '../../lib/search/strings.ts';
import { link } from '../../lib/site.ts';
import { element } from './dom.ts';

/**
 * One result.
 *
 * @param query in normal form
 */
export function resultItem(record: SearchRecord, query: string): HTMLLIElement {
  const { headline, excerpts, matches } = summarise(record, query);
  const title = element('a', { href: link(reportPath(record.id)) }, ...headline.map(segmentNode));
  return element(
    'li',
    {},
    element('article', {}, element('h2', {}, title), factLine(record, matches), ...excerpts.map(excerptItem)),
  );
}

function factLine({ date, source, place }: SearchRecord, matches: number): HTMLParagraphElement {
  const when = date === null ? strings.undated : displayEdtf(date);
  const facts = [when, place, source, matches > 0 ? strings.matches(matches) : null];
  const items = facts.filter((fact) => fact !== null).map((fact) => element('span', {}, fact));
  return element('p', { class: 'search-facts' }, ...items);
}

function excerptItem({ role, segments, cutBefore, cutAfter }: Excerpt): HTMLParagraphElement {
  const label = (strings.roles as Partial<Record<string, string>>)[role];
  return element(
    'p',
    { class: 'search-excerpt' },
    ...(label === undefined ? [] : [element('span', { class: 'search-role' }, label)]),
    cutBefore ? '……' : '',
    ...segments.map(segmentNode),
    cutAfter ? '……' : '',
  );
}

function segmentNode({ text, marked }: Segment): Node {
  return marked ? element('mark', {}, text) : document.createTextNode(text);
}
