/**
 * The archive's text as one row of symbols, in which repeats are looked for.
 *
 * A symbol is a UTF-16 code unit of a letter or digit. Punctuation and spaces are left out, so that
 * «紧扣“一体化”和“高质量”» and «紧扣一体化和高质量» are one wording; blocks are kept apart by 0.
 */
import type { CorpusDocument } from './document.ts';

export interface SymbolRow {
  /** Code units; 0 before, between and after blocks. */
  readonly symbols: Uint16Array;
  /** For each symbol, its offset in its block's text. */
  readonly offsets: Uint32Array;
  /** For each symbol, what stands before it. */
  readonly borders: Uint8Array;
  /** For each block of the archive, the index of its first symbol; ascending. */
  readonly starts: Uint32Array;
  /** For each block of the archive, the index of its document and its number there. */
  readonly blocks: readonly { readonly document: number; readonly block: number }[];
}

/** What stands between two symbols, as `borders` has it. */
export const border = {
  none: 0,
  /** A mark within a clause: a quotation mark, 、. */
  weak: 1,
  /** The end of a clause, a space, or the block's border. */
  strong: 2,
} as const;

const clauseEnd = /[，。；：！？…—\s]/u;

// 1 for code units that count; surrogates do, because Han letters beyond the BMP are made of them.
const counts = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  (unit >= 0xd800 && unit <= 0xdfff) || /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? 1 : 0,
);

/** Lays out the texts of all documents. */
export function symbolRow(documents: readonly CorpusDocument[]): SymbolRow {
  const blocks = documents.flatMap((document, index) =>
    document.blocks.map((_, block) => ({ document: index, block })),
  );
  const size = documents.reduce(
    (sum, document) => sum + document.blocks.reduce((inner, { text }) => inner + text.length + 1, 0),
    1,
  );
  const symbols = new Uint16Array(size);
  const offsets = new Uint32Array(size);
  const borders = new Uint8Array(size);
  const starts = new Uint32Array(blocks.length);
  let next = 1;
  for (const [index, { document, block }] of blocks.entries()) {
    const text = documents[document]?.blocks[block]?.text ?? '';
    starts[index] = next;
    let before: number = border.strong;
    for (let offset = 0; offset < text.length; offset += 1) {
      const unit = text.charCodeAt(offset);
      if (counts[unit] === 0) {
        before = Math.max(before, clauseEnd.test(text.charAt(offset)) ? border.strong : border.weak);
        continue;
      }
      // The point of 4.3 divides nothing.
      const inNumber = before === border.weak && isDigit(unit) && isDigit(symbols[next - 1] ?? 0);
      symbols[next] = unit;
      offsets[next] = offset;
      borders[next] = inNumber ? border.none : before;
      before = border.none;
      next += 1;
    }
    borders[next] = border.strong;
    next += 1;
  }
  return {
    symbols: symbols.subarray(0, next),
    offsets: offsets.subarray(0, next),
    borders: borders.subarray(0, next),
    starts,
    blocks,
  };
}

/** Index of the block that holds a symbol. */
export function blockAt({ starts }: SymbolRow, position: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether a code unit is one of 0–9. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
