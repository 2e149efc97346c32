/** The facts of one report: the front matter of its Markdown file, the heart of every page. */
import { z } from 'astro/zod';

/** EDTF (ISO 8601-2) level 1, and the one-of-a-set form `[a..b]`: a day or a minute, perhaps with `?`. */
export const edtfSchema = z
  .string()
  .regex(
    /^(?:\d{4}\??(?:-\d{2}\??(?:-\d{2}\??(?:T\d{2}:\d{2})?)?)?|\[\d{4}-\d{2}(?:-\d{2})?\.\.\d{4}-\d{2}(?:-\d{2})?\]|\d{4}-\d{2}(?:-\d{2})?\/\d{4}-\d{2}(?:-\d{2})?)$/u,
    'expected an EDTF date such as 2023-08-20, 2023?-12-19 or [2022-02-04..2022-02-20]',
  );

/** What a person did at the event, strongest first. */
export const personRoles = ['presided', 'spoke', 'reported', 'attended', 'mentioned'] as const;

/** How the event's date is known. */
export const dateBases = ['stated', 'relative', 'inferred', 'corrected', 'unknown'] as const;

/** A person as one report names them. */
export const personInReportSchema = z.strictObject({
  /** Report id. */
  report: z.string('expected the report’s id in quotes').min(1),
  person: z.string().min(1),
});

/** One person in one report. */
export const personSchema = z.strictObject({
  /** Name as the normalised text has it, without padding spaces. */
  name: z.string().min(1),
  /** Offices as stated, in the order stated: `市委副书记`, `市长`. */
  offices: z.array(z.string().min(1)),
  /** The unit a bare office belongs to (`滁州市`), where the office does not name it itself. */
  of: z.string().min(1).optional(),
  roles: z.array(z.enum(personRoles)).min(1),
  /** Set by a correction only: one person with all of the same identity, and with nobody else. */
  identity: z.string().min(1).optional(),
  /** Set by a correction only: joins this person, and all who are the same, with a person of another report. */
  'same-as': personInReportSchema.optional(),
});

/** What the report reports on. */
export const eventSchema = z.strictObject({
  /** Day of the event, or null where the text does not give it away. */
  date: edtfSchema.nullable(),
  basis: z.enum(dateBases),
  /** Name of the meeting, assembled from the sentence that opens it; null for a report without one. */
  name: z.string().min(1).nullable(),
  /** The jurisdiction or town the event belongs to, by its full name. */
  place: z.string().min(1).nullable(),
  /** A second place that takes part, such as a branch venue: `南通市（分会场）`. */
  also: z.string().min(1).optional(),
  /** The words of the report that give the date, as they stand in it. */
  evidence: z.array(z.string().min(1)),
});

/** Someone who made the report. */
export const contributorSchema = z.strictObject({
  name: z.string().min(1),
  /** As stated: 记者, 通讯员, 全媒体记者. */
  role: z.string().min(1),
});

/** Everything the build knows of one report, except its body and provenance. */
export const reportSchema = z.strictObject({
  /** The capture's file name without its ending. Part of the report's address. */
  id: z.string().min(1),
  kicker: z.string().min(1).optional(),
  headline: z.string().min(1),
  deck: z.string().min(1).optional(),
  /** The site's own abstract (摘要), without its label. */
  summary: z.string().min(1).optional(),
  source: z.string().min(1).nullable(),
  section: z.string().min(1).optional(),
  publisher: z.string().min(1).optional(),
  reporters: z.array(contributorSchema),
  photographer: z.string().min(1).optional(),
  editor: z.string().min(1).optional(),
  /** When the site published it, local time as stated; null where the capture does not say. */
  published: edtfSchema.nullable(),
  event: eventSchema,
  /** In the order of the text's lists: order carries rank. */
  people: z.array(personSchema),
  documents: z.array(z.string().min(1)),
  places: z.array(z.string().min(1)),
  organisations: z.array(z.string().min(1)),
  formulations: z.array(z.string().min(1)),
  /** Script of the capture: Hant was converted, Hans was left alone. */
  script: z.enum(['Hans', 'Hant']),
  capture: z.strictObject({
    /** Path inside seeds/, with `/`: `a.txt`, `2023/a.txt`. */
    file: z.string().min(1),
    /** Of the raw bytes, lower-case hex. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    bytes: z.number().int().nonnegative(),
    /** Encoding the bytes were read with, as a WHATWG label; `utf-8`, `gb18030`. */
    encoding: z.string().min(1),
  }),
});

export type Report = z.infer<typeof reportSchema>;
export type Person = z.infer<typeof personSchema>;
export type PersonRole = (typeof personRoles)[number];
export type Contributor = z.infer<typeof contributorSchema>;
export type ReportEvent = z.infer<typeof eventSchema>;
