/** A correction that a person makes to one report: what, why, on whose word. */
import { z } from 'astro/zod';
import { lineRoleSchema } from './provenance.ts';
import { contributorSchema, edtfSchema, personInReportSchema, personRoles } from './report.ts';

const why = {
  /** Why the correction is right; shown on the report's page. */
  reason: z.string().min(1),
  /** Where that can be checked: an address, a book, a person. */
  source: z.string().min(1).optional(),
};

const text = z.string().min(1);

/** Facts with one value, and what the value must be; null where the fact may be unknown. */
export const singleFacts = {
  source: text.nullable(),
  section: text,
  publisher: text,
  photographer: text,
  editor: text,
  published: edtfSchema.nullable(),
  reporters: z.array(contributorSchema),
  'event.date': edtfSchema.nullable(),
  'event.name': text.nullable(),
  'event.place': text.nullable(),
  'event.also': text,
} as const;

/** Facts that are lists of names. */
export const listFacts = ['documents', 'places', 'organisations', 'formulations'] as const;

export type SingleFact = keyof typeof singleFacts;

/** `fact` + `set`: gives a fact another value. The value is checked against `singleFacts`. */
export const setFactSchema = z.strictObject({
  fact: z.enum(Object.keys(singleFacts) as [SingleFact, ...SingleFact[]]),
  set: z.unknown(),
  ...why,
});

/** `list` + `add` or `remove`: one name in a list of names. */
export const listFactSchema = z
  .strictObject({ list: z.enum(listFacts), add: text.optional(), remove: text.optional(), ...why })
  .refine(
    ({ add, remove }) => (add === undefined) !== (remove === undefined),
    'expected either add or remove',
  );

/** `person`: sets what is given, adds the person where the report lacks it, or removes it. */
export const personCorrectionSchema = z.strictObject({
  person: text,
  name: text.optional(),
  offices: z.array(text).optional(),
  of: text.optional(),
  roles: z.array(z.enum(personRoles)).min(1).optional(),
  /** Joins this person with all of the same identity in other reports, and with nobody else. */
  identity: text.optional(),
  /** Joins this person with the one of another report, whatever their names there. */
  'same-as': personInReportSchema.optional(),
  remove: z.literal(true).optional(),
  ...why,
});

/** `line` + `text` + `becomes`: mends the wording of one line of the normalised text. */
export const textCorrectionSchema = z.strictObject({
  line: z.number().int().positive(),
  text,
  becomes: z.string(),
  ...why,
});

/** `line` + `role`: says what a line is. */
export const roleCorrectionSchema = z.strictObject({
  line: z.number().int().positive(),
  role: lineRoleSchema,
  ...why,
});

export type SetFact = z.infer<typeof setFactSchema>;
export type ListFactCorrection = z.infer<typeof listFactSchema>;
export type PersonCorrection = z.infer<typeof personCorrectionSchema>;
export type TextCorrection = z.infer<typeof textCorrectionSchema>;
export type RoleCorrection = z.infer<typeof roleCorrectionSchema>;
export type Correction = SetFact | ListFactCorrection | PersonCorrection | TextCorrection | RoleCorrection;

/** The head of a corrections file; its rows are checked one by one, so that each error has its line. */
export const correctionHeadSchema = z.strictObject({
  /** SHA-256 of the capture that was corrected: for another one, the corrections must be looked at again. */
  capture: z.string().regex(/^[0-9a-f]{64}$/u, 'expected the SHA-256 of the capture, 64 characters 0-9 a-f'),
  /** Who stands for these corrections; shown on the report's page. */
  'corrected-by': text,
  corrections: z.array(z.unknown()).min(1),
});
