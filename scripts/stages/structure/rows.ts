/** The rows of scripts/rules/structure.yml, and which of them a line fits. */
import { z } from 'astro/zod';
import { loadRules, ruleFields } from '../../rules.ts';
import { lineRoles, removedRoles } from '../../../src/lib/schemas/provenance.ts';
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';
import { isMadeOf, lexiconOf, shareOf } from './lexicon.ts';
import type { PageLine } from './lines.ts';

const zones = ['above', 'between', 'below', 'title'] as const;
export type Zone = (typeof zones)[number];

const regex = z.string().transform((source) => new RegExp(source, 'u'));

const rowSchema = z.strictObject({
  ...ruleFields,
  /** The role it gives; rows for edits have none. */
  role: z.enum(lineRoles).optional(),
  /** Where on the page it may apply; around the body everywhere if not said. */
  where: z.array(z.enum(zones)).default(['above', 'between', 'below']),
  /** Rows without a pattern name a mechanism. */
  pattern: regex.optional(),
  /** The line is made of nothing but these words, digits and punctuation; and fits the pattern, if any. */
  words: z
    .string()
    .transform((list) => lexiconOf(list.split(/\s+/u)))
    .optional(),
  /** So much of the line's letters is enough to be words of the list; otherwise all of them. */
  share: z.number().positive().max(1).optional(),
  /** Weak evidence: how much a line that fits speaks for each role. Such a row has no role of its own. */
  weights: z.partialRecord(z.enum(lineRoles), z.number()).optional(),
  /** A line that fits this as well does not fit the row. */
  unless: regex.optional(),
  /** What is taken off the front of a kept line. */
  label: regex.optional(),
  /** The pattern describes one item; the line is a menu of at least so many, most of which fit. */
  items: z.number().int().positive().optional(),
  /** So many of a menu's items fit. */
  mostly: z.number().positive().max(1).default(0.6),
  /** The longest line that is tried, in code units. */
  max: z.number().int().positive().max(400).default(120),
  /** Also tried on lines of running text. */
  prose: z.boolean().default(false),
  /** Lines without a mark of their own that follow belong to the same section. */
  opens: z.boolean().default(false),
  /** The row that names the lines that follow below the body, where the role alone does not say. */
  section: z.string().optional(),
  /** Within a section that is open already, the line is one of the section's. */
  weak: z.boolean().default(false),
  /** Below the body: what the line may be as well, and how much speaks for that. */
  also: z.partialRecord(z.enum(lineRoles), z.number()).optional(),
  /** Stands alone, directly below a report too: the lines that follow need not be of its section. */
  notice: z.boolean().default(false),
  /** Speaks of the site's program or account: one of the page's tools even among comments. */
  program: z.boolean().default(false),
  /** Says who made the pictures that the lines above speak of. */
  credit: z.boolean().default(false),
  /** What the next line must be. */
  next: z.enum(['publication', 'furniture']).optional(),
  /** Where another line must remain that can be the title. */
  title: z.enum(['before', 'after']).optional(),
  /** Not weighed against other lines' evidence: it has looked at them all. */
  settled: z.boolean().default(false),
  /** Without firm evidence: the build warns. */
  guess: z.boolean().default(false),
});

export type StructureRow = z.output<typeof rowSchema>;

export const rows = loadRules('structure', rowSchema as z.ZodType<StructureRow>);
const byId = new Map(rows.map((row) => [row.id, row]));

/** A role with the row that gave it. */
export interface Given {
  readonly role: LineRole;
  readonly row: StructureRow;
}

/** The role that a mechanism gives. `role` overrides the row's own. */
export function giveBy(id: string): Given {
  const row = byId.get(id);
  if (!row?.role) throw new Error(`scripts/rules/structure.yml has no row ${id} with a role`);
  return { role: row.role, row };
}

/** The id of a row that explains an edit. */
export function editRule(id: string): string {
  if (!byId.has(id)) throw new Error(`scripts/rules/structure.yml has no row ${id}`);
  return `structure/${id}`;
}

const patterned = rows.filter((row) => row.pattern !== undefined || row.words !== undefined);
const plain = patterned.filter(
  (row) => row.weights === undefined && row.next === undefined && row.title === undefined,
);
const inZone = (list: readonly StructureRow[], zone: Zone): readonly StructureRow[] =>
  list.filter((row) => row.where.includes(zone));
const plainRows = new Map(zones.map((zone) => [zone, inZone(plain, zone)]));
const anywhere = plain.filter((row) => !row.where.includes('title'));
/** Rows of weak evidence. */
export const hintRows = new Map(
  zones.map((zone) => [
    zone,
    inZone(
      rows.filter((row) => row.weights !== undefined),
      zone,
    ),
  ]),
);
/** Rows that also look at the lines around, in the head of the page. */
export const contextRows = patterned.filter((row) => row.next !== undefined || row.title !== undefined);

/** The first row that the line fits in this zone, going by the line alone. */
export function markOf(line: PageLine, zone: Zone): Given | undefined {
  return firstFit(line, plainRows.get(zone) ?? []);
}

/** The first row that the line would fit somewhere on a page. */
export function markAnywhere(line: PageLine): Given | undefined {
  return firstFit(line, anywhere);
}

function firstFit(line: PageLine, list: readonly StructureRow[]): Given | undefined {
  const row = list.find((candidate) => fits(line, candidate));
  return row?.role === undefined ? undefined : { role: row.role, row };
}

/** Whether a line fits a row's own conditions. */
export function fits(line: PageLine, row: StructureRow): boolean {
  const { key } = line;
  if (key === '' || key.length > row.max) return false;
  if (!row.prose && runs(line)) return false;
  if (row.words && row.share === undefined && !isMadeOf(key, row.words)) return false;
  if (row.words && row.share !== undefined && shareOf(key, row.words) < row.share) return false;
  return fitsPattern(key, row) && row.unless?.test(key) !== true;
}

function fitsPattern(key: string, { pattern, items, mostly, words }: StructureRow): boolean {
  if (pattern === undefined) return words !== undefined;
  return items === undefined ? pattern.test(key) : isMenu(key, pattern, items, mostly);
}

function runs(line: PageLine): boolean {
  return line.stopped || (line.key.length >= 45 && /,.*,/u.test(line.key));
}

const longestItem = 10;

function isMenu(key: string, item: RegExp, least: number, mostly: number): boolean {
  const items = key.split(/[\s|丨┊│¦【】[\]]+/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (items.length < least || items.some((part) => part.length > longestItem)) return false;
  return items.filter((part) => item.test(part)).length >= items.length * mostly;
}

const removed: ReadonlySet<LineRole> = new Set(removedRoles);

/** Whether lines of this role leave the article. */
export function isRemoved(role: LineRole): boolean {
  return removed.has(role);
}

const longestValue = 10;

/** The role of a short line after a line that holds only a label: «来源：», then «某某日报». */
export function valueOf(label: PageLine, given: Given | undefined, line: PageLine): Given | undefined {
  if (!given || !['publication', 'byline', 'editor'].includes(given.role)) return undefined;
  const isValue = line.key.length <= longestValue && /^[\p{L}\p{N}· ]+$/u.test(line.key);
  if (!isValue || !/^[^:]{1,8}:$/u.test(label.key)) return undefined;
  return { ...giveBy('value-of-label'), role: given.role };
}
