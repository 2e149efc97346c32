/** Messages of the build: what was found where, ready to be shown. Only scripts/report shows them. */
import type { StageMessage } from '../stage.ts';

/** A stage's message with its place spelled out for a person. */
export interface Message {
  /** Path as the user knows it: `seeds/a.txt`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in code points. */
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly rule: string;
  readonly text: string;
  readonly hint: string;
}

/** Line and column (1-based, column in code points) of a UTF-16 offset. CR, LF and CRLF end a line. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const cut = text.slice(0, offset);
  // Between CR and LF the line has not ended yet: there the CR counts as a character of it.
  const before = cut.endsWith('\r') && text[offset] === '\n' ? `${cut.slice(0, -1)} ` : cut;
  const lines = before.split(/\r\n|\r|\n/u);
  return { line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 };
}

/** Gives a stage's message its file, line and column. */
export function locate(file: string, captureText: string, message: StageMessage): Message {
  const { severity, rule, text, hint } = message;
  return { file, ...placeOf(captureText, message.at), severity, rule, text, hint };
}

/** File, then place, then rule: the order in which messages are shown. */
export function compareMessages(a: Message, b: Message): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.rule, b.rule);
}

// By code unit: the same on every machine, whatever its locale.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
