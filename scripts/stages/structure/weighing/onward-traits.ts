/** What a line has in common with the one before it: the lines of a block look alike, and another looks different. */
import type { NamedLine } from '../classify.ts';
import {
  bigramsOf,
  endingOf,
  gapOf,
  likenessOf,
  openingOf,
  shapeOf,
  sizeOf,
  textOf,
  type Page,
} from './page.ts';

/** None for the first line. */
export function onwardTraits(page: Page, at: number): string[] {
  const [before, line] = [page.lines[at - 1], page.lines[at]];
  if (!before || !line) return [];
  return ['any', ...formTraits(page, at), ...lookTraits(before, line), ...gapTraits(page, at)];
}

function formTraits({ lines, forms, zones }: Page, at: number): string[] {
  const form = (by: number): string => forms[at + by] ?? 'none';
  const shape = (by: number): string => shapeOf(lines[at + by]?.key ?? '');
  const alike = shape(-1) === shape(0);
  return [
    `form=${form(-1)}/${form(0)}`,
    `form=${form(-1)}/${form(0)}/after=${form(1)}`,
    `form=${form(-1)}/${form(0)}/before=${form(-2)}`,
    `shape=${shape(-1)}/${shape(0)}`,
    `alike=${alike}`,
    `alike=${alike}/${form(0)}`,
    `zone=${zones[at - 1] ?? ''}/${zones[at] ?? ''}`,
  ];
}

/** Each says what of the one line and of the other. */
const looks: readonly (readonly [string, (line: NamedLine) => string | number | boolean])[] = [
  ['opens', openingOf],
  ['ends', endingOf],
  ['size', ({ key }) => sizeOf(key.length)],
  ['stop', ({ stopped }) => stopped],
  ['dated', ({ text }) => /\d{2,4}[-年./]\d|\d:\d\d|\d-\d/u.test(text)],
  ['latin', ({ text }) => /[a-z]{3}/iu.test(text)],
  ['columns', ({ text }) => Math.min(text.split(/\t|\s{2,}/u).length, 4)],
];

function lookTraits(before: NamedLine, line: NamedLine): string[] {
  const [above, text] = [textOf(before), textOf(line)];
  return [
    ...looks.map(([name, of]) => `${name}=${of(before)}/${of(line)}`),
    `same-opening=${before.text.at(0) === line.text.at(0)}`,
    `same-ending=${before.text.at(-1) === line.text.at(-1)}`,
    `same=${above === text}`,
    `like=${likenessOf(bigramsOf(text), bigramsOf(above), 4)}`,
  ];
}

function gapTraits({ lines, forms, spaced }: Page, at: number): string[] {
  if (spaced) return [];
  const [far, before, after] = [gapOf(lines, at - 2), gapOf(lines, at - 1), gapOf(lines, at)];
  const form = forms[at] ?? '';
  return [
    `gap=${before}`,
    `gap=${far}/${before}`,
    `gap=${far}/${before}/${after}`,
    `gap=${before}/${form}`,
    `gap=${before}/${forms[at - 1] ?? ''}/${form}`,
  ];
}
