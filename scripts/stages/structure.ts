/**
 * Structure: every line of a page gets one role, and what is not the article is taken out.
 *
 * The body is found first, as the densest run of running text; then the lines above, within and
 * below it are named, by explicit marks, position, repetition and shape, in this order. Then all lines
 * are weighed together, with weights that were learned from labelled captures (structure/weighing).
 */
import type { Draft, Stage, StageMessage, Structured } from '../stage.ts';
import { fail, succeed } from '../stage.ts';
import { toHans } from '../text/to-hans.ts';
import { applyEdits, currentText, sourceOffset, type Traced } from '../text/traced.ts';
import type { NamedLine } from './structure/classify.ts';
import { linesOfFrontMatter } from './extract/front-matter.ts';
import { apart } from './structure/apart.ts';
import { correctRoles } from './structure/correct-roles.ts';
import { evidenceOf } from './structure/evidence.ts';
import { settle, type Settled } from './structure/settle.ts';
import { ruleOf } from './structure/weave.ts';

/** Names the lines of a normalised capture; fails where there is no body or no headline. */
export const structure: Stage<Draft, Structured> = {
  name: 'structure',
  run(draft) {
    const text = currentText(draft.text);
    const evidence = evidenceOf(draft, draft.script === 'Hant' ? toHans : (said) => said);
    const { lines, blocks, passes, lacks } = correctRoles(
      text,
      numbered(settle(text, evidence), linesOfFrontMatter(draft.text)),
      draft.capture.corrections,
    );
    if (typeof lacks === 'object') return fail(lacks);
    if (lacks) return fail(lack(lacks, draft.text, lines));
    return succeed(
      {
        ...draft,
        text: passes.reduce(
          (traced, edits) => applyEdits(traced, apart(traced, edits), 'structure'),
          draft.text,
        ),
        lines: lines.map((line) => ({
          line: line.line,
          role: line.role,
          rule: ruleOf(line),
          text: line.text,
        })),
        blocks,
      },
      guesses(draft.text, lines),
    );
  },
};

/** The same with the lines' numbers in the capture. */
function numbered(settled: Settled, before: number): Settled {
  return {
    ...settled,
    lines: settled.lines.map((line) => ({ ...line, line: line.line + before })),
    blocks: settled.blocks.map((block) => ({ ...block, lines: block.lines.map((line) => line + before) })),
  };
}

const lacking = {
  body: {
    rule: 'structure/no-body',
    text: 'Only boilerplate and titles: expected at least one paragraph of running text',
    hint: 'Check that the capture holds the article itself, not only the page around it',
  },
  headline: {
    rule: 'structure/no-headline',
    text: 'No line can be the headline: expected a title above the first paragraph',
    hint: 'Put the headline on a line of its own above the article, or correct the role of its line',
  },
  rest: {
    rule: 'structure/unsettled',
    text: 'The lines take other roles whenever the page is read again: expected an article with furniture around it',
    hint: 'Take the furniture out of the capture, or correct the roles of its lines',
  },
} as const;

function lack(what: keyof typeof lacking, text: Traced, lines: readonly NamedLine[]): StageMessage {
  const body = lines.find((line) => line.role === 'body');
  return { severity: 'error', at: body ? sourceOffset(text, body.start) : 0, ...lacking[what] };
}

/** One warning for each run of lines whose role is a guess of one rule. */
function guesses(text: Traced, lines: readonly NamedLine[]): StageMessage[] {
  const heads = lines.filter(
    (line, index) => line.row.guess && !line.correction && lines[index - 1]?.row !== line.row,
  );
  const offsets = sourceOffsets(
    text,
    heads.map((line) => line.start),
  );
  return heads.map((line, index) => ({
    severity: 'warning',
    at: offsets[index] ?? 0,
    rule: `structure/${line.row.id}`,
    text: `Unsure of this line: taken as ${line.role} by weak evidence`,
    hint: 'If that is wrong, correct the role of the line',
  }));
}

/** `sourceOffset` for many ascending offsets, in one pass. */
function sourceOffsets(text: Traced, offsets: readonly number[]): number[] {
  let at = 0;
  let source = 0;
  let next = 0;
  const out: number[] = [];
  for (const span of text) {
    for (
      let offset = offsets[next];
      offset !== undefined && offset < at + span.after.length;
      offset = offsets[++next]
    ) {
      out.push(span.steps.length > 0 ? source : source + (offset - at));
    }
    at += span.after.length;
    source += span.before.length;
  }
  return out;
}
