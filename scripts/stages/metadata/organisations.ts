/** Organisations that the report names. */
import { z } from 'astro/zod';
import { loadRules, ruleFields, type RuleFamily } from '../../rules.ts';
import { articleOf, found, overlaps, unique, type Article, type Finding, type Stretch } from './article.ts';
import { endsInHead, startsWithHead } from './offices.ts';
import { formsOf, wordingsAt } from './gazetteer.ts';
import { partOfSpeech, wordsOf, type Word } from './words.ts';

const words = z.array(z.string()).min(1);
const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['known', 'anchored', 'free']),
    /** Whether the unit of an office counts: 青岛经开区管委会|主任. */
    'in-office': z.boolean(),
    words,
  }),
  z.strictObject({ ...ruleFields, kind: z.enum(['anchors', 'stops', 'never', 'before-free']), words }),
]);
type Row = z.infer<typeof rowSchema>;
type NamingRow = Extract<Row, { kind: 'known' | 'anchored' | 'free' }>;

const rows: readonly Row[] = loadRules<Row>('organisations', rowSchema);
const byLength = (list: readonly string[]): string[] => [...list].sort((a, b) => b.length - a.length);
const listed = (kind: 'anchors' | 'stops' | 'never' | 'before-free'): string[] =>
  byLength(rows.flatMap((row) => (row.kind === kind ? row.words : [])));

const naming = rows.filter((row): row is NamingRow => 'in-office' in row);
const known = byLength(naming.flatMap((row) => (row.kind === 'known' ? row.words : [])));
const rowOfWord = new Map(naming.flatMap((row) => row.words.map((word) => [word, row] as const)));
const endings = byLength(naming.flatMap((row) => (row.kind === 'known' ? [] : row.words)));
const endingPattern = new RegExp(endings.join('|'), 'gu');
const anchors = listed('anchors');
const stops = new Set(listed('stops'));
const beforeFree = new Set(listed('before-free'));
const never = listed('never');

/** A unit's name is not longer; longer stretches are sentences. */
const LONGEST = 28;
const levels = /^(?:自治区|[省市县区州])/u;
/** The segmenter joins the level with what follows: 市委, 省政府. */
const levelWords =
  /^(?:自治区|[省市县区州])(?:$|委|政府|人大|政协|纪委|监委|检|法院|公安|工商|教育|总工会|妇联|团委|直机关)/u;

interface Hit extends Stretch {
  readonly name: string;
  /** Whether it counts inside an office. */
  readonly inOffice: boolean;
}

/** The organisations, each once, in order of first mention, and where they are named. */
export function findOrganisations(article: Article, offices: readonly Stretch[] = []): Finding<string[]> {
  const hits = article.blocks
    .flatMap(({ text }, block) => hitsIn(text, block))
    .filter((hit) => hit.inOffice || !offices.some((stretch) => overlaps(hit, stretch)));
  return found(unique(hits.map(({ name }) => name)), {
    mentions: hits.map(({ name, block, start, end }) => ({ kind: 'organisation', name, block, start, end })),
  });
}

function hitsIn(text: string, block: number): Hit[] {
  const out: Hit[] = [];
  // No clause is longer than 200 characters; a bound keeps text without punctuation linear.
  for (const clause of text.matchAll(/[^，。；：！？、“”‘’《》（）\s]{1,200}/gu)) {
    const segment = clause[0];
    const all = wordsOf(segment);
    let from = 0;
    for (const { start, end } of segmentHits(segment, all)) {
      if (start < from) continue;
      from = end;
      const name = segment.slice(start, end);
      const place = { block, start: clause.index + start, end: clause.index + end };
      out.push({ ...place, name, inOffice: hasOwnName(name) });
    }
  }
  return out;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Names in one stretch without punctuation, first start first, longest first. */
function segmentHits(segment: string, all: readonly Word[]): Span[] {
  const spans: Span[] = [];
  for (const word of known) {
    for (let at = segment.indexOf(word); at !== -1; at = segment.indexOf(word, at + 1)) {
      spans.push({ start: at, end: at + word.length });
    }
  }
  const starts = anchorStarts(segment, all);
  for (const match of segment.matchAll(endingPattern)) {
    const end = match.index + match[0].length;
    const row = rowOfWord.get(match[0]);
    if (!row || !endsHere(segment, all, end)) continue;
    if (never.some((word) => segment.endsWith(word, end))) continue;
    const start =
      starts.find((one) => one <= match.index && joins(segment, all, starts, one, end)) ??
      (row.kind === 'free' ? freeStart(all, match.index) : undefined);
    if (start !== undefined && end - start > match[0].length) spans.push({ start, end });
  }
  return spans
    .filter(({ start, end }) => counts(segment, start, end))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Whether a name can end at `end`: at a word's border, or before a word that follows names. */
function endsHere(segment: string, all: readonly Word[], end: number): boolean {
  return all.some((word) => word.end === end) || /^[作等和及与]/u.test(segment.slice(end));
}

/** Where a name can begin: a place, 国家, or a bare 省/市/县. */
function anchorStarts(segment: string, all: readonly Word[]): number[] {
  const wordStarts = new Set(all.map(({ start }) => start));
  const places = all.map(({ start }) => start).filter((at) => startsWithPlace(segment, at));
  const fixed = anchors.flatMap((anchor) => {
    const at: number[] = [];
    for (let one = segment.indexOf(anchor); one !== -1; one = segment.indexOf(anchor, one + 1)) at.push(one);
    return at;
  });
  const bare = all.filter(({ text }) => levels.test(text) && levelWords.test(text)).map(({ start }) => start);
  const joined = [...segment.matchAll(/(?<=[和及与])[省市县区州](?=\p{Script=Han})/gu)].map(
    ({ index }) => index,
  );
  const opening = /^[省市县区州]\p{Script=Han}/u.exec(segment)?.[0];
  const opens = opening !== undefined && partOfSpeech(opening) === undefined ? [0] : [];
  return unique([
    ...[...places, ...fixed, ...bare].filter((at) => wordStarts.has(at)),
    ...joined,
    ...opens,
  ]).sort((a, b) => a - b);
}

/** A place that stands by itself, even where the segmenter joins it with what follows: 美国政府. */
function startsWithPlace(segment: string, at: number): boolean {
  return wordingsAt(segment, at).some((wording) =>
    formsOf(wording).some(({ strength }) => strength !== 'weak'),
  );
}

/** Whether the words between start and end can be one name. */
function joins(
  segment: string,
  all: readonly Word[],
  starts: readonly number[],
  start: number,
  end: number,
): boolean {
  if (end - start > LONGEST) return false;
  // 相城区及市商务局 are two units, 市自然资源和规划局 is one.
  if (starts.some((one) => one > start && one < end && /[和及与]/u.test(segment[one - 1] ?? '')))
    return false;
  const inside = all.filter((word) => word.start >= start && word.end <= end);
  return inside.every(({ text, tag }, index) => {
    if (stops.has(text) && index > 0 && !knownUnit(segment.slice(start, end))) return false;
    return !/^(?:p|r|d|u|ul|uj|y|m|mq)$/u.test(tag) || text.length > 2 || index === 0;
  });
}

/** 组织部 holds the stop word 组织. */
function knownUnit(name: string): boolean {
  return /(?:组织部|社会组织.{0,6}|党组)$/u.test(name) && name.length <= 10;
}

/** Walks left over nouns to where a name that needs no anchor begins. */
function freeStart(all: readonly Word[], ending: number): number | undefined {
  // 理工大学 is one word: the ending 大学 stands inside it.
  let start = all.find((word) => word.start < ending && word.end > ending)?.start ?? ending;
  let own = false;
  let nouns = 0;
  for (const word of all.filter(({ end }) => end <= start).reverse()) {
    if (stops.has(word.text) || beforeFree.has(word.text)) break;
    if (!/^(?:n|nz|nr|nrt|ns|nt|j|b|x|vn|eng|s|f|a|zg|ng|i|l)$/u.test(word.tag)) break;
    start = word.start;
    nouns += 1;
    own ||= /^(?:nz|nr|nrt|ns|nt|x|j|eng|ng|zg)$/u.test(word.tag);
  }
  return (own || nouns > 1) && start < ending && ending - start <= LONGEST ? start : undefined;
}

/** Whether a unit is more than the office it stands in: 青岛经开区管委会, but not 市委. */
function hasOwnName(name: string): boolean {
  if (known.includes(name)) return false;
  return rowOfWord.get(endings.find((ending) => name.endsWith(ending)) ?? '')?.['in-office'] ?? false;
}

/** In an office only units with a name of their own count; a lone level is no unit. */
function counts(segment: string, start: number, end: number): boolean {
  const name = segment.slice(start, end);
  const office = startsWithHead(segment.slice(end));
  return (
    (!office || hasOwnName(name)) &&
    !endsInHead(name) &&
    !/^(?:所在地|长|治理|债|股份制|制)/u.test(segment.slice(end))
  );
}

export const organisationsFamily: RuleFamily = {
  name: 'organisations',
  rules: rows,
  apply: (input) => findOrganisations(articleOf(input)).value.join('、') || input,
};
