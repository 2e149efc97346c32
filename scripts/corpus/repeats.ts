/**
 * Maximal repeats: wordings that stand in more than one report and cannot be made longer without
 * losing an occurrence. Sorting suffixes finds them all, whatever their number.
 *
 * Near-linear: a table of hashed shingles first drops every position whose first symbols stand in
 * one report only; the rest is sorted by what follows, to a bounded depth.
 */
import { blockAt, type SymbolRow } from './symbols.ts';

/** A repeat: `length` symbols, at each of `positions` (ascending). */
export interface Repeat {
  readonly length: number;
  readonly positions: Uint32Array;
}

export interface RepeatLimits {
  /** Shortest repeat, in symbols. */
  readonly shortest: number;
  /** A wording with more occurrences is common language and is left out. */
  readonly mostOccurrences: number;
}

/**
 * Longest comparison of two suffixes, in symbols. A longer repeat is found by its beginning and
 * then made as long as all its occurrences agree.
 */
const depth = 256;
/** Symbols of a report in which repeats are looked for; no article is longer. */
const longestReport = 200_000;
/** A report with so many symbols may be hostile: what repeats itself there is left out … */
const longReport = 5_000;
/** … where a shingle stands more than so many times. */
const mostInReport = 20;

/** All maximal repeats of two or more reports, in the order of the sorted suffixes. */
export function maximalRepeats(row: SymbolRow, limits: RepeatLimits): Repeat[] {
  const suffixes = sharedPositions(row, limits.shortest);
  suffixes.sort((a, b) => compareSuffixes(row.symbols, a, b));
  const common = Uint32Array.from(suffixes, (position, index) =>
    index === 0 ? 0 : commonLength(row.symbols, suffixes[index - 1] ?? 0, position),
  );
  const repeats: Repeat[] = [];
  for (const { from, to, length } of intervals(common, limits)) {
    const positions = suffixes.slice(from, to).sort();
    if (leftMaximal(row.symbols, positions) && inTwoReports(row, positions)) {
      repeats.push({ length: length < depth ? length : fullLength(row.symbols, positions), positions });
    }
  }
  return repeats;
}

/** Positions whose next `length` symbols stand in two reports (and a few that only share a hash). */
function sharedPositions(row: SymbolRow, length: number): Uint32Array {
  const { symbols } = row;
  const size = 2 ** Math.ceil(Math.log2(symbols.length * 2 + 2));
  // Per hash: 0, or 1 + the one document that has it, or -1 for several.
  const owners = new Int32Array(size);
  eachShingle(row, length, (_, hash, document) => {
    const slot = hash & (size - 1);
    const owner = owners[slot];
    if (owner === 0) owners[slot] = document + 1;
    else if (owner !== document + 1) owners[slot] = -1;
  });
  const kept = new Uint32Array(symbols.length);
  let count = 0;
  const repetitive = repetitiveShingles(row, length);
  eachShingle(row, length, (position, hash, document) => {
    if (owners[hash & (size - 1)] !== -1 || repetitive.get(document)?.has(hash)) return;
    kept[count] = position;
    count += 1;
  });
  return kept.slice(0, count);
}

/** For each long report the shingles that it repeats on and on; sorting those would take for ever. */
function repetitiveShingles(row: SymbolRow, length: number): Map<number, Set<number>> {
  const { starts, blocks, symbols } = row;
  const sizes = new Map<number, number>();
  for (const [index, { document }] of blocks.entries()) {
    const size = (starts[index + 1] ?? symbols.length) - (starts[index] ?? 0);
    sizes.set(document, (sizes.get(document) ?? 0) + size);
  }
  const counts = new Map<number, Map<number, number>>();
  for (const [document, size] of sizes) if (size > longReport) counts.set(document, new Map());
  if (counts.size > 0) {
    eachShingle(row, length, (_, hash, document) => {
      const own = counts.get(document);
      own?.set(hash, (own.get(hash) ?? 0) + 1);
    });
  }
  const frequent = (own: Map<number, number>): Set<number> =>
    new Set([...own].flatMap(([hash, count]) => (count > mostInReport ? [hash] : [])));
  return new Map([...counts].map(([document, own]) => [document, frequent(own)]));
}

function eachShingle(
  { symbols, starts, blocks }: SymbolRow,
  length: number,
  visit: (position: number, hash: number, document: number) => void,
): void {
  let current = -1;
  let last = 0;
  for (const [index, { document }] of blocks.entries()) {
    if (document !== current) last = (starts[index] ?? 0) + longestReport;
    current = document;
    const end = Math.min(starts[index + 1] ?? symbols.length, last);
    for (let position = starts[index] ?? 0; position + length < end; position += 1) {
      let hash = 0;
      for (let ahead = 0; ahead < length; ahead += 1) {
        hash = (Math.imul(hash, 0x01000193) ^ (symbols[position + ahead] ?? 0)) | 0;
      }
      visit(position, Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 3, document);
    }
  }
}

/** Symbols that two suffixes share, within their blocks. */
function commonLength(symbols: Uint16Array, a: number, b: number): number {
  let length = 0;
  while (length < depth && symbols[a + length] === symbols[b + length] && symbols[a + length] !== 0)
    length += 1;
  return length;
}

/** How far all occurrences agree. */
function fullLength(symbols: Uint16Array, positions: Uint32Array): number {
  const [first = 0] = positions;
  let length = depth;
  const agree = (): boolean => {
    const unit = symbols[first + length];
    return unit !== 0 && positions.every((position) => symbols[position + length] === unit);
  };
  while (agree()) length += 1;
  return length;
}

function compareSuffixes(symbols: Uint16Array, a: number, b: number): number {
  const length = commonLength(symbols, a, b);
  if (length === depth) return a - b;
  return (symbols[a + length] ?? 0) - (symbols[b + length] ?? 0) || a - b;
}

/** Runs of neighbours in suffix order that share `length` symbols, no fewer than the limit. */
function* intervals(
  common: Uint32Array,
  { shortest, mostOccurrences }: RepeatLimits,
): Generator<{ from: number; to: number; length: number }> {
  const open: { from: number; length: number }[] = [];
  for (let index = 1; index <= common.length; index += 1) {
    const length = common[index] ?? 0;
    let from = index - 1;
    for (let top = open.at(-1); top !== undefined && top.length > length; top = open.at(-1)) {
      open.pop();
      from = top.from;
      if (index - top.from <= mostOccurrences) yield { from: top.from, to: index, length: top.length };
    }
    if (length >= shortest && open.at(-1)?.length !== length) open.push({ from, length });
  }
}

/** Whether no one symbol stands before all occurrences. */
function leftMaximal(symbols: Uint16Array, positions: Uint32Array): boolean {
  const before = symbols[(positions[0] ?? 0) - 1];
  return before === 0 || positions.some((position) => symbols[position - 1] !== before);
}

function inTwoReports(row: SymbolRow, positions: Uint32Array): boolean {
  const documentAt = (position: number): number | undefined => row.blocks[blockAt(row, position)]?.document;
  // Positions ascend and documents are laid out one after the other.
  return documentAt(positions[0] ?? 0) !== documentAt(positions[positions.length - 1] ?? 0);
}
