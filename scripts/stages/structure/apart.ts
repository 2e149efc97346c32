/** Keeps what a page's markup lost apart from what its lines lose, so that each is listed for itself. */
import type { Edit, Span, Traced } from '../../text/traced.ts';

/**
 * Cuts removals where the extract stage took something out or made a line end of markup.
 *
 * A removal of several lines would otherwise swallow the scripts and hidden parts between them, and
 * the record would say that the lines' rule took those too.
 */
export function apart(text: Traced, edits: readonly Edit[]): readonly Edit[] {
  const borders = bordersOf(text);
  if (borders.length === 0) return edits;
  let next = 0;
  return edits.flatMap((edit) => {
    if (edit.replacement !== '') return [edit];
    while ((borders[next] ?? Infinity) <= edit.start) next += 1;
    const parts: Edit[] = [];
    let { start } = edit;
    for (let at = borders[next]; at !== undefined && at < edit.end; at = borders[++next]) {
      if (at > start) parts.push({ ...edit, start, end: at });
      start = Math.max(start, at);
    }
    return [...parts, { ...edit, start }];
  });
}

/** Offsets in the current text where such a stretch of markup begins or ends, ascending. */
function bordersOf(text: Traced): number[] {
  const out: number[] = [];
  let position = 0;
  for (const span of text) {
    const end = position + span.after.length;
    if (isMarkup(span)) out.push(position, end);
    position = end;
  }
  return out;
}

const isMarkup = ({ steps, after }: Span): boolean =>
  steps[0]?.stage === 'extract' && (after === '' || after === '\n');
