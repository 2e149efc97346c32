/**
 * Stage 3: half-width marks between Chinese become full-width, stray spaces inside words go.
 *
 * White space at the ends of lines, tabs, runs of spaces and separating spaces stay as they are:
 * the structure stage reads them.
 */
import { z } from 'astro/zod';
import { loadRules, ruleFields, type RuleFamily } from '../rules.ts';
import { succeed, type Draft, type Stage } from '../stage.ts';
import { fullWidthEdits, type Mark } from '../text/full-width.ts';
import { paddedNames, spacesInWords } from '../text/stray-spaces.ts';
import { applyEdits, currentText, trace, type Edit } from '../text/traced.ts';

const rowSchema = z.strictObject({
  ...ruleFields,
  /** A mark, and its full-width form; with `closing-…`, a pair. */
  half: z.string().length(1).optional(),
  full: z.string().length(1).optional(),
  'closing-half': z.string().length(1).optional(),
  'closing-full': z.string().length(1).optional(),
  /** Words, in Simplified, after and before which a padded name is looked for. */
  after: z.array(z.string().min(1)).optional(),
  before: z.array(z.string().min(1)).optional(),
  surnames: z.string().optional(),
});
type Row = z.infer<typeof rowSchema>;

const rows = loadRules<Row>('punctuation', rowSchema);
const marks = rows.flatMap(toMark);
const findPaddedNames = rows.flatMap(toNameFinder);

function toMark(row: Row): Mark[] {
  if (row.half === undefined || row.full === undefined) return [];
  const half = row['closing-half'];
  const full = row['closing-full'];
  const closing = half === undefined || full === undefined ? undefined : { half, full };
  return [{ rule: `punctuation/${row.id}`, half: row.half, full: row.full, closing }];
}

function toNameFinder({ id, after, before, surnames }: Row): ((line: string) => Edit[])[] {
  if (!after || !before || !surnames) return [];
  return [paddedNames({ after, before, surnames }, `punctuation/${id}`)];
}

/** The edits that give a text Chinese punctuation. */
export function punctuate(text: string): Edit[] {
  const edits: Edit[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    for (const edit of punctuateLine(line)) {
      edits.push({ ...edit, start: edit.start + offset, end: edit.end + offset });
    }
    offset += line.length + 1;
  }
  return edits;
}

function punctuateLine(line: string): Edit[] {
  const names = findPaddedNames.flatMap((find) => find(line));
  const taken = new Set(names.map(({ start }) => start));
  const spaces = spacesInWords(line, 'punctuation/space-in-word').filter(({ start }) => !taken.has(start));
  return [...fullWidthEdits(line, marks), ...names, ...spaces].sort((a, b) => a.start - b.start);
}

export const punctuation: Stage<Draft, Draft> = {
  name: 'punctuation',
  run(draft) {
    const edits = punctuate(currentText(draft.text));
    return succeed({ ...draft, text: applyEdits(draft.text, edits, 'punctuation') });
  },
};

export const punctuationFamily: RuleFamily = {
  name: 'punctuation',
  rules: rows,
  apply: (input) => currentText(applyEdits(trace(input), punctuate(input), 'punctuation')),
};
