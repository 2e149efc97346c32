/** The headline among the lines that may be titles, by what says it once more. */
import type { PageEvidence } from './evidence.ts';
import { foldLine, wordsOf, type PageLine } from './lines.ts';
import { giveBy, markOf, type Given } from './rows.ts';

type Lines = readonly PageLine[];

/** Marks the lines whose words come again below as the headline; returns that headline's lines. */
export function findPageTitles(
  lines: Lines,
  candidates: readonly number[],
  given: Map<number, Given>,
): number[] {
  const words = candidates.map((index) => wordsOf(textAt(lines, index)));
  const below = new Map<string, number[]>();
  candidates.forEach((_, at) => {
    for (const length of [3, 2, 1]) {
      if (at + length <= candidates.length)
        below.set(words.slice(at, at + length).join(''), candidates.slice(at, at + length));
    }
  });
  let known: number[] = [];
  candidates.forEach((index, at) => {
    const match = titleParts(textAt(lines, index)).map((part) => below.get(part));
    const repeat = [below.get(words[at] ?? ''), ...match].find((found) => (found?.[0] ?? 0) > index);
    if (!repeat) return;
    given.set(index, giveBy('page-title-repeats'));
    known = headlineOf(repeat, lines);
  });
  return known;
}

/** The lines that the title which the page declares is made of. */
export function findDeclared(
  lines: Lines,
  candidates: readonly number[],
  { declared: { title } }: PageEvidence,
): readonly number[] {
  if (title === undefined) return [];
  const words = candidates.map((index) => wordsOf(foldLine(textAt(lines, index))));
  for (const length of [1, 2, 3]) {
    const at = words.findIndex((_, from) => words.slice(from, from + length).join('') === title);
    if (at >= 0) return candidates.slice(at, at + length);
  }
  return [];
}

/** A page title may hold the kicker and the deck as well as the headline. */
function headlineOf(repeated: readonly number[], lines: Lines): number[] {
  const role = (at: number): string | undefined => {
    const line = lines[repeated.at(at) ?? -1];
    return line && markOf(line, 'title')?.role;
  };
  const many = repeated.length > 1;
  const start = many && role(0) === 'kicker' ? 1 : 0;
  const end =
    many && role(-1) === 'deck' && repeated.length - start > 1 ? repeated.length - 1 : repeated.length;
  return repeated.slice(start, end);
}

/** The words of a browser title before its site name: «标题_栏目_网站». */
function titleParts(text: string): string[] {
  const head = /^(.{4,80}?)\s*[_|｜–—-]/u.exec(text)?.[1];
  return head === undefined ? [] : [wordsOf(head)];
}

/** A title that is told by its repetition has at least so many letters. */
const shortestTitle = 8;

/**
 * The lines that one line below the body says once more, as lists of the page's articles do, or that
 * the page's title ends with.
 *
 * @param around the page's titles and the lines below the body
 */
export function findSaidAgain(
  lines: Lines,
  candidates: readonly number[],
  around: { readonly titles: Lines; readonly end: Lines },
): readonly number[] {
  const below = new Set(around.end.map(({ key }) => wordsOf(key.replace(rank, ''))));
  const titles = around.titles.map(({ key }) => wordsOf(key));
  const words = candidates.map((index) => wordsOf(lines[index]?.key ?? ''));
  const runs = [1, 2, 3].flatMap((length) =>
    words.slice(length - 1).map((_, at) => ({ at, length, text: words.slice(at, at + length).join('') })),
  );
  const said = runs.filter(
    ({ text }) =>
      text.length >= shortestTitle && (below.has(text) || titles.some((title) => title.endsWith(text))),
  );
  const [only] = said;
  return only && said.length === 1 ? candidates.slice(only.at, only.at + only.length) : [];
}

const rank = /^\d{1,2}[.、 ]\s?/u;

/** The text of a line, empty where there is none. */
export function textAt(lines: Lines, index: number): string {
  return lines[index]?.text ?? '';
}
