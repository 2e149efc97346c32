/** How much of the damage that the forward model does is undone, on articles of the corpus. */
import { findGlosses } from '../../scripts/stages/repair/glosses.ts';
import { readingsOf } from '../../scripts/stages/repair/readings.ts';
import { charOfPair, inGb2312, pairOfChar } from '../../scripts/text/gbk.ts';
import { foldToHans, hantOnlyCharacters, toVariant, variants } from '../../scripts/text/script-conversion.ts';
import type { Edit } from '../../scripts/text/traced.ts';
import { readCorpus } from './corpus.ts';
import { damageLine, throughGbk, type Damaged, type Gloss, type Gone } from './gloss-damage.ts';
import { judgeRepair } from './judge-repair.ts';
import { randomFrom, shuffle } from './random.ts';

/** Sums over all articles; all but `characters` count glosses or characters. */
export interface Measured {
  characters: number;
  aligned: number;
  /** Aligned glosses still there. */
  left: number;
  misaligned: number;
  /** Damaged characters: `restored + kept + unknown`. */
  lost: number;
  restored: number;
  /** As captured, and reported. */
  kept: number;
  /** U+FFFD, and reported. */
  unknown: number;
  wrong: number;
  /** Of the damaged: a second byte was swallowed, and no reading tells it. */
  goneBytes: number;
  /** Of the damaged: an ASCII character was swallowed whole. */
  goneAscii: number;
  /** Of the damaged, none of these two: bytes or reading are left. */
  restoredOfRest: number;
  /** Gone characters in whose place another gives the same damaged line: looked for where asked. */
  twins: number;
}

/** Shares of all Traditional characters that are in the table: from a short one to all. */
const tableShares = [0.02, 0.1, 0.3, 0.7, 1];

/**
 * Damages and repairs articles drawn at random, in all scripts and with tables of all sizes.
 *
 * @param twins whether to prove for each gone character that another leaves the same damage
 */
export function measureRepair(seed: number, articles: number, twins: boolean): Measured {
  const random = randomFrom(seed);
  const corpus = readCorpus().filter((_text, index) => index % 7 !== 3);
  const glossable = glossableCharacters();
  const sum = emptySum();
  for (let index = 0; index < articles; index += 1) {
    const text = corpus[Math.floor(random() * corpus.length)] ?? '';
    const lines = toVariant(variants[index % 3] ?? 't')(text)
      .split('\n')
      .map(throughGbk);
    const table = tableOf(glossable, tableShares[index % 5] ?? 1, random);
    measureArticle(lines, table, sum, twins);
  }
  return sum;
}

function emptySum(): Measured {
  return {
    characters: 0,
    aligned: 0,
    left: 0,
    misaligned: 0,
    lost: 0,
    restored: 0,
    kept: 0,
    unknown: 0,
    wrong: 0,
    goneBytes: 0,
    goneAscii: 0,
    restoredOfRest: 0,
    twins: 0,
  };
}

type Glossable = readonly (readonly [string, readonly string[]])[];

/** The characters that a tool may gloss, with all their readings. */
function glossableCharacters(): Glossable {
  return [...hantOnlyCharacters()]
    .filter((char) => pairOfChar(char) !== undefined)
    .map((char) => [char, readingsOf(char)] as const)
    .filter(([, readings]) => readings.length > 0);
}

/** A random part of the characters in random order, each with a reading, mostly its first. */
function tableOf(glossable: Glossable, share: number, random: () => number): Gloss[] {
  const chosen = glossable.filter(() => random() < share);
  return shuffle(chosen, random).map(([char, readings]) => ({
    char,
    reading: readings[Math.floor(random() ** 3 * readings.length)] ?? '',
  }));
}

function measureArticle(
  lines: readonly string[],
  table: readonly Gloss[],
  sum: Measured,
  twins: boolean,
): void {
  const damaged = lines.map((line) => damageLine(line, table));
  const edits = findGlosses(damaged.map(({ text }) => text).join('\n')).edits;
  let offset = 0;
  lines.forEach((line, index) => {
    const harm = damaged[index];
    if (harm === undefined) return;
    addLine(sum, line, harm, editsWithin(edits, offset, offset + harm.text.length));
    if (twins) sum.twins += harm.gone.filter((gone) => hasTwin(line, table, harm.text, gone)).length;
    offset += harm.text.length + 1;
  });
}

function editsWithin(edits: readonly Edit[], from: number, to: number): Edit[] {
  return edits
    .filter(({ start, end }) => start >= from && end <= to)
    .map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from }));
}

function addLine(sum: Measured, line: string, harm: Damaged, edits: readonly Edit[]): void {
  const { left, restored, kept, unknown, wrong } = judgeRepair(line, harm, edits, foldToHans);
  const gone = new Set(harm.gone.map(({ at }) => at));
  sum.characters += line.length;
  sum.aligned += harm.aligned.length;
  sum.left += left;
  sum.misaligned += harm.misaligned;
  sum.lost += harm.lost.length;
  sum.restored += restored.size;
  sum.kept += kept;
  sum.unknown += unknown;
  sum.wrong += wrong;
  sum.goneBytes += harm.gone.filter(({ what }) => what === 'second byte').length;
  sum.goneAscii += harm.gone.filter(({ what }) => what === 'ASCII character').length;
  sum.restoredOfRest += [...restored].filter((at) => !gone.has(at)).length;
}

/** Whether another everyday character in this place leaves the very same damaged line. */
function hasTwin(line: string, table: readonly Gloss[], damagedText: string, { at, what }: Gone): boolean {
  const char = line.charAt(at);
  const others = what === 'second byte' ? neighboursInGbk(char) : Array.from('0123456789 ');
  return others.some((other) => {
    if (other === char) return false;
    return damageLine(line.slice(0, at) + other + line.slice(at + 1), table).text === damagedText;
  });
}

/** Everyday characters with the same first byte, and a second one that opens a pair, as this one's does. */
function neighboursInGbk(char: string): string[] {
  const lead = (pairOfChar(char) ?? 0) >> 8;
  const found: string[] = [];
  for (let trail = 0x81; trail <= 0xfe; trail += 1) {
    const other = charOfPair(lead, trail);
    if (other !== undefined && inGb2312(foldToHans(other))) found.push(other);
  }
  // Marks have no everyday characters beside them, but other marks.
  return found.length > 1
    ? found
    : ['，', '；', '。', '、', '“', '”'].filter(
        (mark) => pairOfChar(mark) !== undefined && (pairOfChar(mark) ?? 0) >> 8 === lead,
      );
}
