/** What the shape of a line below the body says of its role. */
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';
import { isProse, type PageLine } from './lines.ts';

/** What the shape of a line without a mark says. */
export function shapeWeights(line: PageLine, listed: boolean): Map<LineRole, number> {
  const title = isTitleLike(line);
  const short = line.key.length <= 6;
  const shape = new Map<LineRole, number>([
    ['caption', -1],
    ['byline', -1],
    ['editor', -1],
    ['publication', -1],
    ['page-title', -3],
    ['related-links', title ? 0.9 : short ? -0.3 : 0.1],
    ['navigation', short ? 0.3 : -0.5],
  ]);
  if (isParagraph(line)) {
    for (const [role, weight] of paragraphWeights) shape.set(role, weight);
  } else if (isProse(line)) {
    shape.set('body', 2.5);
    shape.set('related-links', 0);
  } else if (line.sentence || line.stopped) {
    shape.set('body', 0.8);
    shape.set('comment-box', 0.7);
  }
  if (listed) shape.set('body', (shape.get('body') ?? 0) + 2);
  return shape;
}

const paragraphWeights: readonly (readonly [LineRole, number])[] = [
  ['body', 4.5],
  ['comment-box', 0.5],
  ['page-tools', -3],
  ['related-links', -3],
  ['navigation', -4],
];

const shortestParagraph = 25;

/** A list of links has no whole paragraphs; where one stands, the report goes on. */
export function isParagraph({ text, stopped, sentence }: PageLine): boolean {
  return (stopped || sentence) && text.length >= shortestParagraph && /[。”’）!！？]$/u.test(text);
}

/** What a list of other articles is made of: some words, no number before them. */
function isTitleLike(line: PageLine): boolean {
  return (
    line.key.length >= 7 &&
    line.key.length <= 60 &&
    !isRowOfTable(line) &&
    !/^(?:\(?[一二三四五六七八九十\d]{1,3}[、.)]|第|\d)/u.test(line.key)
  );
}

function isRowOfTable({ text, key }: PageLine): boolean {
  return /[\t|]/u.test(text) || /^\S{1,12}(?: \S{1,12}){2,}$/u.test(key);
}
