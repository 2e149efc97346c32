/** Roles of the lines after the body's last paragraph. */
import type { LineRole } from '../../../src/lib/schemas/provenance.ts';
import { isBelow, type PageEvidence } from './evidence.ts';
import { leaningsOf } from './hints.ts';
import { isSpaced, type PageLine } from './lines.ts';
import { emptyColumns } from './empty-columns.ts';
import { isHeading, standsInMenu } from './menus-below.ts';
import { giveBy, isRemoved, markOf, valueOf, type Given } from './rows.ts';
import { add, addSection, sectionOf, weak, type Reading } from './section-weights.ts';
import { isParagraph, shapeWeights } from './shape.ts';
import { decodeSections, type Evidence } from './sections.ts';

type Lines = readonly PageLine[];

/** What a line's own mark weighs against all else: a firm one, a guess. */
const firm = 8;
const guessed = 3.5;

/**
 * Reads the lines below the body as sections: each line's mark, its weak evidence and its shape are
 * weighed together with its neighbours', so that a line without a mark goes with the block it stands in.
 *
 * @param names of the site and of the account, as the lines above the body say them
 */
export function assignBelow(
  lines: Lines,
  evidence: PageEvidence,
  lead?: PageLine,
  names: ReadonlySet<string> = new Set(),
): Given[] {
  const readings = readAll(lines);
  let listed = lead !== undefined && leadsOver(lead);
  const spaced = isSpaced(lines);
  const inMenu = standsInMenu(
    lines,
    readings.map(({ mark }) => mark),
  );
  const imprint = readings.findIndex(({ mark }) => mark?.role === 'editor' || mark?.role === 'byline');
  let section: LineRole | undefined;
  let noticed = false; // only a notice has opened the section
  let ended = false; // the report has ended, and its page goes on
  const weighed = readings.map((reading, index): Evidence => {
    const { line, mark } = reading;
    const reports = !ended && !mark && index < imprint;
    ended ||= mark !== undefined && isRemoved(mark.role);
    listed = !mark && !ended && (listed || leadsOver(line));
    const before = lines[index - 1] ?? lead;
    const distance = before === undefined ? 0 : line.line - before.line;
    const weights = weigh(reading, listed, isBelow(evidence, line));
    if (inMenu[index]) addMenu(weights, mark);
    if (!mark && names.has(line.key)) add(weights, 'page-tools', named);
    if (!mark && !line.sentence && readings[index + 1]?.mark?.row.credit) add(weights, 'caption', credited);
    if (reports) add(weights, 'body', beforeImprint);
    if (section) addSection(weights, section, reading, distance);
    if (noticed && mark && mark.role !== 'footer') section = undefined;
    noticed = mark?.row.notice === true || (noticed && (!mark || mark.role === 'footer'));
    section = sectionOf(reading) ?? section;
    return { weights, apart: !spaced && distance > 1, notice: mark?.row.notice === true };
  });
  const roles = decodeSections(weighed);
  const links = roles.findIndex((role) => listing.has(role));
  return emptyColumns(
    readings.map((reading, index): Given => {
      const role = roles[index] ?? 'body';
      if (reading.mark?.role === role) return reading.mark;
      const afterLinks = links !== -1 && index > links && isParagraph(reading.line);
      if (role === 'body' && afterLinks) return giveBy('body-after-links');
      return explain(reading, role, roles[index - 1], evidence);
    }),
  );
}

function readAll(lines: Lines): Reading[] {
  let before: Given | undefined;
  return lines.map(unspaced).map((line, index) => {
    const label = lines[index - 1];
    before = markOf(line, 'below') ?? (label && valueOf(label, before, line));
    return { line, mark: before, leanings: before ? new Map() : leaningsOf(line, 'below') };
  });
}

/** Footers are set with a space behind each letter: «关 于 我 们». */
function unspaced(line: PageLine): PageLine {
  const key = line.key.replace(/(?<!\p{L} ?)(?:\p{Script=Han} ){4,}\p{Script=Han}(?!\p{L})/gu, (run) =>
    run.replaceAll(' ', ''),
  );
  return key === line.key ? line : { ...line, key };
}

function weigh(reading: Reading, listed: boolean, outside: boolean): Map<LineRole, number> {
  const { line, mark, leanings } = reading;
  const weights = mark ? new Map<LineRole, number>() : shapeWeights(line, listed);
  for (const [role, { weight }] of leanings) weights.set(role, (weights.get(role) ?? 0) + weight);
  if (mark) weights.set(mark.role, mark.row.guess ? guessed : firm);
  for (const [role, weight] of alsoOf(mark)) weights.set(role, weight);
  if (outside) {
    weights.set('body', (weights.get('body') ?? 0) - 10);
    weights.set('related-links', (weights.get('related-links') ?? 0) + 1.5);
  }
  return weights;
}

/** What the name of the account says for the page's tools: follow it. */
const named = 2;
/** What the credit of pictures says for the line over it. */
const credited = 3;

/** What the editors' names below it say for a line that nothing of the page parts from the report. */
const beforeImprint = 2;

/** Whether a line says what follows: a list of the report, a table. */
function leadsOver({ key }: PageLine): boolean {
  return key.endsWith(':') || /^附[件录表]?\s?[一二三四五六七八九十\d]{0,2}\s?:/u.test(key);
}

/** What a run of sections' names says for a menu. */
const menu = 4;

function addMenu(weights: Map<LineRole, number>, mark: Given | undefined): void {
  if (mark && isHeading(mark)) weights.set(mark.role, weak);
  add(weights, 'navigation', menu);
}

/** What a marked line may be as well. */
const alsoOf = (mark: Given | undefined): [LineRole, number][] =>
  Object.entries(mark?.row.also ?? {}) as [LineRole, number][];

const continued: Readonly<Partial<Record<LineRole, string>>> = {
  footer: 'footer-continued',
  'comment-box': 'comment-continued',
  'related-links': 'related-continued',
  navigation: 'navigation-continued',
  caption: 'caption-gallery',
  'page-tools': 'tools-leftover',
};

const listing: ReadonlySet<LineRole> = new Set(['related-links', 'navigation']);

/** The row that says why a line without a mark for it has its role. */
function explain(
  { line, mark, leanings }: Reading,
  role: LineRole,
  before: LineRole | undefined,
  evidence: PageEvidence,
): Given {
  if (role === 'body') return giveBy(line.sentence || line.stopped ? 'body-short' : 'body-tail');
  const hint = leanings.get(role);
  if (hint && hint.weight >= 1) return { role, row: hint.row };
  if (role === 'related-links' && !mark && isBelow(evidence, line)) return giveBy('outside-main');
  if (role === 'related-links' && before !== role) return giveBy('related-run');
  return { ...giveBy(continued[role] ?? 'tools-leftover'), role };
}
