/** The rules on dates, loaded once. */
import { z } from 'astro/zod';
import { loadRules, ruleFields } from '../../rules.ts';

const words = z.array(z.string()).min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'expected a day such as 2018-11-05');
const months = z.array(z.number().int().min(1).max(12));
const pattern = z.string().transform((source) => new RegExp(source, 'u'));

const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...ruleFields, kind: z.literal('published'), pattern }),
  z.strictObject({
    ...ruleFields,
    kind: z.literal('relative'),
    days: z.record(z.string(), z.number().int()),
  }),
  z.strictObject({ ...ruleFields, kind: z.enum(['today', 'month', 'vague']), words }),
  z.strictObject({ ...ruleFields, kind: z.literal('happening'), words }),
  /** Words before the day's name, and how many weeks they lie from the publication's own. */
  z.strictObject({ ...ruleFields, kind: z.literal('weekday'), words, weeks: z.number().int() }),
  z.strictObject({ ...ruleFields, kind: z.literal('public-event'), names: words, from: day, to: day }),
  z.strictObject({ ...ruleFields, kind: z.literal('anniversary'), names: words, date: day }),
  /** In the months of `previous` the event lies a year before the planned one; in `same`, within it. */
  z.strictObject({ ...ruleFields, kind: z.literal('plan'), pattern, previous: months, same: months }),
]);
export type DateRow = z.infer<typeof rowSchema>;
export type DateRowOf<Kind extends DateRow['kind']> = Extract<DateRow, { kind: Kind }>;

export const dateRows: readonly DateRow[] = loadRules<DateRow>('dates', rowSchema);

/** Rows of one kind. */
export function dateRowsOf<Kind extends DateRow['kind']>(kind: Kind): DateRowOf<Kind>[] {
  return dateRows.filter((row): row is DateRowOf<Kind> => row.kind === kind);
}
