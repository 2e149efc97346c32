/**
 * Text that remembers its capture.
 *
 * A traced text is a row of spans. The `before`s joined are the capture's text, to the code unit;
 * the `after`s joined are the text as it stands now. A stage never writes text: it returns edits
 * on the current text, and `applyEdits` weaves them in. So nothing can be lost on the way, and
 * every difference carries the rules that made it (invariant: conservation).
 *
 * All offsets are UTF-16 code units, as in JavaScript strings.
 */

/** One rule's work on one span. `from` and `to` are the text before and after this step. */
export interface Step {
  readonly stage: string;
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** A stretch of text. `steps` is empty exactly when nothing touched it; then `before === after`. */
export interface Span {
  readonly before: string;
  readonly after: string;
  readonly steps: readonly Step[];
}

export type Traced = readonly Span[];

/** Replace `[start, end)` of the current text by `replacement`, because of `rule`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly rule: string;
}

/** A recorded difference between the article's text and its capture. */
export interface Change {
  /** Offset in the article's text where `after` stands. */
  readonly at: number;
  /** Offset in the capture's text where `before` stood. */
  readonly source: number;
  readonly before: string;
  readonly after: string;
  readonly steps: readonly Step[];
}

/** A text in which nothing has changed yet. */
export function trace(text: string): Traced {
  return text === '' ? [] : [{ before: text, after: text, steps: [] }];
}

/** The text as it stands now. */
export function currentText(traced: Traced): string {
  return traced.map((span) => span.after).join('');
}

/** The text of the capture. */
export function captureText(traced: Traced): string {
  return traced.map((span) => span.before).join('');
}

/**
 * Weaves edits into a traced text.
 *
 * An edit that cuts through a changed span takes the whole span in: its record then holds the
 * earlier steps and this one. A removal (`replacement === ''`) replaces the earlier steps, because
 * the reader is shown the capture's own words as removed.
 *
 * @throws RangeError when edits overlap, are unsorted, or leave the text
 */
export function applyEdits(traced: Traced, edits: readonly Edit[], stage: string): Traced {
  const queue = splitKept(traced, edits);
  const out: Span[] = [];
  let next = 0; // index into queue
  let position = 0; // offset in the text before the edits, where queue[next] starts

  const pass = (until: (span: Span) => boolean): Span[] => {
    const from = next;
    for (let span = queue[next]; span !== undefined && until(span); span = queue[next]) {
      position += span.after.length;
      next += 1;
    }
    return queue.slice(from, next);
  };

  let lastEnd = 0;
  for (const edit of edits) {
    if (edit.start < lastEnd || edit.end < edit.start) {
      throw new RangeError(
        `edit ${edit.rule} at ${edit.start}..${edit.end} overlaps or is out of order (${stage})`,
      );
    }
    lastEnd = edit.end;
    // One by one: as arguments, a hundred thousand spans overflow the stack.
    for (const span of pass((span) => position + span.after.length <= edit.start)) out.push(span);
    // The span before may be a changed one into which this edit cuts as well.
    const touched = position > edit.start ? out.splice(-1) : [];
    for (const span of pass(() => position < edit.end)) touched.push(span);
    if (position < edit.end)
      throw new RangeError(`edit ${edit.rule} ends at ${edit.end}, after the text (${stage})`);
    out.push(replaceIn(touched, edit, position, stage));
  }
  return [...out, ...queue.slice(next)];
}

/** Cuts untouched spans at the borders of the edits, so that each lies wholly inside or outside. */
function splitKept(traced: Traced, edits: readonly Edit[]): Span[] {
  const borders = [...new Set(edits.flatMap((edit) => [edit.start, edit.end]))].sort((a, b) => a - b);
  const out: Span[] = [];
  let border = 0;
  let start = 0;
  for (const span of traced) {
    const end = start + span.after.length;
    let from = start;
    for (let cut = borders[border]; cut !== undefined && cut < end; cut = borders[++border]) {
      if (span.steps.length > 0 || cut <= from) continue;
      const piece = span.after.slice(from - start, cut - start);
      out.push({ before: piece, after: piece, steps: [] });
      from = cut;
    }
    const rest = span.after.slice(from - start);
    out.push(from === start ? span : { before: rest, after: rest, steps: [] });
    start = end;
  }
  return out;
}

/** One span for an edit over `touched`, which ends at `position`; what the edit leaves of them stays. */
function replaceIn(touched: readonly Span[], edit: Edit, position: number, stage: string): Span {
  const before = touched.map((span) => span.before).join('');
  const old = touched.map((span) => span.after).join('');
  const tail = position - edit.end;
  const head = old.length - tail - (edit.end - edit.start);
  const after = old.slice(0, head) + edit.replacement + old.slice(old.length - tail);
  const step = { stage, rule: edit.rule, from: after === '' ? before : old, to: after };
  // A line end that was made of something else stays known as one: the capture's lines are counted by them.
  const lineEnd = touched.length === 1 && old === '\n';
  const earlier = after === '' && !lineEnd ? [] : touched.flatMap((span) => span.steps);
  return { before, after, steps: [...earlier, step] };
}

/** The recorded differences, in order. Kept text is not listed. */
export function changesOf(traced: Traced): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let source = 0;
  for (const span of traced) {
    if (span.steps.length > 0) {
      changes.push({ at, source, before: span.before, after: span.after, steps: span.steps });
    }
    at += span.after.length;
    source += span.before.length;
  }
  return changes;
}

/**
 * Rebuilds the capture's text from the article's text and the recorded changes.
 *
 * @throws Error when a change does not fit the text: the article or the record was altered
 */
export function undo(text: string, changes: readonly Pick<Change, 'at' | 'before' | 'after'>[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const change of changes) {
    if (change.at < position || text.slice(change.at, change.at + change.after.length) !== change.after) {
      throw new Error(`the change at offset ${change.at} does not fit the article`);
    }
    parts.push(text.slice(position, change.at), change.before);
    position = change.at + change.after.length;
  }
  parts.push(text.slice(position));
  return parts.join('');
}

/** Where an offset of the current text came from in the capture; inside a change, the change's start. */
export function sourceOffset(traced: Traced, offset: number): number {
  let at = 0;
  let source = 0;
  for (const span of traced) {
    if (offset < at + span.after.length) {
      return span.steps.length > 0 ? source : source + (offset - at);
    }
    at += span.after.length;
    source += span.before.length;
  }
  return source;
}
