/** Text reuse: which repeats are worth a reader's while, as passages with their occurrences. */
import type { Passage } from '../../src/lib/schemas/corpus.ts';
import type { CorpusDocument } from './document.ts';
import type { Repeat } from './repeats.ts';
import { blockAt, border, isDigit, type SymbolRow } from './symbols.ts';

/** Shortest passage that begins and ends where a clause does, in symbols. */
export const shortestClause = 8;
/** Shortest passage that is cut out of clauses. */
const shortestCut = 12;

/**
 * Chooses passages among all repeats, longest first. A repeat is left out where every occurrence
 * lies inside chosen ones: it tells nothing that they don't.
 */
export function choosePassages(
  row: SymbolRow,
  repeats: readonly Repeat[],
  documents: readonly CorpusDocument[],
): Passage[] {
  const covered = new Uint8Array(row.symbols.length);
  return repeats
    .map((repeat) => withoutStubs(row, repeat))
    .filter((repeat) => isPassage(row, repeat))
    .sort(
      (a, b) =>
        b.length - a.length ||
        b.positions.length - a.positions.length ||
        (a.positions[0] ?? 0) - (b.positions[0] ?? 0),
    )
    .filter(({ length, positions }) => {
      const isNew = positions.some((position) => covered.subarray(position, position + length).includes(0));
      if (isNew) for (const position of positions) covered.fill(1, position, position + length);
      return isNew;
    })
    .map((repeat) => toPassage(row, repeat, documents));
}

/**
 * Cuts off what a repeat took of a neighbouring clause or number by chance: 指出 of «指出，长三角……»,
 * 4 of «同比增长4|.3%».
 */
function withoutStubs(row: SymbolRow, { length, positions }: Repeat): Repeat {
  const borderAt = (ahead: number): number => strongest(row, positions, ahead);
  const digitAt = (ahead: number): boolean => isDigit(row.symbols[(positions[0] ?? 0) + ahead] ?? 0);
  let stub = stubLengths.find((ahead) => borderAt(ahead) === border.strong) ?? 0;
  if (borderAt(stub) === border.none) while (stub < length && digitAt(stub)) stub += 1;
  let tail = stubLengths.find((back) => borderAt(length - back) === border.strong) ?? 0;
  if (borderAt(length - tail) === border.none) while (tail < length && digitAt(length - 1 - tail)) tail += 1;
  return { length: Math.max(0, length - stub - tail), positions: positions.map((at) => at + stub) };
}

/** What is left of a clause is a stub up to this many symbols: 月13日. */
const stubLengths = [0, 1, 2, 3, 4];

function isPassage(row: SymbolRow, { length, positions }: Repeat): boolean {
  if (length >= shortestCut) return true;
  return (
    length >= shortestClause &&
    strongest(row, positions, 0) > border.none &&
    strongest(row, positions, length) > border.none
  );
}

/** The strongest border that any occurrence has so many symbols after its start. */
function strongest({ borders }: SymbolRow, positions: Uint32Array, ahead: number): number {
  return positions.reduce((most, at) => Math.max(most, borders[at + ahead] ?? border.none), border.none);
}

function toPassage(
  row: SymbolRow,
  { length, positions }: Repeat,
  documents: readonly CorpusDocument[],
): Passage {
  const occurrences = Array.from(positions, (position) => {
    const { document, block } = row.blocks[blockAt(row, position)] ?? { document: 0, block: 0 };
    const start = row.offsets[position] ?? 0;
    const end = (row.offsets[position + length - 1] ?? 0) + 1;
    return { report: documents[document]?.report.id ?? '', block, start, end, document };
  });
  const [first] = occurrences;
  const text = first && documents[first.document]?.blocks[first.block]?.text.slice(first.start, first.end);
  return {
    kind: 'verbatim',
    text: text ?? '',
    occurrences: occurrences.map(({ report, block, start, end }) => ({ report, block, start, end })),
  };
}
