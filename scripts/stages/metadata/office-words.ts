/** What makes an office (rules/offices.yml): posts, units, and whose they are. */
import { z } from 'astro/zod';
import { loadRules, ruleFields } from '../../rules.ts';
import { lookUpPlace, wordingsAt } from './gazetteer.ts';

const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['heads', 'foreign-heads', 'lead-ins', 'occupations', 'foreign-bodies']),
    words: z.array(z.string()).min(1),
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['bare', 'after-list', 'unit', 'foreign', 'appointment']),
    pattern: z.string().transform((source) => new RegExp(source, 'u')),
  }),
]);

export type OfficeRow = z.infer<typeof rowSchema>;

export const officeRows: readonly OfficeRow[] = loadRules<OfficeRow>('offices', rowSchema);

/** The words of the given kinds of rows, longest first. */
export const listed = (...kinds: readonly OfficeRow['kind'][]): string[] =>
  officeRows
    .flatMap((row) => (kinds.includes(row.kind) && 'words' in row ? row.words : []))
    .sort((a, b) => b.length - a.length);

/** The patterns of one kind of row. */
export const patterns = (kind: OfficeRow['kind']): RegExp[] =>
  officeRows.flatMap((row) => (row.kind === kind && 'pattern' in row ? [row.pattern] : []));

const foreignHeads = listed('foreign-heads');

/** Words that end an office. */
export const heads = listed('heads', 'foreign-heads');

/** A text that ends with a post. */
export const headEnd = new RegExp(`(?:${heads.join('|')})$`, 'u');

const foreignBodies = listed('foreign-bodies');

const bare = patterns('bare');

const units = patterns('unit');

const foreign = patterns('foreign');

// 委员|会, 书记|处, 领导|小组 open a unit.
const headStart = new RegExp(
  `^(?:党组|党委)?(?:第一|常务|代理?|原)?(?:${heads.join('|')})(?![会处团府院局部室]|小组|班子|机构)`,
  'u',
);

/** Whether a text begins with a place or a unit. */
export function startsUnit(rest: string): boolean {
  return (
    wordingsAt(rest, 0).length > 0 ||
    bareLevel(rest) !== undefined ||
    units.some((pattern) => pattern.test(rest)) ||
    foreign.some((pattern) => pattern.test(rest)) ||
    /^(?:自治区|[省市县区州])/u.test(rest)
  );
}

/** The level of an office that does not name its unit: 市 for 市委书记; undefined for 安徽省委书记. */
export function bareLevel(office: string): string | undefined {
  for (const pattern of bare) {
    const level = pattern.exec(office)?.groups?.level;
    if (level !== undefined) return level;
  }
  return undefined;
}

/** Whether an office belongs to another country or an international body. */
export function isForeign(stated: string): boolean {
  // 《某国报》总编辑
  const office = stated.replace(/^[《“（]/u, '');
  if (office.startsWith('中国')) return false;
  if (foreignBodies.some((body) => office.startsWith(body))) return true;
  if (foreignHeads.some((head) => office.endsWith(head))) return true;
  if (foreign.some((pattern) => pattern.test(office))) return true;
  return wordingsAt(office, 0).some((wording) => {
    const place = lookUpPlace(wording);
    return place !== undefined && place.code === undefined && place.within.length === 0;
  });
}

/** Whether an office says whose it is: 全国政协主席, not 交通部长. */
export function namesUnit(office: string): boolean {
  return startsUnit(office);
}

/** Whether a text begins with a post: 主任, 党组书记, 第一组长. */
export function startsWithHead(text: string): boolean {
  return headStart.test(text);
}

/** Whether a text ends with a post. */
export function endsInHead(text: string): boolean {
  return headEnd.test(text);
}
