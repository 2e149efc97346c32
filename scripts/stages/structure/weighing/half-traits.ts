/** Titles over two lines: what a line says together with the one beside it, another line says at once. */
import type { Page } from './page.ts';

const shortest = 4;
const longest = 40;
/** So many lines before and after are searched: a page's head is not as long. */
const searched = 60;

/** The traits of each line: whether it is the upper half of what another line says, or the lower, and its form. */
export function halfTraits({ lines, forms }: Page): string[][] {
  const letters = lines.map(({ key }) => key.replace(/[^\p{L}\p{N}]/gu, ''));
  const halves = letters.map((own) => (own.length >= shortest && own.length <= longest ? own : ''));
  /** Whether a line says what this one and the next say together. */
  const isSaid = (upper: number): boolean => {
    const [above, below] = [halves[upper] ?? '', halves[upper + 1] ?? ''];
    if (above === '' || below === '' || above === below) return false;
    const from = Math.max(upper - searched, 0);
    return letters
      .slice(from, upper + searched)
      .some((other, at) => from + at !== upper && other.includes(above + below));
  };
  const said = lines.map((_, at) => isSaid(at));
  return lines.map((_, at) => {
    const half = said[at] ? 'upper' : said[at - 1] ? 'lower' : '';
    return half === '' ? [] : [`half=${half}`, `half=${half}/${forms[at] ?? ''}`];
  });
}
