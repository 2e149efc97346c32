/** What a whole document says about its glosses. */
import { isHantOnly } from '../../text/script-conversion.ts';
import { hasTone, readingsOf } from './readings.ts';
import type { Token } from './tokens.ts';
import { bytesOf, charOfTail, type Tail } from './unroll.ts';

/** The tool's table, as far as the document shows it. */
export interface Evidence {
  /** Characters glossed in full sight, with a true reading: how often. */
  readonly glossed: ReadonlyMap<string, number>;
  /** Characters that occur, as two neighbouring bytes, without their gloss: not in the table. */
  readonly plain: ReadonlySet<string>;
  /** Neighbouring characters anywhere in the document. */
  readonly neighbours: ReadonlySet<string>;
  /** Share of the glosses in full sight that stand behind Traditional characters. */
  readonly hantShare: number;
  /** Whether the tool glossed each character wherever it occurs, as a blind tool does. */
  readonly thorough: boolean;
}

/** So many tokens are read for neighbours. */
const sample = 100_000;

/** Reads all lines. */
export function gatherEvidence(lines: readonly (readonly Token[])[]): Evidence {
  const glossed = new Map<string, number>();
  const plain = new Set<string>();
  for (const tokens of lines) surveyLine(tokens, glossed, plain);
  const all = [...glossed];
  const count = (rows: readonly (readonly [string, number])[]): number =>
    rows.reduce((sum, [, times]) => sum + times, 0);
  const hant = all.filter(([char]) => isHantOnly(char));
  const missed = hant.filter(([char]) => plain.has(char));
  return {
    glossed,
    plain,
    neighbours: pairsOf(lines.flat().slice(0, sample)),
    hantShare: all.length === 0 ? 0 : count(hant) / count(all),
    thorough: missed.length * 10 <= hant.length,
  };
}

function pairsOf(tokens: readonly Token[]): Set<string> {
  const pairs = new Set<string>();
  let last = '';
  for (const token of tokens) {
    if (token.kind === 'gloss') {
      // A gloss in full sight stands between two neighbours.
      if (token.ate) last = '';
      continue;
    }
    if (last !== '') pairs.add(last + token.char);
    last = token.char;
  }
  return pairs;
}

function surveyLine(tokens: readonly Token[], glossed: Map<string, number>, plain: Set<string>): void {
  let tail: Tail = [undefined, undefined];
  tokens.forEach((token, index) => {
    if (token.kind === 'gloss') {
      const char = token.ate ? undefined : charOfTail(tail);
      if (char !== undefined && hasTone(token.reading) && readingsOf(char).includes(token.reading)) {
        glossed.set(char, (glossed.get(char) ?? 0) + 1);
      }
      tail = [undefined, undefined];
      return;
    }
    const next = tokens[index + 1];
    const bytes = token.char === '?' ? undefined : bytesOf(token.char);
    if (bytes === undefined) {
      tail = [undefined, undefined];
      return;
    }
    bytes.forEach((byte, place) => {
      tail = [tail[1], byte];
      const char = charOfTail(tail);
      const isGlossed = place === bytes.length - 1 && isGlossOf(next, char);
      if (char !== undefined && !isGlossed) plain.add(char);
    });
  });
}

function isGlossOf(token: Token | undefined, char: string | undefined): boolean {
  return char !== undefined && token?.kind === 'gloss' && readingsOf(char).includes(token.reading);
}
