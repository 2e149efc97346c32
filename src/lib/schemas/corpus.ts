/** What only all reports together can tell: authority records, occurrences, related reports. */
import { z } from 'astro/zod';
import { entityKinds } from './provenance.ts';
import { edtfSchema, personRoles } from './report.ts';

/** `[start, end)` in block `block` of report `report`; UTF-16 code units. */
export const occurrenceSchema = z.strictObject({
  report: z.string().min(1),
  block: z.number().int().nonnegative(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});

/** An office of a person in one report. */
export const officeHoldingSchema = z.strictObject({
  /** Without the name of its unit, so that it is the same in every report: 省委书记. */
  office: z.string().min(1),
  /** As the report states it: 省委书记, 安徽省委书记. */
  stated: z.string().min(1),
  /** The unit, by its full name where it is known: 滁州市, 安徽省. */
  unit: z.string().min(1).nullable(),
  report: z.string().min(1),
  /** Sort date of the report: the event's day, else the publication day, else null. */
  date: edtfSchema.nullable(),
});

/** A person in one report. */
export const appearanceSchema = z.strictObject({
  report: z.string().min(1),
  date: edtfSchema.nullable(),
  /** The name in this report, where it is not the record's. */
  as: z.string().min(1).optional(),
  offices: z.array(z.string()),
  of: z.string().optional(),
  roles: z.array(z.enum(personRoles)),
  occurrences: z.array(occurrenceSchema),
});

/** Authority record of a person: one page, however many reports. */
export const personRecordSchema = z.strictObject({
  /** Address part of the page: the name; where two people share it, the name and a unit. */
  id: z.string().min(1),
  name: z.string().min(1),
  /** Other names, where a correction says that they are one person's. */
  variants: z.array(z.string().min(1)).optional(),
  /** What tells this person from a namesake; set only where there is one. */
  qualifier: z.string().min(1).optional(),
  /** Set where no report says who is meant: several people may stand behind the name. */
  undifferentiated: z.literal(true).optional(),
  offices: z.array(officeHoldingSchema),
  appearances: z.array(appearanceSchema).min(1),
});

/** Authority record of a place, organisation, document or formulation. */
export const entityRecordSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(entityKinds),
  /** Fullest form found. */
  name: z.string().min(1),
  /** Other forms in the reports: 上海 beside 上海市. */
  variants: z.array(z.string().min(1)),
  /** For a place: the divisions that hold it, largest first; for an organisation: its unit. */
  within: z.array(z.string().min(1)),
  /** Administrative division code, where the place has one. */
  code: z.string().optional(),
  /** For a formulation: quoted or numbered by a report, or a clause that recurs in several. */
  basis: z.enum(['stated', 'recurring']).optional(),
  /** Reports that name it, oldest first, undated last. */
  reports: z.array(z.string().min(1)).min(1),
  occurrences: z.array(occurrenceSchema),
});

/** Where a passage stands; a chain also says where each of its links does. */
export const passageOccurrenceSchema = occurrenceSchema.extend({
  /** `[start, end)` of each link, in order. */
  links: z.array(z.tuple([z.number().int().nonnegative(), z.number().int().positive()])).optional(),
});

/** A passage that stands in more than one report, whatever the punctuation in it. */
export const passageSchema = z.strictObject({
  /**
   * `verbatim`: one unbroken wording. `chain`: the same clauses in the same order with other words
   * between them, as when one report dwells on a three-part slogan of another.
   */
  kind: z.enum(['verbatim', 'chain']),
  /** As in the first occurrence; the links of a chain are joined by `……`. */
  text: z.string().min(1),
  /** Oldest report first, undated last; at least two reports. */
  occurrences: z.array(passageOccurrenceSchema).min(2),
});

/** Another report and why it is near. */
export const relatedSchema = z.strictObject({
  report: z.string().min(1),
  score: z.number(),
  /** Authority record ids shared, by kind. */
  shared: z.partialRecord(z.enum(entityKinds), z.array(z.string())),
  /** Indexes into the corpus's passages. */
  passages: z.array(z.number().int().nonnegative()),
});

/** A capture that was not published, and why. */
export const quarantinedSchema = z.strictObject({
  file: z.string().min(1),
  line: z.number().int().positive(),
  column: z.number().int().positive(),
  rule: z.string().min(1),
  text: z.string().min(1),
  hint: z.string().min(1),
});

export const corpusSchema = z.strictObject({
  /** Report ids, newest first, undated last; ties by id. */
  order: z.array(z.string().min(1)),
  people: z.array(personRecordSchema),
  entities: z.array(entityRecordSchema),
  passages: z.array(passageSchema),
  /** Per report id, nearest first. */
  related: z.record(z.string(), z.array(relatedSchema)),
  quarantined: z.array(quarantinedSchema),
  /** How often each rule was used, by its full id: changes, roles of lines, facts. */
  ruleUses: z.record(z.string(), z.number().int().positive()),
  /** Number of changes to the captures' text. */
  changes: z.number().int().nonnegative(),
});

export type Corpus = z.infer<typeof corpusSchema>;
export type Occurrence = z.infer<typeof occurrenceSchema>;
export type PersonRecord = z.infer<typeof personRecordSchema>;
export type EntityRecord = z.infer<typeof entityRecordSchema>;
export type Passage = z.infer<typeof passageSchema>;
export type Related = z.infer<typeof relatedSchema>;
export type Quarantined = z.infer<typeof quarantinedSchema>;
