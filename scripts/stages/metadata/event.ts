/** What the report reports on: the event's name and place. */
import { z } from 'astro/zod';
import { keptRoleSchema, type Evidence } from '../../../src/lib/schemas/provenance.ts';
import { loadRules, ruleFields, type RuleFamily } from '../../rules.ts';
import {
  articleOf,
  found,
  leadSentences,
  sentencesOf,
  witnessed,
  type Article,
  type Finding,
  type Sentence,
} from './article.ts';
import { lookUpPlace } from './gazetteer.ts';
import { unitFor, type Jurisdiction, type Units } from './jurisdiction.ts';
import { scan } from './place-scan.ts';

const rowSchema = z.strictObject({
  ...ruleFields,
  roles: z.array(keptRoleSchema).min(1),
  pattern: z.string().transform((source) => new RegExp(source, 'u')),
});
type Row = z.infer<typeof rowSchema>;

const rows: readonly Row[] = loadRules<Row>('events', rowSchema);

export interface EventFacts {
  readonly name: string | null;
  readonly place: string | null;
  readonly also?: string;
}

interface Hit {
  readonly name?: string;
  readonly place?: string;
  readonly organ?: string;
  readonly rule: string;
  readonly quote: string;
  readonly block: number;
}

/**
 * The event's name, assembled from the words that announce it, and the division it belongs to:
 * where it was held if the sentence says so, else whose it is (全省…大会 → the report's province).
 */
export function findEvent(article: Article, units: Units): Finding<EventFacts> {
  const hits = rows.flatMap((row) => {
    const hit = firstHit(article, row);
    return hit ? [hit] : [];
  });
  const named = hits.find((hit) => hit.name !== undefined);
  const name = named ? (named.organ ?? '') + (named.name ?? '') : null;
  const where = hits.find((hit) => hit.place !== undefined);
  const place = placeName(where?.place) ?? (name === null ? null : scopeOf(name, units));
  const branch = branchVenue(article);
  return found(
    { name, place, ...(branch && { also: `${branch.place}（分会场）` }) },
    {
      evidence: [
        ...(named ? [proof(article, 'event.name', named)] : []),
        ...(where && place !== null ? [proof(article, 'event.place', where)] : []),
        ...(branch
          ? [witnessed(article, 'event.also', 'events/branch-venue', branch.block, branch.quote)]
          : []),
      ],
    },
  );
}

function proof(article: Article, fact: string, { rule, block, quote }: Hit): Evidence {
  return witnessed(article, fact, `events/${rule}`, block, quote);
}

function firstHit(article: Article, row: Row): Hit | undefined {
  for (const sentence of openings(article, row)) {
    for (const clause of clausesOf(sentence.text)) {
      const match = row.pattern.exec(clause);
      if (!match) continue;
      const { name, place, organ } = match.groups ?? {};
      return {
        ...(name !== undefined && { name: withoutTime(name) }),
        ...(place !== undefined && { place }),
        ...(organ !== undefined && { organ: withoutTime(organ) }),
        rule: row.id,
        quote: match[0],
        block: sentence.block,
      };
    }
  }
  return undefined;
}

/** Title blocks in the row's order of roles, and the sentences that open the body. */
function openings(article: Article, { roles }: Row): Sentence[] {
  return roles.flatMap((role) =>
    role === 'body' || role === 'summary'
      ? leadSentences(article)
          .filter((sentence) => sentence.role === role)
          .slice(0, 4)
      : article.blocks.flatMap((block, index) => (block.role === role ? sentencesOf(block, index) : [])),
  );
}

const elsewhere = /之际|周年(?!.{0,20}(?:会|仪式|活动|展览))|以来$|^在?习近平总书记/u;

/** Clauses, without the dateline's bracket and with embedded occasions (…三周年之际) left out. */
function clausesOf(text: string): string[] {
  return text
    .replace(/^[^，。；（]{0,24}（[^（）]{0,60}）[：:]?/u, '')
    .split(/[，；：。！？\s]+/u)
    .filter((clause) => clause !== '' && !elsewhere.test(clause));
}

function withoutTime(name: string): string {
  return name.replace(
    /^(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上下]午|晚)?(?:昨[天日]|今[天日]|近日|日前)?/u,
    '',
  );
}

/** 在京, and halls that every reader knows to stand there. */
const capitalVenue = /^(?:京$|人民大会堂|中南海|钓鱼台国宾馆|天安门)/u;

/** Full name of the division that a wording begins with: 武汉, 北京人民大会堂. */
function placeName(wording: string | undefined): string | undefined {
  if (wording !== undefined && capitalVenue.test(wording)) return '北京市';
  const [first] = wording === undefined ? [] : scan(wording, wording);
  return first?.start === 0 ? lookUpPlace(first.wording)?.name : undefined;
}

/** The division whose event it is, by the first words of its name. */
function scopeOf(name: string, { stated, likely }: Units): string | null {
  const level = /^(?:全|我)?(省|市|县|区|州|自治区)/u.exec(name)?.[1];
  if (level !== undefined) return unitFor(level, likely) ?? null;
  const named = placeName(name);
  const place = named === undefined ? undefined : lookUpPlace(named);
  return place?.code !== undefined ? place.name : deepest(stated);
}

function deepest({ county, city, province }: Jurisdiction): string | null {
  return (county ?? city ?? province)?.name ?? null;
}

/** `在南通分会场参加`: a second place that takes part. */
function branchVenue(article: Article): { place: string; block: number; quote: string } | undefined {
  for (const [block, { text }] of article.blocks.entries()) {
    const match = /在([^，。；在]{2,8})分会场/u.exec(text);
    const place = placeName(match?.[1]);
    if (match && place !== undefined) return { place, block, quote: match[0] };
  }
  return undefined;
}

/** Example notation: `role｜text`; the result is `name @place`, `-` for no name. */
export const eventsFamily: RuleFamily = {
  name: 'events',
  rules: rows,
  apply(input) {
    const [role = 'body', text = ''] = input.split('｜');
    const { lines, blocks } = articleOf(text);
    const kept = blocks.map((block) => ({ ...block, role: keptRoleSchema.parse(role) }));
    const { name, place } = findEvent({ lines, blocks: kept }, { stated: {}, likely: {} }).value;
    if (name === null && place === null) return input;
    return (name ?? '-') + (place === null ? '' : ` @${place}`);
  },
};
