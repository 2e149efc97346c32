/** The labelled sample: which articles, and what a careful reader found in each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { dateBases, edtfSchema, personSchema } from '../../src/lib/schemas/report.ts';

const folder = join(import.meta.dirname, '../../tests/eval');

/**
 * Development may be looked at while rules are written; validation once it has been measured; held-out
 * only to report.
 */
export const splits = ['development', 'validation', 'held-out'] as const;
export type Split = (typeof splits)[number];

const sampleRowSchema = z.strictObject({
  id: z.string().min(1),
  split: z.enum(splits),
  kind: z.enum(['meeting', 'other']),
});
export type SampleRow = z.infer<typeof sampleRowSchema>;

/** One name, or the forms of one name that are all right, the preferred one first. */
const formsSchema = z.union([z.string().min(1), z.array(z.string().min(1)).min(2)]);
export type Forms = z.infer<typeof formsSchema>;

const namesSchema = z.array(z.string().min(1));

/** What is neither missed nor wrong, because careful readers would differ. */
const alsoSchema = z.strictObject({
  people: namesSchema.optional(),
  /** By the person's name. */
  offices: z.record(z.string(), namesSchema).optional(),
  documents: namesSchema.optional(),
  organisations: namesSchema.optional(),
  places: namesSchema.optional(),
});

const labelSchema = z.strictObject({
  people: z.array(personSchema),
  documents: z.array(formsSchema),
  organisations: z.array(formsSchema),
  places: z.array(formsSchema),
  event_date: z.strictObject({
    value: edtfSchema.nullable(),
    basis: z.enum(dateBases),
    /** Days that are as defensible as `value`. */
    also: z.array(edtfSchema).optional(),
  }),
  also: alsoSchema.optional(),
});
/** What the reader found in one article; conventions in tests/eval/README.md. */
export type Label = z.infer<typeof labelSchema>;

/** The drawn articles, in the order drawn. */
export function readSample(file: string = join(folder, 'sample.yml')): SampleRow[] {
  return z.array(sampleRowSchema).parse(parse(readFileSync(file, 'utf8')));
}

/** The labels by article id. */
export function readLabels(file: string = join(folder, 'labels.yml')): Map<string, Label> {
  return new Map(Object.entries(z.record(z.string(), labelSchema).parse(parse(readFileSync(file, 'utf8')))));
}
