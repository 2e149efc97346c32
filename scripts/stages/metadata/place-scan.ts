/** Reads place names off a text: the gazetteer's, and townships by their shape. */
import type { Stretch } from './article.ts';
import { formsOf, isOrdinaryWord, placeRows, wordingsAt, type GazetteerPlace } from './gazetteer.ts';
import { shapedSpans } from './place-shapes.ts';
import { townshipSpans } from './townships.ts';
import { wordBorders } from './words.ts';

const never = placeRows.flatMap((row) => (row.kind === 'never' ? row.words : []));
const guards = placeRows.filter((row) => row.kind === 'not-followed-by');

/** A place named in the article. */
export interface PlaceHit extends Stretch {
  readonly wording: string;
  readonly place: GazetteerPlace;
}

/** A stretch of a text that names a place. */
export interface Wording {
  readonly start: number;
  readonly end: number;
  readonly wording: string;
  /** Known by its shape, not by the gazetteer: a village, a lake. */
  readonly shaped: boolean;
  /** `near` is a place only where the report names what holds it. */
  readonly strength: 'sure' | 'near';
}

/**
 * Place wordings of one text.
 *
 * @param whole the report: weak short names need their full name in it
 */
export function scan(text: string, whole: string): Wording[] {
  const edges = new Set(wordBorders(text));
  const out: Wording[] = [];
  for (let at = 0; at < text.length;) {
    const start = at;
    const trap = never.find((word) => text.startsWith(word, start));
    const hit = trap === undefined ? firstFit({ text, start, edges, whole, before: out.at(-1) }) : undefined;
    if (hit !== undefined) {
      out.push({ ...hit, start, end: start + hit.wording.length, shaped: false });
      // 吉林|长春: what follows a place may be a place, whatever the segmenter joins.
      edges.add(start + hit.wording.length);
    }
    at += (trap ?? hit?.wording ?? ' ').length;
  }
  return withShapes(text, out);
}

/** 马鞍山村 is a village, not the city of that name. */
function withShapes(text: string, wordings: readonly Wording[]): Wording[] {
  const sure = wordings.filter(({ strength }) => strength === 'sure');
  const towns = townshipSpans(text, sure);
  // 莫干山镇 is a town, not the mountain.
  const shaped = shapedSpans(text).filter(
    (span) => ![...sure, ...towns].some(({ start, end }) => start < span.end && span.start < end),
  );
  const spans = [...towns, ...shaped];
  const free = wordings.filter(
    ({ start, end }) => !spans.some((span) => start < span.end && span.start < end),
  );
  const townships = spans.map(({ start, end }) => ({
    start,
    end,
    wording: text.slice(start, end),
    shaped: true,
    strength: 'sure' as const,
  }));
  return [...free, ...townships].sort((a, b) => a.start - b.start);
}

/** The segmenter takes 美国国防部 for one word. */
const organ =
  /^(?:国防部|外交部|财政部|商务部|司法部|国务院|政府|议会|国会|总统|总理|首相|武装|首都|央行|国家|地区|首府|[海陆空]军|军方|共和国|联邦|王国|市(?!场)|流域|各国|特区|机场|白宫|王宫)/u;

/** 海口美兰|国际机场: part of a facility's name. */
const facility = /^(?:国际机场|机场|[东南西北]?站|港|大桥|隧道|水库|路|医院|大学|学院|公司|集团|酒店|广场)/u;

interface Place {
  readonly text: string;
  readonly start: number;
  readonly edges: ReadonlySet<number>;
  readonly whole: string;
  readonly before: Wording | undefined;
}

/** The longest wording that stands at `start` as a place. */
function firstFit(at: Place): Pick<Wording, 'wording' | 'strength'> | undefined {
  for (const wording of wordingsAt(at.text, at.start)) {
    const strength = fit(at, wording);
    if (strength !== undefined) return { wording, strength };
  }
  return undefined;
}

function fit({ text, start, edges, whole, before }: Place, wording: string): Wording['strength'] | undefined {
  const end = start + wording.length;
  const blocked = guards.some(
    ({ after, words }) => wording.endsWith(after) && words.some((word) => text.startsWith(word, end)),
  );
  // 文莱|苏丹 is a title.
  if (wording === '苏丹' && before?.end === start && /^(?:文莱|阿曼)/u.test(before.wording)) return undefined;
  // 市医院和|县医院 does not name 和县; 马鞍山市|和县 does.
  const joins =
    wording.length === 2 && wording.startsWith('和') && /\p{Script=Han}$/u.test(text.slice(0, start));
  if (blocked || (joins && before?.end !== start)) return undefined;
  const bordered = edges.has(start) && (edges.has(end) || organ.test(text.slice(end, end + 4)));
  const forms = formsOf(wording);
  const sure = forms.some(({ place, strength }) => {
    if (strength === 'full') return wording.length > 2 || edges.has(start);
    return bordered && (strength === 'short' || whole.includes(place.name));
  });
  // 四川|稻城: right after what holds it, a short name is one.
  const holders = before?.end === start ? formsOf(before.wording).map(({ place }) => place.name) : [];
  const beside = forms.some(({ place }) => place.within.some((holder) => holders.includes(holder)));
  if (sure) return 'sure';
  if (!bordered || facility.test(text.slice(end, end + 4))) return undefined;
  if (beside && !isOrdinaryWord(wording)) return 'sure';
  return forms.some(({ strength }) => strength === 'near') ? 'near' : undefined;
}
