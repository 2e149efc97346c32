/** Where the report names places, and the list of places that it shows. */
import type { RuleFamily } from '../../rules.ts';
import { articleOf, found, overlaps, unique, type Article, type Finding, type Stretch } from './article.ts';
import { formsOf, lookUpPlace, placeRows, wordingsAt, type GazetteerPlace } from './gazetteer.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import { wordBorders } from './words.ts';

/** A place named in the article. */
export interface PlaceHit extends Stretch {
  readonly wording: string;
  readonly place: GazetteerPlace;
}

const never = placeRows.flatMap((row) => (row.kind === 'never' ? row.words : []));
const guards = placeRows.filter((row) => row.kind === 'not-followed-by');

/** Every place named in the article, in order; the longest wording wins. */
export function placeHits(article: Article): PlaceHit[] {
  const whole = article.blocks.map((block) => block.text).join('\n');
  const wordings = article.blocks.flatMap(({ text }, block) =>
    scan(text, whole).map((one) => ({ ...one, block })),
  );
  // Divisions named by themselves decide which of several namesakes a county is.
  const context = unique(
    wordings.flatMap(({ wording }) => {
      const place = lookUpPlace(wording);
      return place?.code === undefined ? [] : [place.name, ...place.within];
    }),
  );
  return wordings.flatMap((one) => {
    const place = lookUpPlace(one.wording, context);
    return place ? [{ ...one, place }] : [];
  });
}

interface Wording {
  readonly start: number;
  readonly end: number;
  readonly wording: string;
}

/** Place wordings of one text. `whole` is the report: weak short names need their full name in it. */
export function scan(text: string, whole: string): Wording[] {
  const edges = new Set(wordBorders(text));
  const out: Wording[] = [];
  for (let at = 0; at < text.length;) {
    const start = at;
    const trap = never.find((word) => text.startsWith(word, start));
    const wording =
      trap === undefined
        ? wordingsAt(text, at).find((one) => fits(text, start, one, edges, whole))
        : undefined;
    if (wording !== undefined) {
      out.push({ start, end: start + wording.length, wording });
      // 吉林|长春: what follows a place may be a place, whatever the segmenter joins.
      edges.add(start + wording.length);
    }
    at += (trap ?? wording ?? ' ').length;
  }
  return out;
}

/** The segmenter takes 美国国防部 for one word. */
const organ =
  /^(?:国防部|外交部|财政部|商务部|司法部|国务院|政府|议会|国会|总统|总理|首相|武装|首都|央行|国家|地区|首府|[海陆空]军|军方)/u;

function fits(
  text: string,
  start: number,
  wording: string,
  borders: ReadonlySet<number>,
  whole: string,
): boolean {
  const end = start + wording.length;
  const blocked = guards.some(
    ({ after, words }) => wording.endsWith(after) && words.some((word) => text.startsWith(word, end)),
  );
  if (blocked) return false;
  return formsOf(wording).some(({ place, strength }) => {
    if (strength === 'full') return wording.length > 2 || borders.has(start);
    if (!borders.has(start) || !(borders.has(end) || organ.test(text.slice(end, end + 4)))) return false;
    return strength === 'short' || whole.includes(place.name);
  });
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
