/** What a build came to: the same record for people and for programs. */
import type { Message } from './messages.ts';

export interface Outcome {
  readonly published: readonly string[];
  /** Files of seeds/ that could not be published; their reason is an error among the messages. */
  readonly quarantined: readonly string[];
  readonly messages: readonly Message[];
}

/** 0: all captures published; 1: some quarantined, or, under `strict`, any warning. */
export function exitStatus(outcome: Outcome, strict: boolean): 0 | 1 {
  if (outcome.quarantined.length > 0) return 1;
  return strict && outcome.messages.some((message) => message.severity === 'warning') ? 1 : 0;
}

/** One JSON document, ending in a line feed. */
export function renderJson(outcome: Outcome): string {
  return `${JSON.stringify(outcome, null, 2)}\n`;
}

/**
 * Lines for a terminal: `file:line:column severity text (rule)`, a hint, and a last line of counts.
 * Notes (info) are only counted: they are remarks for the curious, kept in each report's provenance.
 */
export function renderTerminal(outcome: Outcome): string {
  const loud = outcome.messages.filter((message) => message.severity !== 'info');
  const lines = loud.flatMap((message) => [
    `${message.file}:${message.line}:${message.column} ${message.severity} ${message.text} (${message.rule})`,
    `  hint: ${message.hint}`,
  ]);
  const notes = outcome.messages.length - loud.length;
  const warnings = loud.filter((message) => message.severity === 'warning').length;
  const counts = [
    count(outcome.published.length, 'report') + ' published',
    `${outcome.quarantined.length} quarantined`,
    count(warnings, 'warning'),
    count(notes, 'note') + (notes > 0 ? ' (--json lists them)' : ''),
  ];
  return [...lines, counts.join(', '), ''].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
