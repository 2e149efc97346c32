/** A report that was opened from a search: every match marked, the first in sight, buttons for the others. */
import type { Marks } from '../../lib/search/marking.ts';
import { findAny, type Range } from '../../lib/search/matches.ts';
import { readMarks } from '../../lib/search/marks.ts';
import { normalise } from '../../lib/search/normalise.ts';
import { strings } from '../../lib/search/strings.ts';
import { element } from './dom.ts';

/** Blocks of the article; the ids are those of blockAnchor. */
const BLOCK = /^p\d+$/u;
const inTitle = 'h1, .kicker, .deck';

/** A match: the marks that stand for it, more than one where it reaches over a link. */
type Match = readonly HTMLElement[];

/** Marks what the address asks for; without such an address nothing happens. */
export function startMarks(): void {
  const { texts, titles } = readMarks(location.search);
  const marks: Marks = { texts: texts.map(normalise), titles: titles.map(normalise) };
  if (texts.length + titles.length === 0) return;
  const matches = markAll(marks);
  showBar(matches);
}

function markAll({ texts, titles }: Marks): Match[] {
  return blocks().flatMap((block) => {
    const wanted = block.matches(inTitle) ? [...texts, ...titles] : texts;
    const ranges = findAny(block.textContent, wanted);
    return ranges.map((range) => markRange(block, range));
  });
}

function blocks(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>('article [id]')).filter(({ id }) =>
    BLOCK.test(id),
  );
}

/** Wraps a stretch of a block's text. Only text nodes are wrapped: links stay, the text stays. */
function markRange(block: HTMLElement, { start, end }: Range): Match {
  const marks: HTMLElement[] = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let offset = 0;
  const pieces: { node: Text; from: number; to: number }[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const from = Math.max(0, start - offset);
    const to = Math.min(node.length, end - offset);
    if (from < to) pieces.push({ node, from, to });
    offset += node.length;
  }
  for (const { node, from, to } of pieces) {
    const piece = node.splitText(from);
    piece.splitText(to - from);
    const mark = element('mark', { class: 'found' });
    piece.replaceWith(mark);
    mark.append(piece);
    marks.push(mark);
  }
  return marks;
}

function showBar(matches: readonly Match[]): void {
  const { marks: words } = strings;
  const status = element('span', { role: 'status', class: 'found-status' });
  const bar = element(
    'div',
    { class: 'found-bar no-print', role: 'region', 'aria-label': words.label },
    status,
  );
  let current = 0;
  const go = (to: number): void => {
    for (const mark of matches[current] ?? []) mark.classList.remove('current');
    current = (to + matches.length) % matches.length;
    for (const mark of matches[current] ?? []) mark.classList.add('current');
    matches[current]?.[0]?.scrollIntoView({ block: 'center' });
    status.textContent = words.of(current + 1, matches.length);
  };
  const off = (): void => {
    for (const mark of matches.flat()) mark.replaceWith(...mark.childNodes);
    for (const block of blocks()) block.normalize();
    bar.remove();
    history.replaceState(history.state, '', location.pathname);
  };
  if (matches.length > 1) {
    bar.append(
      button(words.previous, () => {
        go(current - 1);
      }),
      button(words.next, () => {
        go(current + 1);
      }),
    );
  }
  bar.append(button(words.off, off));
  document.body.append(bar);
  if (matches.length > 0) go(0);
  else status.textContent = words.none;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const node = element('button', { type: 'button' }, text);
  node.addEventListener('click', act);
  return node;
}
