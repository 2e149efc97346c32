/** Where a line stands, what it shares with the article, and what its neighbours say. */
import {
  bigramsOf,
  gapOf,
  lengthOf,
  likenessOf,
  longestRead,
  shapeOf,
  sizeOf,
  textOf,
  type Page,
} from './page.ts';

/** Its place among the lines of the page, and the blank lines around it. */
export function placeTraits({ lines, zones, first, last, spaced }: Page, at: number): string[] {
  const zone = zones[at] ?? 'between';
  const far = zone === 'above' ? first - at : zone === 'below' ? at - last : 0;
  const size = (index: number): string => sizeOf(lines[index]?.key.length ?? 0);
  const out = [
    `zone=${zone}`,
    `zone=${zone}/${sizeOf(far)}`,
    `zone=${zone}/len=${size(at)}`,
    `zone=${zone}/lens=${size(at - 1)}/${size(at)}/${size(at + 1)}`,
    `top=${sizeOf(at)}`,
    `end=${sizeOf(lines.length - 1 - at)}`,
  ];
  if (spaced) return out;
  const [before, after] = [gapOf(lines, at - 1), gapOf(lines, at)];
  return [...out, `gap-before=${before}`, `gap-after=${after}`, `gaps=${before}/${after}`];
}

const longestNamed = 12;
const longestPairs = 30;

/** What it says where: 关于我们 is one thing above a text and another below it. */
export function placedWordTraits({ words, lines, zones }: Page, at: number): string[] {
  const said = words[at] ?? '';
  const zone = zones[at] ?? 'between';
  const out = [`zp=${zone}/${said.slice(0, 2)}`, `zs=${zone}/${said.slice(-2)}`];
  if (said.length <= longestNamed) out.push(`zw=${zone}/${said}`);
  if (lines[at]?.stopped && said.length >= longestRead) return out;
  return [...out, ...[...bigramsOf(said.slice(0, longestPairs))].map((pair) => `zg=${zone}/${pair}`)];
}

/** What a line shares with the headline, and within the text with the paragraphs beside it. */
export function likenessTraits({ lines, headline, zones, forms, first, last }: Page, at: number): string[] {
  const key = lines[at]?.key ?? '';
  const own = bigramsOf(key);
  const out = [`like-headline=${likenessOf(own, bigramsOf(headline), 4)}`];
  if (headline !== '' && key.includes(headline)) out.push('headline-in-it');
  if (zones[at] !== 'between' || forms[at] === 'sentence') return out;
  const like = (by: number): number => likenessOf(own, bigramsOf(textOf(lines[at + by])), 3);
  const [up, down] = [like(-1), like(1)];
  return [
    ...out,
    `like-above=${up}`,
    `like-below=${down}`,
    `like-above-more=${up > down}`,
    `within=${sizeOf(at - first)}/${Math.min(last - at, 4)}`,
    `caption-cues=${/[在为赴向]/u.test(key)}/${/^图|\([左右中前后]|\d[日月]/u.test(key)}`,
  ];
}

const nearby = [-3, -2, -1, 1, 2, 3] as const;

/** What the three lines before and after say. */
export function neighbourTraits({ lines, words, forms }: Page, at: number): string[] {
  const own = forms[at] ?? 'word';
  return nearby.flatMap((by) => {
    const line = lines[at + by];
    const said = words[at + by];
    if (!line || said === undefined) return [`n${by}=none`];
    const out = [`n${by}p=${said.slice(0, 2)}`];
    if (said.length <= longestNamed) out.push(`n${by}w=${said}`);
    if (Math.abs(by) > 2) return [...out, `n${by}form=${forms[at + by] ?? ''}`];
    out.push(`n${by}len=${lengthOf(line)}`, `n${by}stop=${line.stopped}`, `n${by}s=${said.slice(-2)}`);
    if (Math.abs(by) > 1) return out;
    if (said.length <= longestNamed) out.push(`n${by}own=${own}/${said}`);
    const pairs = [...bigramsOf(said.slice(0, longestPairs))];
    return [
      ...out,
      `n${by}own-p=${own}/${said.slice(0, 2)}`,
      `n${by}own-s=${own}/${said.slice(-2)}`,
      `n${by}shape=${shapeOf(line.key)}`,
      ...pairs.map((pair) => `n${by}g=${pair}`),
    ];
  });
}
