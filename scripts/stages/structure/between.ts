/** Roles of the lines between the paragraphs of the body. */
import { hintOf } from './hints.ts';
import { isProse, type PageLine } from './lines.ts';
import { giveBy, markOf, type Given } from './rows.ts';

type Lines = readonly PageLine[];

/** Roles of the lines from the body's first paragraph to its last. */
export function assignBetween(lines: Lines): Given[] {
  let related = false;
  const width = widthOf(lines);
  const roles = lines.map((line, index): Given | undefined => {
    const mark = markOf(line, 'between') ?? hintBetween(line);
    const text = line.stopped || line.key === '';
    related = mark?.row.opens === true || (related && !text && !line.sentence);
    if (mark) return mark;
    if (related) return giveBy('related-continued');
    if (text) return giveBy('body-core');
    if (/^\(.*\)$/u.test(line.key)) return giveBy('body-short');
    if (isCut(lines[index - 1]) || line.text.length === width) return giveBy('body-short');
    return isQuestionHeading(line) || !line.sentence ? undefined : giveBy('body-short');
  });
  return fillRuns(roles, (run) => {
    if (roles[(run.at(-1) ?? 0) + 1]?.row.credit && run.length <= mostCredited)
      return giveBy('caption-credited');
    if (run.length === 2 && run.every((index) => isPlain(lines[index]))) return giveBy('caption-pair');
    const listed = run.length >= 3 || (run.length === 2 && run.every((index) => isProseAt(lines, index)));
    return giveBy(listed || run.some((index) => isRow(lines[index])) ? 'body-list' : 'heading-between');
  });
}

/** So many pictures may have one credit. */
const mostCredited = 3;

const annex = /^(?:&nbsp;|\s)*附(?:件|录|表)?\s?[一二三四五\d]?\s?:\s?[^。;]{3,40}$/u;
const isFile = /\.[a-z]{2,4}(?:\s?\(.{1,12}\))?$|下载|点击|链接/iu;

/** What stands after the report under «附：…» has that line for its heading. */
export function nameAnnexes<Line extends Given & PageLine>(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, index) => {
    const tail = line.role === 'body' && lines[index + 1]?.role === 'body';
    const named = annex.test(line.key) && !isFile.test(line.key);
    return tail && named ? { ...line, ...giveBy('heading-annex') } : line;
  });
}

const longestScene = 60;
/** Paragraphs are so many times as long as what is said of a picture. */
const muchLonger = 1.5;
const pictureMark = /^[\[(【]?(?:图片|配图|插图|图|image)[\])】]?$/iu;
const creditAlone = /^[^。,;:!?]{2,24}摄(?:影)?$|^\((?:图片|摄影|供图|图)[^。]{2,20}\)$/u;

/**
 * One short sentence is a picture's caption, if the picture's credit follows in the next line, or
 * if it stands at the mark of a picture and blank lines set off both from the paragraphs.
 */
export function nameScenes<Line extends Given & PageLine>(lines: readonly Line[]): readonly Line[] {
  const lengths = lines
    .filter(({ role, stopped }) => role === 'body' && stopped)
    .map(({ text }) => text.length)
    .sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return lines.map((line, index) => {
    const one = /^[^。!?:]{3,58}。$/u.test(line.text.replace(/[！？：]/gu, '!'));
    if (line.row.id !== 'body-core' || !one || line.text.length > longestScene) return line;
    if (line.text.length * muchLonger > usual) return line;
    const [before, next] = [lines[index - 1], lines[index + 1]];
    const credited = next?.role === 'caption' && creditAlone.test(next.key) && next.line - line.line === 1;
    const marked =
      before !== undefined &&
      pictureMark.test(before.key) &&
      /^[^,、]{3,24}$/u.test(line.key) &&
      line.line - before.line === 1 &&
      (next?.line ?? Infinity) - line.line > 1 &&
      before.line - (lines[index - 2]?.line ?? -Infinity) > 1;
    return credited || marked ? { ...line, ...giveBy('caption-under-picture') } : line;
  });
}

/** Below a line that asks to swipe through pictures, what looks like headings are their captions. */
export function nameSwiped<Line extends Given & PageLine>(lines: readonly Line[]): readonly Line[] {
  let swiping = false;
  return lines.map((line) => {
    const short = line.row.id === 'heading-between' && !/^(?:PART|Part|\p{N})/u.test(line.key);
    swiping = line.row.section === 'caption-gallery' || (swiping && short);
    return swiping && short ? { ...line, ...giveBy('caption-gallery') } : line;
  });
}

/** Weak evidence names a short line only: what runs on is the report's. */
function hintBetween(line: PageLine): Given | undefined {
  return line.stopped || line.sentence || isProse(line) ? undefined : hintOf(line, 'between');
}

/** A row of a table: three columns or more, with a number. */
function isRow(line: PageLine | undefined): boolean {
  if (!line || /^\d{1,2} ?[/|.、] ?\S/u.test(line.key)) return false;
  return /\d/u.test(line.key) && /^[^\s:]{1,24}(?: [^\s:]{1,24}){2,8}$/u.test(line.key);
}

/** Words without any sign, no number before them. */
const isPlain = (line: PageLine | undefined): boolean =>
  line !== undefined && /^\p{Script=Han}{3,20}$/u.test(line.key);

const isProseAt = (lines: Lines, index: number): boolean => {
  const line = lines[index];
  return line !== undefined && isProse(line);
};

const shortestCut = 30;
const shortestStopped = 25;

/** Running text that breaks off: the next line goes on with it. */
function isCut(line: PageLine | undefined): boolean {
  if (!line || line.sentence || !/[\p{L}\p{N}，、,]$/u.test(line.text)) return false;
  return line.text.length >= (line.stopped ? shortestStopped : shortestCut);
}

const shortestWidth = 24;

/** The width, in code units, at which a text was cut into lines, if it was. */
function widthOf(lines: Lines): number | undefined {
  const counts = new Map<number, number>();
  for (const { text } of lines) counts.set(text.length, (counts.get(text.length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  return width >= shortestWidth && count >= 3 && count >= lines.length / 4 ? width : undefined;
}

/** A short question or call without a comma heads the paragraphs under it. */
function isQuestionHeading(line: PageLine): boolean {
  return /^[^,:“"]{2,18}[!?]$/u.test(line.key);
}

/** Gives each run of unnamed lines one role, by the run (indexes) and the role before it. */
function fillRuns(
  roles: readonly (Given | undefined)[],
  name: (run: readonly number[], before: Given | undefined) => Given,
): Given[] {
  const out: Given[] = [];
  let run: number[] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    const given = name(run, out.at(-1));
    for (let left = run.length; left > 0; left -= 1) out.push(given);
    run = [];
  };
  roles.forEach((role, index) => {
    if (!role) {
      run.push(index);
      return;
    }
    flush();
    out.push(role);
  });
  flush();
  return out;
}
