/** Reads a corrections file; each fault is told by line and column, in words for a librarian. */
import type { z } from 'astro/zod';
import { LineCounter, parseDocument } from 'yaml';
import {
  correctionHeadSchema,
  listFactSchema,
  personCorrectionSchema,
  roleCorrectionSchema,
  setFactSchema,
  singleFacts,
  textCorrectionSchema,
  type Correction,
  type SetFact,
} from '../../src/lib/schemas/corrections.ts';

/** The corrections of one capture, in the order of their file. */
export interface CorrectionSet {
  /** SHA-256 of the capture they were made for. */
  readonly capture: string;
  readonly by: string;
  readonly rows: readonly CorrectionRow[];
}

export interface CorrectionRow {
  readonly correction: Correction;
  /** 1-based line of the row in its file. */
  readonly line: number;
}

/** A fault of a corrections file. */
export interface CorrectionFault {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** The corrections, or everything that is wrong with the file. Pure. */
export function readCorrections(source: string): CorrectionSet | readonly CorrectionFault[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const at = (path: readonly PropertyKey[]): { line: number; column: number } => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      const range = (node as { range?: readonly number[] } | undefined)?.range;
      if (range) return place(range[0] ?? 0);
    }
    return place(0);
  };
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({
      ...place(error.pos[0]),
      text: `Unreadable YAML: ${error.message}`,
    }));
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch {
    return [{ line: 1, column: 1, text: 'Unexpected alias (*name), expected plain values' }];
  }
  const head = correctionHeadSchema.safeParse(data);
  if (!head.success) return faults(head.error, [], at);
  const rows = head.data.corrections.map((row, index) => readRow(row, ['corrections', index], at));
  const wrong = rows.flatMap((row) => (Array.isArray(row) ? row : []));
  if (wrong.length > 0) return wrong;
  return {
    capture: head.data.capture,
    by: head.data['corrected-by'],
    rows: rows.filter((row): row is CorrectionRow => !Array.isArray(row)),
  };
}

type Place = (path: readonly PropertyKey[]) => { line: number; column: number };

function readRow(row: unknown, path: readonly PropertyKey[], at: Place): CorrectionRow | CorrectionFault[] {
  const schema = schemaOf(row);
  if (schema === undefined) {
    const text =
      'Unexpected correction, expected one that begins with fact:, list:, person:, or with line: and text: or role:';
    return [{ ...at(path), text }];
  }
  const parsed = schema.safeParse(row);
  if (!parsed.success) return faults(parsed.error, path, at);
  const value = 'fact' in parsed.data ? valueFaults(parsed.data, [...path, 'set'], at) : [];
  return value.length > 0 ? value : { correction: parsed.data, line: at(path).line };
}

function schemaOf(row: unknown): z.ZodType<Correction> | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  if ('fact' in row) return setFactSchema;
  if ('list' in row) return listFactSchema;
  if ('person' in row) return personCorrectionSchema;
  if ('line' in row && 'text' in row) return textCorrectionSchema;
  if ('line' in row && 'role' in row) return roleCorrectionSchema;
  return undefined;
}

function valueFaults(row: SetFact, path: readonly PropertyKey[], at: Place): CorrectionFault[] {
  const parsed = singleFacts[row.fact].safeParse(row.set);
  return parsed.success ? [] : faults(parsed.error, path, at);
}

function faults(error: z.ZodError, path: readonly PropertyKey[], at: Place): CorrectionFault[] {
  return error.issues.map((issue) => {
    const whole = [...path, ...issue.path];
    const name = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
    return { ...at(whole), text: `${name}${issue.message}` };
  });
}
