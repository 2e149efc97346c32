/**
 * A capture beside the article made from it, line by line, with what was changed in between.
 *
 * The left sides of all rows joined by line feeds are the capture (of a web page, joined by nothing: its
 * lines end by markup), the right sides hold the whole article but for its line breaks: nothing is left
 * out, here as in the record (conservation).
 */
import type { Change, Step } from '../../scripts/text/traced.ts';
import type { LineRole, RoleLine } from './schemas/provenance.ts';

/** A stretch of one side of a row. */
export interface Piece {
  readonly text: string;
  /** What was done to it; absent where the two sides agree. */
  readonly change?: Change;
}

/** One line of the capture; of a web page, of the text that it shows, with the markup that leads up to the next. */
export interface Row {
  /** 1-based, in the capture; of a web page, in the text that it shows. */
  readonly line: number;
  /** Absent for a blank line. */
  readonly role?: LineRole;
  /** Id of the rule that gave the role. */
  readonly rule?: string;
  readonly capture: readonly Piece[];
  readonly article: readonly Piece[];
}

interface OpenRow {
  capture: Piece[];
  article: Piece[];
}

/** Sets the article's text beside its capture. */
export function alignCapture(
  text: string,
  changes: readonly Change[],
  lines: readonly RoleLine[],
): readonly Row[] {
  let last: OpenRow = { capture: [], article: [] };
  const rows: OpenRow[] = [last];
  const page = changes.some(isMarkup);
  const lay = (before: string, after: string, change?: Change): void => {
    const mark = change ? { change } : {};
    const ends = after.split('\n');
    const starts = page && change ? shownLines(change) : before.split('\n');
    // A change that keeps its line breaks keeps its lines apart; otherwise its outcome stands where it began.
    const outcomes = ends.length === starts.length ? ends : [ends.join('')];
    starts.forEach((piece, index) => {
      if (index > 0) rows.push((last = { capture: [], article: [] }));
      if (piece !== '') last.capture.push({ text: piece, ...mark });
      const outcome = outcomes[index] ?? '';
      if (outcome !== '') last.article.push({ text: outcome, ...mark });
    });
  };
  let position = 0;
  for (const change of changes) {
    const kept = text.slice(position, change.at);
    lay(kept, kept);
    lay(change.before, change.after, change);
    position = change.at + change.after.length;
  }
  const rest = text.slice(position);
  lay(rest, rest);
  const roles = new Map(lines.map((line) => [line.line, line]));
  return rows.map((row, index) => {
    const known = roles.get(index + 1);
    return { line: index + 1, ...row, ...(known ? { role: known.role, rule: known.rule } : {}) };
  });
}

/** Markup is only taken out of web pages. */
const isMarkup = ({ steps }: Change): boolean => steps.some(({ rule }) => rule === 'extract/markup');

/** The source of a change in a web page, cut where the page ends a line: after the markup that ends it. */
function shownLines({ before, steps }: Change): string[] {
  const made = steps.filter(({ stage, to }) => stage === 'extract' && to === '\n').length;
  return [before, ...Array.from({ length: made }, () => '')];
}

/**
 * The number of the row that holds a place in the capture file: line, and column in code points, from 1.
 * Of plain text, rows are the lines.
 */
export function rowAt(
  rows: readonly Row[],
  changes: readonly Change[],
  { line, column }: { readonly line: number; readonly column: number },
): number {
  if (!changes.some(isMarkup)) return line;
  const sources = rows.map(({ capture }) => capture.map(({ text }) => text).join(''));
  // Each line with its end; CR, LF and CRLF end one.
  const before = sources.join('').match(/[^\r\n]*(?:\r\n|\r|\n|$)/gu) ?? [];
  const inLine = Array.from(before[line - 1] ?? '').slice(0, column - 1);
  let offset = before.slice(0, line - 1).join('').length + inLine.join('').length;
  for (const [index, source] of sources.entries()) {
    if (offset < source.length) return index + 1;
    offset -= source.length;
  }
  return rows.length;
}

/** Whether the line was taken out of the article whole. */
export function isRemoved({ role, article }: Row): boolean {
  return role !== undefined && article.every(({ text }) => text.trim() === '');
}

/** Whether nothing can be seen on either side. */
export function isBlank({ role, capture, article }: Row): boolean {
  return role === undefined && [...capture, ...article].every(({ text }) => text.trim() === '');
}

/** What one rule did, here or in a whole report. */
export interface RuleUse {
  readonly stage: string;
  readonly rule: string;
  readonly count: number;
  /** What it made of what, each pair once, most frequent first. */
  readonly examples: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

/** The steps of changes by rule, most used first. */
export function usesByRule(steps: readonly Step[]): readonly RuleUse[] {
  const groups = Map.groupBy(steps, ({ stage, rule }) => `${stage} ${rule}`);
  return [...groups.values()]
    .map((group) => {
      const [{ stage, rule }] = group as [Step];
      const pairs = Map.groupBy(group, ({ from, to }) => JSON.stringify([from, to]));
      const examples = [...pairs.values()].map((pair) => {
        const [{ from, to }] = pair as [Step];
        return { from, to, count: pair.length };
      });
      return { stage, rule, count: group.length, examples: examples.toSorted((a, b) => b.count - a.count) };
    })
    .toSorted((a, b) => b.count - a.count);
}

/** The changes of a row, each once, in the order of the text. */
export function changesIn({ capture, article }: Row): readonly Change[] {
  const found = [...capture, ...article].flatMap(({ change }) => (change ? [change] : []));
  return [...new Set(found)].toSorted((a, b) => a.source - b.source || a.at - b.at);
}

/** The stage whose work on a change matters most to a reader. */
export function leadingStage({ steps }: Pick<Change, 'steps'>): string {
  const order = ['repair', 'structure', 'punctuation', 'script'];
  const rank = (stage: string): number => (order.includes(stage) ? order.indexOf(stage) : order.length);
  return steps.map(({ stage }) => stage).toSorted((a, b) => rank(a) - rank(b))[0] ?? 'structure';
}

const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f\u205f]/gu;

/** Text in which a reader can see what has no shape: a line end as `↵`, a space as `␣`, others as `U+200B`. */
export function visible(text: string): string {
  const shown = text.replace(/\r?\n/gu, '↵').replace(invisible, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
  return /^\s+$/u.test(shown) ? '␣'.repeat(Array.from(shown).length) : shown;
}

/** A kept line, or a run of lines that were taken out. */
export type Passage =
  | { readonly kind: 'kept'; readonly row: Row }
  | { readonly kind: 'removed'; readonly rows: readonly [Row, ...Row[]] };

/** The rows that a reader is shown: blank ones left out, removed neighbours together. */
export function passages(rows: readonly Row[]): readonly Passage[] {
  const out: Passage[] = [];
  for (const row of rows) {
    if (isBlank(row)) continue;
    const last = out.at(-1);
    if (!isRemoved(row)) out.push({ kind: 'kept', row });
    else if (last?.kind === 'removed') out[out.length - 1] = { kind: 'removed', rows: [...last.rows, row] };
    else out.push({ kind: 'removed', rows: [row] });
  }
  return out;
}

/** Number of changes by the stage that matters most in each; removed lines are not counted. */
export function countsByStage(rows: readonly Row[]): ReadonlyMap<string, number> {
  const changes = rows.filter((row) => !isRemoved(row) && !isBlank(row)).flatMap(changesIn);
  const counts = new Map<string, number>();
  for (const change of new Set(changes)) {
    const stage = leadingStage(change);
    counts.set(stage, (counts.get(stage) ?? 0) + 1);
  }
  return counts;
}
