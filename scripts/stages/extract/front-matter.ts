/**
 * The front matter of a text capture, as clipping programs write it.
 *
 * It is read as lines of text, by this code alone: no YAML, no aliases, no types, no code. Where it
 * is anything else than lines of `key: value` and lists, it stays in the text.
 */
import type { Edit, Traced } from '../../text/traced.ts';
import { factsOfKeys, type FoundFact } from './facts.ts';
import { mechanism } from './rows.ts';

const rule = mechanism('front-matter');
/** Longest front matter, code units. */
const longest = 16_384;
const opening = /^(---|\+\+\+)[ \t]*\n/u;
const keyLine =
  /^(?<name>[\p{L}_][\p{L}\p{N}_ -]{0,40}?)[ \t]*(?<mark>[:=])(?:[ \t]+(?<value>\S.*)|[ \t]*)$/u;
const itemLine = /^[ \t]*- +(?<value>\S.*)$/u;
const idleLine = /^(?:[ \t]*|#.*)$/u;

/** The edit that takes front matter off a text, and what it says; nothing where there is none. */
export function readFrontMatter(text: string): { edits: Edit[]; facts: FoundFact[] } {
  const none = { edits: [], facts: [] };
  const open = opening.exec(text.slice(0, 80));
  if (!open) return none;
  const fence = open[1] ?? '';
  const pairs: { name: string; value: string; at: number }[] = [];
  let at = open[0].length;
  let name = '';
  for (const line of text.slice(at, longest).split('\n')) {
    const next = at + line.length + 1;
    if (line.trimEnd() === fence) {
      if (pairs.length === 0) return none;
      const edit = {
        start: 0,
        end: Math.min(next, text.length),
        replacement: '',
        rule,
      };
      return { edits: [edit], facts: factsOfKeys(pairs) };
    }
    const key = keyLine.exec(line)?.groups;
    const item = itemLine.exec(line)?.groups;
    if (key?.mark === (fence === '---' ? ':' : '=')) {
      name = (key.name ?? '').toLowerCase();
      for (const value of valuesOf(key.value ?? '')) pairs.push({ name, value, at });
    } else if (item && name !== '') {
      pairs.push({ name, value: unquote(item.value ?? ''), at });
    } else if (!idleLine.test(line)) return none;
    at = next;
  }
  return none;
}

/** How many lines of the capture are its own front matter, which was taken off. */
export function linesOfFrontMatter(text: Traced): number {
  const [first] = text;
  return first?.steps[0]?.rule === rule ? first.before.split('\n').length - 1 : 0;
}

/** `[a, b]` as two values; else the value. */
function valuesOf(text: string): string[] {
  const value = text.trim();
  const list = value.startsWith('[') && value.endsWith(']') && !value.startsWith('[[');
  return (list ? value.slice(1, -1).split(/[,，]/u) : [value]).map(unquote).filter((one) => one !== '');
}

/** Without quotation marks and the brackets of wiki links. */
function unquote(text: string): string {
  const value = text.trim();
  const quoted = /^(["'])(?<inner>.*)\1$/u.exec(value)?.groups?.inner ?? value;
  return /^\[\[(?<inner>[^[\]]*)\]\]$/u.exec(quoted)?.groups?.inner ?? quoted;
}
