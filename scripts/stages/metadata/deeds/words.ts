/** The words that show what people do (rules/roles.yml). */
import { z } from 'astro/zod';
import { personRoles } from '../../../../src/lib/schemas/report.ts';
import { loadRules, ruleFields } from '../../../rules.ts';

const pattern = z.string().transform((source) => new RegExp(source, 'gu'));
const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    kind: z.literal('verb'),
    role: z.enum(personRoles),
    quotes: z.boolean().default(false),
    pattern,
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['occasion', 'generic', 'agent', 'meeting', 'not-met', 'heard', 'says-next']),
    pattern,
  }),
]);
export type RoleRow = z.infer<typeof rowSchema>;

export const roleRows: readonly RoleRow[] = loadRules<RoleRow>('roles', rowSchema);

/** Verbs that give a role. */
export const verbs = roleRows.filter((row) => row.kind === 'verb');

/** The patterns of one kind of row, for a single match. */
export function rolePatterns(kind: RoleRow['kind']): readonly RegExp[] {
  return roleRows.flatMap((row) => (row.kind === kind ? [new RegExp(row.pattern.source, 'u')] : []));
}

/** A verb after which someone's words follow. */
export const talk = /(?:指出|强调|表示|要求|认为|说)[，：]/u;
