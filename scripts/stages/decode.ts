/**
 * Stage 1: bytes to text, and out with what the text carries unmeant.
 *
 * What cannot be read without loss is quarantined. Private-use characters stay: the next stage
 * needs them, and reports those that remain.
 */
import { z } from 'astro/zod';
import { loadRules, ruleFields, type RuleFamily } from '../rules.ts';
import { fail, succeed, type Capture, type Draft, type Stage, type StageMessage } from '../stage.ts';
import { decodeLoosely } from '../text/encodings.ts';
import { isDeclared, recognise, type Recognised } from '../text/recognise.ts';
import { applyEdits, currentText, trace, type Edit } from '../text/traced.ts';

const rowSchema = z.strictObject({
  ...ruleFields,
  /** Hexadecimal code points or ranges; or `sequence`, one string. */
  codes: z.array(z.string().regex(/^[0-9A-F]+(?:-[0-9A-F]+)?$/u)).optional(),
  sequence: z.string().optional(),
  to: z.enum(['', ' ', '\u3000', '\n']),
  /** Only as the file's first character. */
  'at-start': z.boolean().optional(),
  /** Not between two pictographs. */
  'unless-emoji': z.boolean().optional(),
});
type Row = z.infer<typeof rowSchema>;

const rows = loadRules<Row>('decode', rowSchema);

function patternOf(row: Row): string {
  const set = (row.codes ?? []).map((range) => range.replace(/[0-9A-F]+/gu, '\\u{$&}')).join('');
  const core = row.sequence ?? `[${set}]`;
  const guarded = row['unless-emoji'] ? `(?<!\\p{Extended_Pictographic}\\uFE0F?)${core}` : core;
  return row['at-start'] ? `^${guarded}` : guarded;
}

// One pattern, a named group a row: the first row that fits a place wins. Without flag m, ^ is the file's start.
const groupOf = (index: number): string => `row${index}`;
const unmeant = new RegExp(
  rows.map((row, index) => `(?<${groupOf(index)}>${patternOf(row)})`).join('|'),
  'gu',
);

/** Most unmeant characters that are taken out of one capture: each is recorded, and records cost memory. */
export const mostUnmeant = 1_000_000;

/** The edits that take unmeant characters out of a text; no more than `mostUnmeant` and one. */
export function tidyCharacters(text: string): Edit[] {
  return Array.from(text.matchAll(unmeant).take(mostUnmeant + 1), (match) => {
    const index = rows.findIndex((_row, at) => match.groups?.[groupOf(at)] !== undefined);
    const row = rows[index];
    if (row === undefined) throw new Error('a match without its rule');
    const end = match.index + match[0].length;
    return { start: match.index, end, replacement: row.to, rule: `decode/${row.id}` };
  });
}

export const decode: Stage<Capture, Draft> = {
  name: 'decode',
  run(capture) {
    const read = recognise(capture.bytes);
    if (!read.ok) {
      const { rule, text, hint, offset } = read.problem;
      const at = new TextDecoder().decode(capture.bytes.subarray(0, offset)).length;
      return fail({ severity: 'error', at, rule: `decode/${rule}`, text, hint });
    }
    const edits = tidyCharacters(read.text);
    if (edits.length > mostUnmeant) return fail({ severity: 'error', at: 0, ...tooManyUnmeant });
    const text = applyEdits(trace(read.text), edits, 'decode');
    const problem = contentProblem(read.text, currentText(text));
    if (problem !== undefined) return fail({ severity: 'error', at: 0, ...problem });
    return succeed({ capture, encoding: read.encoding, text, script: 'Hans' }, remarks(capture, read));
  },
};

/** How the encoding is known, where it is not UTF-8 throughout; and each declaration that is wrong. */
function remarks(
  { bytes }: Capture,
  { encoding, evidence, declared }: Extract<Recognised, { ok: true }>,
): StageMessage[] {
  const known: StageMessage = {
    severity: 'info',
    at: 0,
    rule: 'decode/encoding',
    text: `read as ${encoding}: ${evidence}; the text gives the same bytes back`,
    hint: 'Save the file as UTF-8 if its text looks wrong.',
  };
  const wrong = declared
    .filter((one) => !isDeclared([one], encoding))
    .map(({ label, offset }): StageMessage => ({
      // A page that was saved again as UTF-8 often keeps its old declaration; UTF-8 proves itself.
      severity: encoding === 'utf-8' ? 'info' : 'warning',
      at: decodeLoosely(bytes.subarray(0, offset), encoding).length,
      rule: 'decode/false-declaration',
      text: `the file declares ${label}, but was read as ${encoding}: ${evidence}`,
      hint: 'Check that the text reads well.',
    }));
  return encoding === 'utf-8' ? wrong : [known, ...wrong];
}

const tooManyUnmeant = {
  rule: 'decode/too-many-unmeant',
  text: `the file has more than ${mostUnmeant} line ends, spaces and marks of unusual kinds, expected text`,
  hint: 'Save the report alone, as plain text in UTF-8.',
};

/** Share of control characters above which a file is no text. */
const mostControls = 0.05;

function contentProblem(raw: string, text: string): { rule: string; text: string; hint: string } | undefined {
  if (text.trim() === '') {
    return {
      rule: 'decode/empty',
      text: 'the file has only white space, expected a report',
      hint: 'Add the text, or delete the file.',
    };
  }
  const controls = raw.match(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu)?.length ?? 0;
  if (controls / raw.length <= mostControls) return undefined;
  return {
    rule: 'decode/binary',
    text: `${controls} of the file's ${raw.length} characters are control characters, expected text`,
    hint: 'Save the report as plain text in UTF-8.',
  };
}

export const decodeFamily: RuleFamily = {
  name: 'decode',
  rules: rows,
  apply: (input) => currentText(applyEdits(trace(input), tidyCharacters(input), 'decode')),
};
