/** Where the report names places, and the list of places that it shows. */
import type { RuleFamily } from '../../rules.ts';
import { articleOf, found, overlaps, unique, type Article, type Finding, type Stretch } from './article.ts';
import { formsOf, lookUpPlace, placeRows, type GazetteerPlace } from './gazetteer.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import { scan, type PlaceHit, type Wording } from './place-scan.ts';

/** Every place named in the article, in order; the longest wording wins. */
export function placeHits(article: Article): PlaceHit[] {
  const whole = article.blocks.map((block) => block.text).join('\n');
  const scanned = article.blocks.flatMap(({ text }, block) =>
    scan(text, whole).map((one) => ({ ...one, block })),
  );
  // Divisions named by themselves decide which of several namesakes a county is, and that 平陆 is one.
  const named = divisionsIn(scanned.filter(({ strength }) => strength !== 'near'));
  const wordings = scanned.filter((one) => one.strength !== 'near' || isNear(one.wording, named));
  return wordings.flatMap((one, index) => {
    const place = one.shaped
      ? { name: one.wording, within: holdersOf(wordings[index - 1], one, named) }
      : lookUpPlace(one.wording, named);
    return place ? [{ ...one, place }] : [];
  });
}

/** Whether the report names what holds the place, by itself. */
function isNear(wording: string, named: readonly string[]): boolean {
  return formsOf(wording).some(({ place }) => place.within.some((holder) => named.includes(holder)));
}

/** Full names of the divisions that the wordings name, and of what holds them. */
function divisionsIn(wordings: readonly Wording[]): string[] {
  return unique(
    wordings.flatMap(({ wording, shaped }) => {
      const place = shaped ? undefined : lookUpPlace(wording);
      return place?.code === undefined ? [] : [place.name, ...place.within];
    }),
  );
}

/** A township right after a county lies in it. */
function holdersOf(
  before: (Wording & { block: number }) | undefined,
  { start, block }: Wording & { block: number },
  named: readonly string[],
): readonly string[] {
  if (before?.end !== start || before.block !== block || before.shaped) return [];
  const holder = lookUpPlace(before.wording, named);
  return holder?.code === undefined ? [] : [...holder.within, holder.name];
}

/**
 * The report's places: own jurisdiction by its full name, others in the fullest wording used.
 *
 * @param taken stretches that are not places although they look so: names of people
 */
export function findPlaces(
  hits: readonly PlaceHit[],
  own: Jurisdiction,
  taken: readonly Stretch[],
): Finding<string[]> {
  const free = hits.filter((hit) => !taken.some((stretch) => overlaps(hit, stretch)));
  const groups = Map.groupBy(free, keyOf);
  const ownNames = new Set(
    [own.province, own.city, own.county].flatMap((place) => place ?? []).map(keyOfPlace),
  );
  const display = new Map(
    Array.from(groups, ([key, group]) => [
      key,
      ownNames.has(key) ? (group[0]?.place.name ?? key) : fullest(group),
    ]),
  );
  const keys = [...display.keys()].sort((a, b) => Number(ownNames.has(b)) - Number(ownNames.has(a)));
  return found(
    keys.map((key) => display.get(key) ?? key),
    {
      mentions: free.map((hit) => ({
        kind: 'place',
        name: display.get(keyOf(hit)) ?? hit.wording,
        block: hit.block,
        start: hit.start,
        end: hit.end,
      })),
    },
  );
}

function keyOf({ place }: PlaceHit): string {
  return keyOfPlace(place);
}

function keyOfPlace(place: GazetteerPlace): string {
  return place.code ?? place.name;
}

function fullest(group: readonly PlaceHit[]): string {
  return group.reduce((best, { wording }) => (wording.length > best.length ? wording : best), '');
}

export const placesFamily: RuleFamily = {
  name: 'places',
  rules: placeRows,
  apply(input) {
    const names = findPlaces(placeHits(articleOf(input)), {}, []).value;
    return names.length > 0 ? names.join('、') : input;
  },
};
