/** Where each word of a report comes from: the JSON file beside its Markdown. */
import { z } from 'astro/zod';

/** Roles of lines that stay in the article. */
export const keptRoles = ['kicker', 'headline', 'deck', 'summary', 'heading', 'body', 'caption'] as const;

/** Roles of lines that are taken out of the article; some of them carry facts. */
export const removedRoles = [
  'site-name',
  'navigation',
  'breadcrumb',
  'page-title',
  'publication',
  'byline',
  'editor',
  'page-tools',
  'comment-box',
  'related-links',
  'footer',
] as const;

export const lineRoles = [...keptRoles, ...removedRoles] as const;

export const keptRoleSchema = z.enum(keptRoles);
export const lineRoleSchema = z.enum(lineRoles);

/** The kinds of entity that have an authority record and pages of their own. */
export const entityKinds = ['person', 'place', 'organisation', 'document', 'formulation'] as const;

/** One non-blank line of the capture and the role it was given. */
export const roleLineSchema = z.strictObject({
  /** 1-based line number in the capture. */
  line: z.number().int().positive(),
  role: lineRoleSchema,
  /** Id of the rule that gave the role. */
  rule: z.string().min(1),
});

/** A block of the article, in the capture's order. Its text stands in the Markdown file. */
export const blockSchema = z.strictObject({
  role: keptRoleSchema,
  /** The capture lines that it was made from. */
  lines: z.array(z.number().int().positive()).min(1),
});

/** A recorded change; see scripts/text/traced.ts. Offsets are UTF-16 code units. */
export const changeSchema = z.strictObject({
  /** Offset in the article's text: the blocks' texts in capture order, joined by line feeds. */
  at: z.number().int().nonnegative(),
  /** Offset in the capture's text. */
  source: z.number().int().nonnegative(),
  before: z.string(),
  after: z.string(),
  steps: z
    .array(z.strictObject({ stage: z.string(), rule: z.string(), from: z.string(), to: z.string() }))
    .min(1),
});

/** A place in the article's text where an entity is named. */
export const mentionSchema = z.strictObject({
  kind: z.enum(entityKinds),
  /** The entity's name as the report's facts list it. */
  name: z.string().min(1),
  /** Index into the provenance's blocks. */
  block: z.number().int().nonnegative(),
  /** `[start, end)` in that block's text, UTF-16 code units. */
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});

/** Why a fact is believed. */
export const evidenceSchema = z.strictObject({
  /** Path of the fact in the front matter: `event.date`, `source`, `people.章东`. */
  fact: z.string().min(1),
  rule: z.string().min(1),
  /** Words of the normalised text. */
  quote: z.string(),
  /** Line of the capture that holds them. */
  line: z.number().int().positive(),
});

/** A remark of the build on this report, as shown on the terminal. */
export const messageSchema = z.strictObject({
  severity: z.enum(['error', 'warning', 'info']),
  line: z.number().int().positive(),
  column: z.number().int().positive(),
  rule: z.string().min(1),
  text: z.string().min(1),
  hint: z.string().min(1),
});

/** A correction as the report's page shows it. */
export const shownCorrectionSchema = z.strictObject({
  /** `corrections/1`: the rule id under which changes and evidence name it. */
  rule: z.string().min(1),
  /** What was corrected: `event.date`, `places`, `people.王伟`, `line 12`. */
  what: z.string().min(1),
  by: z.string().min(1),
  reason: z.string().min(1),
  source: z.string().min(1).optional(),
});

export const provenanceSchema = z.strictObject({
  id: z.string().min(1),
  lines: z.array(roleLineSchema),
  blocks: z.array(blockSchema),
  changes: z.array(changeSchema),
  mentions: z.array(mentionSchema),
  evidence: z.array(evidenceSchema),
  messages: z.array(messageSchema),
  /** What people corrected, in the order of the corrections file. */
  corrections: z.array(shownCorrectionSchema),
});

export type LineRole = z.infer<typeof lineRoleSchema>;
export type KeptRole = z.infer<typeof keptRoleSchema>;
export type EntityKind = (typeof entityKinds)[number];
export type RoleLine = z.infer<typeof roleLineSchema>;
export type Mention = z.infer<typeof mentionSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Provenance = z.infer<typeof provenanceSchema>;
export type ShownCorrection = z.infer<typeof shownCorrectionSchema>;
export type ReportMessage = z.infer<typeof messageSchema>;
