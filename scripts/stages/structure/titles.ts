/** Kicker, headline and deck among the lines that may be titles. */
import { declaredRole, type PageEvidence } from './evidence.ts';
import { foldLine, wordsOf, type PageLine } from './lines.ts';
import { giveBy, markOf, type Given } from './rows.ts';

/** One title, of one line or of several that belong together. */
interface Unit {
  readonly indexes: readonly number[];
  readonly text: string;
}

export interface Titles {
  readonly given: ReadonlyMap<number, Given>;
  /** Lines that are joined to the title line before them. */
  readonly joined: ReadonlySet<number>;
}

type Lines = readonly PageLine[];

/**
 * Gives every candidate a role. All that decides is in the lines themselves and the page title
 * (a repetition), so that an article fed back gives the same text: lines are joined only where the
 * joined line would not be joined again.
 *
 * @param candidates indexes into `lines`, in order
 */
export function assignTitles(lines: Lines, candidates: readonly number[], evidence: PageEvidence): Titles {
  const given = new Map<number, Given>();
  const repeated = findPageTitles(lines, candidates, given);
  const declared = repeated.length > 0 ? [] : findDeclared(lines, candidates, evidence);
  const known = [...repeated, ...declared];
  const units = joinByShape(joinKnown(lines, candidates, given, known), lines);
  const headline = units.find((unit) => unit.indexes.some((index) => known.includes(index)));
  const reason = declared.length > 0 ? 'headline-declared' : 'headline-as-page-title';
  nameUnits(units, headline && { unit: headline, reason }, lines, given, evidence);
  return { given, joined: new Set(units.flatMap((unit) => unit.indexes.slice(1))) };
}

/** Marks the lines whose words come again below as the headline; returns that headline's lines. */
function findPageTitles(lines: Lines, candidates: readonly number[], given: Map<number, Given>): number[] {
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
function findDeclared(
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

function joinKnown(
  lines: Lines,
  candidates: readonly number[],
  given: ReadonlyMap<number, Given>,
  known: readonly number[],
): Unit[] {
  const units: Unit[] = [];
  for (const index of candidates) {
    if (given.has(index)) continue;
    if (known.indexOf(index) > 0) units.push(join([units.pop(), unitOf(lines, index)]));
    else units.push(unitOf(lines, index));
  }
  return units;
}

/**
 * Joins the halves of a headline that shape gives away: the two lines between a kicker and a deck,
 * or two lines of one length without punctuation beside a kicker or a deck.
 */
function joinByShape(units: readonly Unit[], lines: Lines): Unit[] {
  const start = hasKicker(units, lines) ? 1 : 0;
  const deck = units.findIndex((unit, at) => at > start && titleMark(unit, lines)?.role === 'deck');
  const [a, b] = units.slice(start);
  if (!a || !b || titleMark(b, lines)) return [...units];
  const rest = units.slice(start + 2);
  const paired = deck === start + 2;
  const framed = start === 1 && paired;
  const beside = (start === 1 && deck === -1) || (start === 0 && paired);
  if (!framed && !(beside && parallel(a.text, b.text))) return [...units];
  return [...units.slice(0, start), join([a, b]), ...rest];
}

function parallel(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const plain = /^[\p{L}\p{N}“”]{8,26}$/u;
  return plain.test(a) && plain.test(b) && short.length >= long.length * 0.75;
}

/** A kicker leads the titles, with something after it that is more than a deck. */
function hasKicker(units: readonly Unit[], lines: Lines): boolean {
  const [first, second] = units;
  if (!first || !second || titleMark(first, lines)?.role !== 'kicker') return false;
  const mark = titleMark(second, lines)?.role;
  return mark !== 'deck' && mark !== 'heading';
}

function nameUnits(
  units: readonly Unit[],
  known: { readonly unit: Unit; readonly reason: string } | undefined,
  lines: Lines,
  given: Map<number, Given>,
  evidence: PageEvidence,
): void {
  const at = known ? units.indexOf(known.unit) : chooseHeadline(units, lines);
  const reason = known?.reason ?? (units.length === 1 ? 'headline-only' : 'headline-among-titles');
  const isDeck = (unit: Unit): boolean =>
    (declaredRole(evidence, unit.text) ?? titleMark(unit, lines))?.role === 'deck';
  const decked = units.some((unit, index) => index > at && isDeck(unit));
  let deckFree = true;
  units.forEach((unit, index) => {
    const mark = declaredRole(evidence, unit.text) ?? titleMark(unit, lines);
    let role: Given;
    if (index === at) role = giveBy(reason);
    else if (index === at - 1) role = mark?.role === 'kicker' ? mark : giveBy('kicker-before-headline');
    else if (index < at) role = giveBy('heading-between');
    else if (mark?.role === 'deck' && deckFree) role = mark;
    else if (mark?.role === 'heading') role = mark;
    else if (!deckFree || decked) role = giveBy('heading-between');
    else role = giveBy('deck-after-headline');
    if (role.role === 'deck') deckFree = false;
    for (const line of unit.indexes) given.set(line, role);
  });
}

function chooseHeadline(units: readonly Unit[], lines: Lines): number {
  if (hasKicker(units, lines)) return 1;
  const [a, b] = units;
  if (!a || !b || titleMark(b, lines)) return 0;
  // Two or more unmarked titles: the one made of several phrases is the headline.
  return b.text.includes(' ') && !a.text.includes(' ') ? 1 : 0;
}

function titleMark(unit: Unit, lines: Lines): Given | undefined {
  const line = unit.indexes.length === 1 ? lines[unit.indexes[0] ?? 0] : undefined;
  return line && markOf(line, 'title');
}

function unitOf(lines: Lines, index: number): Unit {
  return { indexes: [index], text: textAt(lines, index) };
}

function join(units: readonly (Unit | undefined)[]): Unit {
  const present = units.filter((unit) => unit !== undefined);
  return {
    indexes: present.flatMap((unit) => unit.indexes),
    text: present.map((unit) => unit.text).join(' '),
  };
}

function textAt(lines: Lines, index: number): string {
  return lines[index]?.text ?? '';
}
