/**
 * Chains: clauses of one report that another has in the same order, with other words between.
 *
 * 000 says «主动靠上去、精准接上去、全力融进去» in one breath; 001 gives each part a sentence of its
 * own. Such a chain is at least three clauses of one paragraph, each rare in the archive. Clauses
 * are found by their last symbols, because a report may put an auxiliary (要, 必须) before them.
 */
import type { Passage } from '../../src/lib/schemas/corpus.ts';
import { byCodeUnits, type CorpusDocument } from './document.ts';

/** Symbols by which two clauses are first compared; also the shortest clause of a chain. */
const tailLength = 5;
/** Longest clause of a chain, in symbols; a longer one is a passage of its own. */
const longestClause = 20;
/** A tail in more reports than this is common language. */
const mostReports = 8;
/** A tail with more clauses than this is a refrain. */
const mostClauses = 32;
/** Longest gap between two links, in UTF-16 code units. */
const widestGap = 300;
const fewestLinks = 3;

/** A clause in the archive's text. */
interface Clause {
  readonly document: number;
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** Its letters and digits. */
  readonly symbols: string;
}

/** The same clause in two paragraphs. */
interface Link {
  readonly a: Clause;
  readonly b: Clause;
  /** What they share, from the end. */
  readonly length: number;
}

/** All chains, by their text; documents in order of time. */
export function findChains(documents: readonly CorpusDocument[]): Passage[] {
  const chains = new Map<string, Passage>();
  for (const links of linksByParagraphs(documents).values()) {
    const chain = longestChain(links);
    if (chain.length < fewestLinks || unbroken(chain, documents)) continue;
    addChain(chains, chain, documents);
  }
  return [...chains.values()].sort((a, b) => byCodeUnits(a.text, b.text));
}

function linksByParagraphs(documents: readonly CorpusDocument[]): Map<string, Link[]> {
  const pairs = new Map<string, Link[]>();
  for (const clauses of clausesByTail(documents).values()) {
    if (clauses.length > mostClauses) continue;
    if (new Set(clauses.map(({ document }) => document)).size > mostReports) continue;
    for (const [index, a] of clauses.entries()) {
      for (const b of clauses.slice(index + 1)) {
        const length = a.document === b.document ? 0 : sharedClause(a.symbols, b.symbols);
        if (length === 0) continue;
        const pair = `${a.document}.${a.block} ${b.document}.${b.block}`;
        const links = pairs.get(pair);
        if (links) links.push({ a, b, length });
        else pairs.set(pair, [{ a, b, length }]);
      }
    }
  }
  return pairs;
}

function clausesByTail(documents: readonly CorpusDocument[]): Map<string, Clause[]> {
  const tails = new Map<string, Clause[]>();
  for (const [index, { blocks }] of documents.entries()) {
    for (const [block, { text }] of blocks.entries()) {
      for (const clause of clausesOf(text, index, block)) {
        const tail = clause.symbols.slice(-tailLength);
        const list = tails.get(tail);
        if (list) list.push(clause);
        else tails.set(tail, [clause]);
      }
    }
  }
  for (const [tail, clauses] of tails) if (clauses.length < 2) tails.delete(tail);
  return tails;
}

function* clausesOf(text: string, document: number, block: number): Generator<Clause> {
  for (const match of text.matchAll(/[^，。；：、！？…—\s]+/gu)) {
    const symbols = match[0].replace(/[^\p{L}\p{N}]+/gu, '');
    if (symbols.length < tailLength || symbols.length > longestClause) continue;
    yield { document, block, start: match.index, end: match.index + match[0].length, symbols };
  }
}

/** Length of the clause that is all of one and the end of the other; 0 where there is none. */
function sharedClause(a: string, b: string): number {
  if (a.endsWith(b)) return b.length;
  return b.endsWith(a) ? a.length : 0;
}

/** The longest run of links that goes forward in both paragraphs without a wide gap. */
function longestChain(links: readonly Link[]): Link[] {
  const sorted = links.toSorted((x, y) => x.a.start - y.a.start || x.b.start - y.b.start).slice(0, 100);
  const best: { links: number; before: number }[] = [];
  for (const [index, link] of sorted.entries()) {
    const choice = { links: 1, before: -1 };
    for (let before = 0; before < index; before += 1) {
      const count = (best[before]?.links ?? 0) + 1;
      if (count > choice.links && follows(sorted[before], link))
        Object.assign(choice, { links: count, before });
    }
    best.push(choice);
  }
  const most = Math.max(0, ...best.map((choice) => choice.links));
  const chain: Link[] = [];
  for (let at = best.findIndex((choice) => choice.links === most); at >= 0; at = best[at]?.before ?? -1) {
    chain.unshift(...sorted.slice(at, at + 1));
  }
  return chain;
}

function follows(first: Link | undefined, next: Link): boolean {
  if (first === undefined) return false;
  const gaps = [startIn(next, 'a') - first.a.end, startIn(next, 'b') - first.b.end];
  return gaps.every((gap) => gap >= 0 && gap <= widestGap);
}

/** Whether the reports have the same words between the links too: then it is a verbatim passage. */
function unbroken(chain: readonly Link[], documents: readonly CorpusDocument[]): boolean {
  return spanSymbols(chain, 'a', documents) === spanSymbols(chain, 'b', documents);
}

function spanSymbols(chain: readonly Link[], side: 'a' | 'b', documents: readonly CorpusDocument[]): string {
  const { document, block, start, end } = spanOf(chain, side);
  const text = documents[document]?.blocks[block]?.text.slice(start, end) ?? '';
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function spanOf(chain: readonly Link[], side: 'a' | 'b'): Omit<Clause, 'symbols'> {
  const [first] = chain;
  const last = chain.at(-1);
  if (!first || !last) throw new RangeError('a chain has links');
  const { document, block } = first[side];
  return { document, block, start: startIn(first, side), end: last[side].end };
}

/** Where the shared clause begins: behind an auxiliary that only one of the two has. */
function startIn(link: Link, side: 'a' | 'b'): number {
  const { start, end, symbols } = link[side];
  // Marks inside the clause (quotes) make offsets and symbols differ; then the whole clause is meant.
  return end - start === symbols.length ? end - link.length : start;
}

function addChain(
  chains: Map<string, Passage>,
  chain: readonly Link[],
  documents: readonly CorpusDocument[],
): void {
  const key = chain.map(({ a, length }) => a.symbols.slice(-length)).join('……');
  const passage = chains.get(key) ?? { kind: 'chain', text: key, occurrences: [] };
  chains.set(key, passage);
  for (const side of ['a', 'b'] as const) {
    const { document, block, start, end } = spanOf(chain, side);
    const report = documents[document]?.report.id ?? '';
    if (passage.occurrences.some((known) => known.report === report && known.block === block)) continue;
    const links = chain.map((link): [number, number] => [startIn(link, side), link[side].end]);
    passage.occurrences.push({ report, block, start, end, links });
  }
}
