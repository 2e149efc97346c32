/** Results as elements. */
import { displayEdtf } from '../../lib/edtf.ts';
import { reportPath } from '../../lib/addresses.ts';
import type { Marks } from '../../lib/search/marking.ts';
import { writeMarks } from '../../lib/search/marks.ts';
import { summarise, type Excerpt, type Segment } from '../../lib/search/excerpts.ts';
import type { SearchRecord } from '../../lib/search/record.ts';
import { strings } from '../../lib/search/strings.ts';
import { link } from '../../lib/site.ts';
import { element } from './dom.ts';

/** One result. Its link tells the report what to mark. */
export function resultItem(record: SearchRecord, marks: Marks): HTMLLIElement {
  const { headline, excerpts, matches } = summarise(record, marks);
  const address = link(reportPath(record.id)) + writeMarks(marks);
  const title = element('a', { href: address }, ...headline.map(segmentNode));
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

function excerptItem(excerpt: Excerpt): HTMLParagraphElement {
  const label = (strings.roles as Partial<Record<string, string>>)[excerpt.role];
  return element(
    'p',
    { class: 'search-excerpt' },
    ...(label === undefined ? [] : [element('span', { class: 'search-role' }, label)]),
    ...excerptNodes(excerpt),
  );
}

/** A passage, with dots where its paragraph goes on. */
export function excerptNodes({ segments, cutBefore, cutAfter }: Excerpt): (Node | string)[] {
  return [cutBefore ? '……' : '', ...segments.map(segmentNode), cutAfter ? '……' : ''];
}

/** Text, marked where it matches. */
export function segmentNode({ text, marked }: Segment): Node {
  return marked ? element('mark', {}, text) : document.createTextNode(text);
}
