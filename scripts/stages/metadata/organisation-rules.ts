/** The rules on organisations, loaded once. */
import { z } from 'astro/zod';
import { loadRules, ruleFields } from '../../rules.ts';

const words = z.array(z.string()).min(1);
const lists = [
  'anchors',
  'stops',
  'never',
  'generic',
  'before-free',
  'cuts',
  'not-before',
  'acting',
] as const;
type ListKind = (typeof lists)[number];

const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['known', 'anchored', 'free', 'bare']),
    /** Whether the unit of an office counts: 青岛经开区管委会|主任. */
    'in-office': z.boolean(),
    /** Whether a list needs the anchor only once: 市住建局、交通局. */
    'in-list': z.boolean().default(false),
    words,
  }),
  z.strictObject({ ...ruleFields, kind: z.enum(lists), words }),
]);
export type OrganisationRow = z.infer<typeof rowSchema>;
export type NamingRow = Extract<OrganisationRow, { kind: 'known' | 'anchored' | 'free' | 'bare' }>;

export const organisationRows: readonly OrganisationRow[] = loadRules<OrganisationRow>(
  'organisations',
  rowSchema,
);

/** A unit's name is not longer; longer stretches are sentences. */
export const LONGEST_NAME = 28;

const byLength = (list: readonly string[]): string[] => [...list].sort((a, b) => b.length - a.length);

/** The words of all rows of one kind, longest first. */
export function organisationWords(kind: ListKind): string[] {
  return byLength(organisationRows.flatMap((row) => (row.kind === kind ? row.words : [])));
}

const naming = organisationRows.filter((row): row is NamingRow => 'in-office' in row);

/** Names that stand for themselves, longest first. */
export const knownNames: readonly string[] = byLength(
  naming.flatMap((row) => (row.kind === 'known' || row.kind === 'bare' ? row.words : [])),
);
/** Endings of names, longest first. */
export const nameEndings: readonly string[] = byLength(
  naming.flatMap((row) => (row.kind === 'anchored' || row.kind === 'free' ? row.words : [])),
);

const rowOfWord = new Map(naming.flatMap((row) => row.words.map((word) => [word, row] as const)));

/** The row that an ending or a known name stands in. */
export function namingRow(word: string): NamingRow | undefined {
  return rowOfWord.get(word);
}

/** The row of the longest ending that a name has. */
export function endingRow(name: string): NamingRow | undefined {
  return rowOfWord.get(nameEndings.find((ending) => name.endsWith(ending)) ?? '');
}
