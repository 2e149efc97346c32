/** Turns named lines into the article's blocks, and into the edits that lead there. */
import type { Block } from '../../stage.ts';
import type { Edit } from '../../text/traced.ts';
import type { KeptRole } from '../../../src/lib/schemas/provenance.ts';
import { keptRoles } from '../../../src/lib/schemas/provenance.ts';
import type { NamedLine } from './classify.ts';
import { editRule } from './rows.ts';

/** A line that stays, without what is cut off its ends. */
interface Kept {
  readonly line: NamedLine;
  readonly role: KeptRole;
  readonly start: number;
  readonly text: string;
}

const kept: ReadonlySet<string> = new Set(keptRoles);
const isKept = (role: string): role is KeptRole => kept.has(role);

/** The line as it stays in the article, or undefined when it leaves. */
function keep(line: NamedLine): Kept | undefined {
  const { role } = line;
  if (!isKept(role)) return undefined;
  const label = line.row.label?.exec(line.text)?.[0].length ?? 0;
  return { line, role, start: line.start + label, text: line.text.slice(label) };
}

/** The article's blocks: one for each kept line, joined lines together. */
export function blocksOf(lines: readonly NamedLine[]): Block[] {
  const out: Block[] = [];
  for (const line of lines) {
    const item = keep(line);
    if (!item) continue;
    const last = out.at(-1);
    if (line.joined && last) {
      out[out.length - 1] = { ...last, lines: [...last.lines, line.line], text: `${last.text} ${item.text}` };
    } else {
      out.push({ role: item.role, lines: [line.line], text: item.text });
    }
  }
  return out;
}

/**
 * The edits that turn the page's text into its blocks' texts joined by line feeds: one for each
 * run of removed lines of one rule, for each stretch of blank lines, each indentation, each join.
 */
export function editsOf(text: string, lines: readonly NamedLine[]): Edit[] {
  const edits: Edit[] = [];
  let position = 0; // the end of the kept text so far
  let removed: NamedLine[] = [];
  let any = false;
  for (const line of lines) {
    const item = keep(line);
    if (!item) {
      removed.push(line);
      continue;
    }
    if (any) edits.push(...separatorEdits(text, position, line.joined));
    const from = any ? text.indexOf('\n', position) + 1 : 0;
    edits.push(...removalEdits(from, line.from, removed));
    edits.push(remove(line.from, line.start, 'trim'), take(line.start, item.start, ruleOf(line)));
    position = line.end;
    removed = [];
    any = true;
  }
  edits.push(...removalEdits(position, text.length, removed));
  return edits.filter((edit) => edit.start < edit.end);
}

/** Between two kept lines the first line feed stays, or becomes a space. */
function separatorEdits(text: string, position: number, joined: boolean): Edit[] {
  const feed = text.indexOf('\n', position);
  const trim = remove(position, feed, 'trim');
  return joined
    ? [trim, { start: feed, end: feed + 1, replacement: ' ', rule: editRule('join-title') }]
    : [trim];
}

/** Takes out `[from, to)`: each run of lines of one rule with the blank lines after it. */
function removalEdits(from: number, to: number, removed: readonly NamedLine[]): Edit[] {
  const heads = removed.filter((line, index) => {
    const before = removed[index - 1];
    return before === undefined || ruleOf(before) !== ruleOf(line);
  });
  const starts = heads.map((line) => Math.max(line.from, from));
  return [
    remove(from, starts[0] ?? to, 'blank-lines'),
    ...heads.map((line, index) => take(starts[index] ?? from, starts[index + 1] ?? to, ruleOf(line))),
  ];
}

function remove(start: number, end: number, row: string): Edit {
  return take(start, end, editRule(row));
}

function take(start: number, end: number, rule: string): Edit {
  return { start, end, replacement: '', rule };
}

/** The id of the rule, or of the correction, that gave a line its role. */
export function ruleOf(line: NamedLine): string {
  return line.correction ?? editRule(line.row.id);
}
