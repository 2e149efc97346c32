/** Where the name of an organisation can begin: at a place, 国家, or a bare 省, 市, 县. */
import { unique } from './article.ts';
import { formsOf, wordingsAt } from './gazetteer.ts';
import { organisationWords } from './organisation-rules.ts';
import { townshipSpans } from './townships.ts';
import { partOfSpeech, type Word } from './words.ts';

const anchors = organisationWords('anchors');

const levels = /^(?:自治区|[省市县区州])/u;
/** The segmenter joins the level with what follows: 市委, 省政府. */
const levelWords =
  /^(?:自治区|[省市县区州])(?:$|委|政府|人大|政协|纪委|监委|检|法院|公安|工商|教育|总工会|妇联|团委|直机关)/u;

/** Offsets where a name can begin, in order. */
export function anchorStarts(segment: string, all: readonly Word[]): number[] {
  const wordStarts = new Set(all.map(({ start }) => start));
  const places = all.map(({ start }) => start).filter((at) => startsWithPlace(segment, at));
  const fixed = anchors.flatMap((anchor) => {
    const at: number[] = [];
    for (let one = segment.indexOf(anchor); one !== -1; one = segment.indexOf(anchor, one + 1)) at.push(one);
    return anchor === '国家' ? at.filter((one) => !groupBefore.test(segment.slice(0, one))) : at;
  });
  const bare = all
    .filter(({ text }) => levels.test(text) && levelWords.test(text))
    .map(({ start }) => unlistedDivision(all, start) ?? start);
  const joined = [...segment.matchAll(/(?<=[和及与])[省市县区州](?=\p{Script=Han})/gu)].map(
    ({ index }) => index,
  );
  const opening = /^[省市县区州]\p{Script=Han}/u.exec(segment)?.[0];
  const opens =
    localOrgan.test(segment) || (opening !== undefined && partOfSpeech(opening) === undefined) ? [0] : [];
  const townships = townshipSpans(segment, []).map(({ start }) => start);
  return unique([
    ...[...places, ...fixed, ...bare].filter((at) => wordStarts.has(at)),
    ...joined,
    ...opens,
    ...townships,
  ]).sort((a, b) => a - b);
}

/** 金砖|国家, 发展中|国家 are groups of countries. */
const groupBefore =
  /(?:金砖|阿拉伯|发展中|发达|成员|沿线|伙伴|周边|西方|世界|中亚|东盟|拉美|加勒比|岛屿|[非欧亚美]洲)$/u;

/** 镇党委, 旗政府, 街道党工委 at the start of a stretch. */
const localOrgan = /^(?:镇|乡|街道|旗|苏木)(?:党委|党工委|政府|人民政府|纪委|人大|委|办事处)/u;

/** 青云|县农业农村局: a division that the gazetteer lacks, before its level. */
function unlistedDivision(all: readonly Word[], at: number): number | undefined {
  const before = all.find((word) => word.end === at);
  if (before === undefined || before.text.length < 2 || before.text.length > 3) return undefined;
  return /^(?:nr|nrt|ns|nz|x)$/u.test(before.tag) && /^\p{Script=Han}+$/u.test(before.text)
    ? before.start
    : undefined;
}

/** A place that stands by itself, even where the segmenter joins it with what follows: 美国政府. */
function startsWithPlace(segment: string, at: number): boolean {
  return wordingsAt(segment, at).some((wording) =>
    formsOf(wording).some(({ strength }) => strength !== 'weak'),
  );
}
