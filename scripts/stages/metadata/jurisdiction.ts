/** Whose report this is: the province, city and county that a bare 市委书记 belongs to. */
import type { Article } from './article.ts';
import { linesOf } from './article.ts';
import { lookUpPlace, wordingsAt, type GazetteerPlace } from './gazetteer.ts';
import type { PlaceHit } from './place-scan.ts';
import type { Source } from './sources.ts';

/** Divisions the report is about, as far as it gives them away. */
export interface Jurisdiction {
  readonly province?: GazetteerPlace;
  readonly city?: GazetteerPlace;
  readonly county?: GazetteerPlace;
}

/** Weight of a mention by the role of its block; other blocks count once. */
const weights: Readonly<Partial<Record<string, number>>> = { headline: 4, kicker: 4, deck: 3, caption: 0 };

/** The divisions by two strengths of evidence. */
export interface Units {
  /** Given by who publishes the report. */
  readonly stated: Jurisdiction;
  /** The same, completed by what the text names most. */
  readonly likely: Jurisdiction;
}

/**
 * Finds the report's divisions: who publishes it says most (苏州日报 → 苏州市 → 江苏省); what that
 * leaves open is taken from the places that the text names most.
 */
export function findJurisdiction(article: Article, source: Source, hits: readonly PlaceHit[]): Units {
  const publishers = [source.source, source.publisher, ...datelines(article)].filter((name) => name != null);
  const place = publishers.map(placeIn).find((one) => one !== undefined);
  const stated = place ? chainOf(place) : {};
  const city =
    stated.city ?? strongest(hits, article, (one) => levelOf(one) === 'city' && inside(one, stated.province));
  const holder = city?.within[0];
  const province =
    stated.province ??
    (holder === undefined
      ? strongest(hits, article, (one) => levelOf(one) === 'province')
      : lookUpPlace(holder));
  return {
    stated,
    likely: {
      ...(province && { province }),
      ...(city && { city }),
      ...(stated.county && { county: stated.county }),
    },
  };
}

function inside(place: GazetteerPlace, holder: GazetteerPlace | undefined): boolean {
  return holder === undefined || place.within.includes(holder.name);
}

/** Names of the papers in the datelines: 某某网讯, 某报讯. */
function datelines(article: Article): string[] {
  return linesOf(article, 'body')
    .slice(0, 2)
    .flatMap(({ text }) => /^([^\s，。；（]{2,16}?)[讯电]/u.exec(text)?.[1] ?? []);
}

/** The division that a publisher's name begins with. */
function placeIn(name: string): GazetteerPlace | undefined {
  for (let at = 0; at < name.length - 1; at += 1) {
    for (const wording of wordingsAt(name, at)) {
      const place = lookUpPlace(wording);
      if (place?.code !== undefined) return place;
    }
  }
  return undefined;
}

/** A place with the divisions that hold it. */
function chainOf(place: GazetteerPlace): Jurisdiction {
  const holders = place.within.map((name, index) => lookUpPlace(name, place.within.slice(0, index)));
  const chain = [...holders, place].filter((one) => one !== undefined);
  const at = (level: keyof Jurisdiction): GazetteerPlace | undefined =>
    chain.find((one) => levelOf(one) === level);
  const [province, city, county] = [at('province'), at('city'), at('county')];
  return { ...(province && { province }), ...(city && { city }), ...(county && { county }) };
}

function levelOf({ name, within, code }: GazetteerPlace): keyof Jurisdiction | undefined {
  if (code === undefined) return undefined;
  if (within.length === 0) return 'province';
  return within.length === 1 && !/[区县旗]$/u.test(name) ? 'city' : 'county';
}

function strongest(
  hits: readonly PlaceHit[],
  article: Article,
  wanted: (place: GazetteerPlace) => boolean,
): GazetteerPlace | undefined {
  const scores = new Map<GazetteerPlace, number>();
  for (const { place, block } of hits) {
    if (!wanted(place)) continue;
    const weight = weights[article.blocks[block]?.role ?? ''] ?? 1;
    scores.set(place, (scores.get(place) ?? 0) + weight);
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  // A tie says nothing.
  return first && (second === undefined || first[1] > second[1]) ? first[0] : undefined;
}

/**
 * The full name of the unit that a bare office or a word like 全市 belongs to.
 *
 * @param level 省, 市, 县, 区, 州 or 自治区
 */
export function unitFor(level: string, { county, city, province }: Jurisdiction): string | undefined {
  return [county, city, province].find((place) => place?.name.endsWith(level))?.name;
}
