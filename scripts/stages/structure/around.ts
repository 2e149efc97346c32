/** Roles of the lines between and below the paragraphs of the body. */
import { isBelow, type PageEvidence } from './evidence.ts';
import { isProse, type PageLine } from './lines.ts';
import { giveBy, isRemoved, markOf, valueOf, type Given } from './rows.ts';

type Lines = readonly PageLine[];

/** Roles of the lines from the body's first paragraph to its last. */
export function assignBetween(lines: Lines): Given[] {
  let related = false;
  const width = widthOf(lines);
  const roles = lines.map((line, index): Given | undefined => {
    const mark = markOf(line, 'between');
    const text = line.stopped || line.key === '';
    related = mark?.row.opens === true || (related && !text && !line.sentence);
    if (mark) return mark;
    if (related) return giveBy('related-continued');
    if (text) return giveBy('body-core');
    if (isCut(lines[index - 1]) || line.text.length === width) return giveBy('body-short');
    return isQuestionHeading(line) || !line.sentence ? undefined : giveBy('body-short');
  });
  return fillRuns(roles, (run) => {
    const listed = run.length >= 3 || (run.length === 2 && run.every((index) => isProseAt(lines, index)));
    return giveBy(listed ? 'body-list' : 'heading-between');
  });
}

const isProseAt = (lines: Lines, index: number): boolean => {
  const line = lines[index];
  return line !== undefined && isProse(line);
};

const shortestCut = 30;

/** Running text that breaks off: the next line goes on with it. */
function isCut(line: PageLine | undefined): boolean {
  if (!line || line.sentence || !/[\p{L}\p{N}，、,]$/u.test(line.text)) return false;
  return line.text.length >= (line.stopped ? shortestParagraph : shortestCut);
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

/** Roles of the lines after the body's last paragraph. */
export function assignBelow(lines: Lines, evidence: PageEvidence, lead?: PageLine): Given[] {
  let listed = lead?.key.endsWith(':') === true;
  let section: Given | undefined;
  let before: Given | undefined;
  const marks = lines.map((line, index): Given | undefined => {
    const label = lines[index - 1];
    before = markOf(line, 'below') ?? (label && valueOf(label, before, line));
    const mark = before;
    if (mark && !(section && staysIn(section, mark, line, label))) {
      listed = false;
      if (mark.row.opens || mark.row.section)
        section = giveBy(mark.row.section ?? continued[mark.role] ?? 'footer-continued');
      return mark;
    }
    if (section) return listing.has(section.role) && isParagraph(line) ? giveBy('body-after-links') : section;
    if (isBelow(evidence, line)) return giveBy('outside-main');
    listed ||= line.key.endsWith(':');
    if (listed) return giveBy(line.sentence || line.stopped ? 'body-short' : 'body-list');
    return line.sentence || line.stopped ? giveBy('body-short') : undefined;
  });
  const roles = fillRuns(marks, (run, before) => {
    if (run.some((index) => isProseAt(lines, index))) return giveBy('body-tail');
    if (run.length >= 3 && run.every((index) => isTitleLike(lines[index]))) return giveBy('related-run');
    return giveBy(before && isRemoved(before.role) ? 'tools-leftover' : 'body-tail');
  });
  return emptyColumns(roles);
}

/** Whether a marked line within a section is the section's: a comment has its own buttons, a list its numbers. */
function staysIn(section: Given, mark: Given, line: PageLine, above: PageLine | undefined): boolean {
  if (!isRemoved(mark.role) || mark.row.weak) return true;
  const beside = above !== undefined && line.line === above.line + 1;
  return section.role === 'comment-box' && mark.role === 'page-tools' && !mark.row.opens && beside;
}

const listing: ReadonlySet<string> = new Set(['related-links', 'navigation']);
const shortestParagraph = 25;

/** A list of links has no whole paragraphs; where one stands, the report goes on. */
function isParagraph({ text, stopped }: PageLine): boolean {
  return stopped && text.length >= shortestParagraph && /[。”’）!？]$/u.test(text);
}

const continued: Readonly<Record<string, string>> = {
  footer: 'footer-continued',
  'comment-box': 'comment-continued',
  'related-links': 'related-continued',
  navigation: 'navigation-continued',
};

/** A heading of related links with nothing under it is part of the footer. */
function emptyColumns(roles: readonly Given[]): Given[] {
  return roles.map((role, index) => {
    const next = roles[index + 1];
    const empty = next !== undefined && (isColumn(next) || next.role === 'footer');
    return isColumn(role) && empty ? giveBy('footer-empty-column') : role;
  });
}

const isColumn = ({ role, row }: Given): boolean => role === 'related-links' && row.words !== undefined;

/** What a list of other articles is made of: some words, no number before them. */
function isTitleLike(line: PageLine | undefined): boolean {
  return (
    line !== undefined &&
    line.key.length >= 6 &&
    !isRowOfTable(line) &&
    !/^(?:\(?[一二三四五六七八九十\d]{1,3}[、.)]|第|\d)/u.test(line.key)
  );
}

function isRowOfTable({ text, key }: PageLine): boolean {
  return /[\t|]/u.test(text) || /^\S{1,12}(?: \S{1,12}){2,}$/u.test(key);
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
