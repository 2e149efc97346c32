/** The article as the fact families see it: blocks cut into sentences, and what a fact rests on. */
import type { Block, RoledLine } from '../../stage.ts';
import type { PageFact } from '../extract/page-fact.ts';
import type { Evidence, KeptRole, LineRole, Mention } from '../../../src/lib/schemas/provenance.ts';

/** What a fact family reads: nothing but normalised text with its roles. */
export interface Article {
  readonly blocks: readonly Block[];
  readonly lines: readonly RoledLine[];
  /** What the page declares about itself. */
  readonly page?: readonly PageFact[];
  /** The script that the capture was in. */
  readonly script?: 'Hans' | 'Hant';
}

/** `[start, end)` of block `block`, UTF-16 code units. */
export interface Stretch {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/** A sentence of a block, with its full stop. */
export interface Sentence extends Stretch {
  readonly role: KeptRole;
  readonly text: string;
}

/** Something a family was not sure of. `at` points into the article's blocks. */
export interface Doubt {
  readonly at: { readonly block: number; readonly start: number };
  readonly severity: 'warning' | 'info';
  readonly rule: string;
  readonly text: string;
  readonly hint: string;
}

/** What a fact family hands over. */
export interface Finding<Value> {
  readonly value: Value;
  readonly evidence: readonly Evidence[];
  readonly mentions: readonly Mention[];
  readonly doubts: readonly Doubt[];
}

/** A finding; what is not given is empty. */
export function found<Value>(
  value: Value,
  rest: Partial<Omit<Finding<Value>, 'value'>> = {},
): Finding<Value> {
  return { value, evidence: [], mentions: [], doubts: [], ...rest };
}

/** A full stop, with the closing quotes and brackets that belong to its sentence. */
const sentenceEnd = /[。！？][”’」』）]?/gu;

/** The sentences of one block. */
export function sentencesOf({ role, text }: Block, block: number): Sentence[] {
  const borders = [...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length);
  const ends = borders.at(-1) === text.length ? borders : [...borders, text.length];
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
    return { block, start, end, role, text: text.slice(start, end) };
  });
}

/** All sentences of the article, in order. */
export function allSentences({ blocks }: Article): Sentence[] {
  return blocks.flatMap((block, index) => sentencesOf(block, index));
}

/** The sentences that open the report: those of its summary and first two body blocks. */
export function leadSentences(article: Article): Sentence[] {
  const bodies = article.blocks.flatMap((block, index) =>
    block.role === 'body' || block.role === 'summary' ? [index] : [],
  );
  const lead = new Set(bodies.slice(0, 3));
  return allSentences(article).filter((sentence) => lead.has(sentence.block));
}

/** The lines of the given roles, in the capture's order. */
export function linesOf(article: Article, ...roles: readonly LineRole[]): RoledLine[] {
  return article.lines.filter((line) => roles.includes(line.role));
}

/** Evidence that stands in a block. */
export function witnessed(
  article: Article,
  fact: string,
  rule: string,
  block: number,
  quote: string,
): Evidence {
  return { fact, rule, quote, line: article.blocks[block]?.lines[0] ?? 1 };
}

/** Every stretch of the article where `needle` stands. */
export function occurrencesOf({ blocks }: Article, needle: string): Stretch[] {
  return blocks.flatMap(({ text }, block) => {
    const stretches: Stretch[] = [];
    for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length)) {
      stretches.push({ block, start: at, end: at + needle.length });
    }
    return stretches;
  });
}

/** Whether two stretches share a character. */
export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.block === b.block && a.start < b.end && b.start < a.end;
}

/** Values in the order of their first occurrence, each once. */
export function unique<Value>(values: Iterable<Value>): Value[] {
  return [...new Set(values)];
}

/** An article made of plain lines, each a body block: what rule examples and tests read. */
export function articleOf(text: string, lines: readonly RoledLine[] = []): Article {
  const blocks = text
    .split('\n')
    .map((line, index): Block => ({ role: 'body', lines: [index + 1], text: line }));
  const bodies = blocks.map((block, index): RoledLine => ({
    line: index + 1,
    role: 'body',
    rule: 'structure/body',
    text: block.text,
  }));
  return { blocks, lines: [...lines, ...bodies] };
}
