/** Kicker, headline and deck among the lines that may be titles. */
import { chooseHeadline, hasKicker, titleMark, type Unit } from './choose-headline.ts';
import { declaredRole, type PageEvidence } from './evidence.ts';
import type { PageLine } from './lines.ts';
import { findDeclared, findPageTitles, findSaidAgain, textAt } from './repeated-titles.ts';
import { giveBy, type Given } from './rows.ts';

export interface Titles {
  readonly given: ReadonlyMap<number, Given>;
  /** Lines that are joined to the title line before them. */
  readonly joined: ReadonlySet<number>;
}

type Lines = readonly PageLine[];

/** What the page says beside the lines that may be titles. */
export interface Around {
  /** The pairs of the body's text. */
  readonly body: ReadonlySet<string>;
  /** The titles of the page, as lines above say them. */
  readonly titles: Lines;
  /** The lines below the body. */
  readonly end: Lines;
}

interface Naming {
  readonly lines: Lines;
  readonly given: Map<number, Given>;
  readonly evidence: PageEvidence;
  readonly around: Around;
}

/**
 * Gives every candidate a role. All that decides is in the lines themselves and the page title
 * (a repetition), so that an article fed back gives the same text: lines are joined only where the
 * joined line would not be joined again.
 *
 * @param candidates indexes into `lines`, in order
 * @param around what the rest of the page says
 */
export function assignTitles(
  lines: Lines,
  candidates: readonly number[],
  evidence: PageEvidence,
  around: Around = { body: new Set(), titles: [], end: [] },
): Titles {
  const given = new Map<number, Given>();
  const repeated = findPageTitles(lines, candidates, given);
  const declared = repeated.length > 0 ? [] : findDeclared(lines, candidates, evidence);
  const firm = [...repeated, ...declared];
  const known = firm.length > 0 ? firm : findSaidAgain(lines, candidates, around);
  const units = joinByShape(joinKnown(lines, candidates, given, known), lines);
  const headline = units.find((unit) => unit.indexes.some((index) => known.includes(index)));
  const reason = declared.length > 0 ? 'headline-declared' : 'headline-as-page-title';
  nameUnits(units, headline && { unit: headline, reason }, { lines, given, evidence, around });
  return { given, joined: new Set(units.flatMap((unit) => unit.indexes.slice(1))) };
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
 * Joins the halves of a headline that shape gives away: the two lines between a kicker and a deck, two
 * short lines between another title and a deck,
 * or two lines of one length without punctuation beside a kicker or a deck.
 */
function joinByShape(units: readonly Unit[], lines: Lines): Unit[] {
  const start = hasKicker(units, lines) ? 1 : 0;
  const deck = units.findIndex((unit, at) => at > start && titleMark(unit, lines)?.role === 'deck');
  const [a, b, c] = units.slice(start);
  if (!a || !b || titleMark(b, lines)) return [...units];
  if (c && start === 0 && deck === 3 && isHalf(b.text) && isHalf(c.text) && !titleMark(c, lines))
    return [a, join([b, c]), ...units.slice(3)];
  const rest = units.slice(start + 2);
  const paired = deck === start + 2;
  const framed = start === 1 && paired;
  const beside = (start === 1 && deck === -1) || (start === 0 && paired);
  if (!framed && !(beside && parallel(a.text, b.text))) return [...units];
  return [...units.slice(0, start), join([a, b]), ...rest];
}

/** Too short for a title of its own between two others. */
function isHalf(text: string): boolean {
  return text.length <= 12 && !text.includes(' ');
}

function parallel(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const plain = /^[\p{L}\p{N}“”]{8,26}$/u;
  return plain.test(a) && plain.test(b) && short.length >= long.length * 0.75;
}

function nameUnits(
  units: readonly Unit[],
  known: { readonly unit: Unit; readonly reason: string } | undefined,
  { lines, given, evidence, around }: Naming,
): void {
  const at = known ? units.indexOf(known.unit) : chooseHeadline(units, lines, around.body);
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
