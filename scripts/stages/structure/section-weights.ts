/** What the section that a line below the body stands in says of it. */
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';
import type { Leanings } from './hints.ts';
import type { PageLine } from './lines.ts';
import { giveBy, type Given } from './rows.ts';

/** One line with what is known of it. */
export interface Reading {
  readonly line: PageLine;
  readonly mark: Given | undefined;
  readonly leanings: Leanings;
}

/** What a line's own mark weighs where its section may overrule it. */
export const weak = 1.5;

/** Adds to what speaks for a role. */
export function add(weights: Map<LineRole, number>, role: LineRole, weight: number): void {
  weights.set(role, (weights.get(role) ?? 0) + weight);
}

/** So much weak evidence makes a line the heading of a section. */
const surely = 2;

/** The role of the lines that follow a mark, where it opens a section. */
export function sectionOf({ mark, leanings }: Reading): LineRole | undefined {
  const [heading] = [...leanings].filter(([, { row, weight }]) => row.opens && weight >= surely);
  if (!mark) return heading?.[0];
  if (mark.row.weak) return undefined;
  return mark.row.section ? giveBy(mark.row.section).role : mark.row.opens ? mark.role : undefined;
}

/** What the heading of a section says for the lines under it. */
const underHeading = 1;
/** The same for pictures to swipe through, where nothing else is known of the line. */
const underPictures = 5;

/** What stands under a link: a clock's time, a day and a number, how many played it. */
const countOfLink =
  /\d[-:]\d\d\D+\d|^\d{1,2}:\d\d$|^\d[\d.,]{0,9}\s?[万亿wWkK]?\+?\s?[次人个条]?(?:播放|观看|阅读|浏览|评论|讨论|热度|点?赞|点击|人气|围观|参与)$|^(?:(?:评论|阅读|浏览|播放|点?赞|点击|人气|热度|跟[帖贴])\s?\(?\d[\d.]{0,6}万?\)?\s{0,3}){1,3}$/u;

/** What one does with a comment. */
const buttonOfComment = /支持|反对|回复|回应|顶|踩|赞|举报|楼|追评/u;
/** What such a button says for the comments it stands among. */
const amongComments = 1.5;

/** What one does with the whole page, never with one comment. */
const buttonOfPage = /关闭|打印|列印|返回|回到|回顶|页首|分享到|分享至|字[号体]/u;

/** A section's heading speaks for the lines under it; comments have buttons of their own, links have counts. */
export function addSection(
  weights: Map<LineRole, number>,
  section: LineRole,
  { line, mark, leanings }: Reading,
  distance: number,
): void {
  const counted = section === 'related-links' && countOfLink.test(line.key);
  const own = counted || (section === 'comment-box' && !buttonOfPage.test(line.key));
  const button = own && mark?.role === 'page-tools' && !mark.row.opens && !mark.row.program && distance === 1;
  if (mark && (button || mark.row.weak)) weights.set(mark.role, weak);
  if (mark && !button && !mark.row.weak) return;
  if (section === 'caption' && leanings.size > 0) return;
  add(weights, section, section === 'caption' ? underPictures : underHeading);
  if (button && section === 'comment-box' && buttonOfComment.test(line.key)) {
    add(weights, section, amongComments);
  }
}
