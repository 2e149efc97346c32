/** What a result shows of its report: the headline and a few passages, with every match marked. */
import type { KeptRole } from '../schemas/provenance.ts';
import type { Marks } from './marking.ts';
import { findEach, joined, type Range } from './matches.ts';
import type { SearchRecord, SearchUnit } from './record.ts';
import { isTitle } from './titles.ts';

/** A stretch of real text, marked where it matches. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

export interface Excerpt {
  readonly role: KeptRole;
  readonly segments: readonly Segment[];
  /** Whether text of the same unit was left out before or after. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export interface Summary {
  readonly headline: readonly Segment[];
  readonly excerpts: readonly Excerpt[];
  /** Number of matches in the whole report. */
  readonly matches: number;
}

interface MatchedUnit extends SearchUnit {
  readonly ranges: readonly Range[];
  /** Number of different texts that match in it. */
  readonly kinds: number;
}

const MAX_EXCERPTS = 3;
/** UTF-16 code units of an excerpt, and of it at most before the first match. */
const WIDTH = 96;
const LEAD = 32;

const clauseMark = /[，。；：！？、,;:!?]/u;

/**
 * The summary of a report under a query. Excerpts are of the units in which most of the texts match,
 * in the order of reading. Where nothing but the title matches, the beginning of the text stands in,
 * so that no result is bare.
 */
export function summarise(record: SearchRecord, marks: Marks): Summary {
  const units = record.units.map((unit) => matchedUnit(unit, marks));
  const headline = units.find((unit) => unit.role === 'headline');
  const others = units.filter((unit) => unit !== headline);
  const matched = others.filter((unit) => unit.ranges.length > 0);
  const best = new Set(matched.toSorted((a, b) => b.kinds - a.kinds).slice(0, MAX_EXCERPTS));
  const shown = matched.length > 0 ? matched.filter((unit) => best.has(unit)) : others.filter(isRunningText);
  return {
    headline: headline ? segments(headline, 0, headline.text.length) : [],
    excerpts: shown.slice(0, matched.length > 0 ? MAX_EXCERPTS : 1).map(excerptOf),
    matches: units.reduce((sum, unit) => sum + unit.ranges.length, 0),
  };
}

function matchedUnit(unit: SearchUnit, { texts, titles }: Marks): MatchedUnit {
  const wanted = isTitle(unit.role) ? [...texts, ...titles] : texts;
  const found = findEach(unit.text, wanted);
  return { ...unit, ranges: joined(found), kinds: found.filter(({ length }) => length > 0).length };
}

function isRunningText(unit: SearchUnit): boolean {
  return unit.role === 'body' || unit.role === 'summary';
}

function excerptOf(unit: MatchedUnit): Excerpt {
  const { start, end } = windowOf(unit);
  return {
    role: unit.role,
    segments: segments(unit, start, end),
    cutBefore: start > 0,
    cutAfter: end < unit.text.length,
  };
}

/** The part of a unit to show: around its densest matches, from the beginning of a clause if one is near. */
function windowOf({ text, ranges }: MatchedUnit): Range {
  const first = densest(ranges);
  let start = Math.max(0, first.start - LEAD);
  if (start > 0) {
    const mark = clauseMark.exec(text.slice(start, first.start));
    if (mark) start += mark.index + 1;
  }
  const end = Math.min(text.length, Math.max(start + WIDTH, first.end));
  return { start: atCodePoint(text, start), end: atCodePoint(text, end) };
}

/** The first match of the window that holds most of them. */
function densest(ranges: readonly Range[]): Range {
  let best = ranges[0] ?? { start: 0, end: 0 };
  let most = 0;
  for (const [index, range] of ranges.entries()) {
    const within = ranges.slice(index).filter(({ end }) => end <= range.start + WIDTH - LEAD).length;
    if (within > most) [best, most] = [range, within];
  }
  return best;
}

/** The offset, moved forward where it would cut a surrogate pair. */
function atCodePoint(text: string, offset: number): number {
  const isInside = offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
  return isInside ? offset + 1 : offset;
}

function segments({ text, ranges }: MatchedUnit, start: number, end: number): Segment[] {
  const out: Segment[] = [];
  const add = (from: number, to: number, marked: boolean): void => {
    if (from < to) out.push({ text: text.slice(from, to), marked });
  };
  let position = start;
  for (const range of ranges) {
    if (range.start >= end || range.end <= start) continue;
    add(position, Math.max(range.start, start), false);
    add(Math.max(range.start, start), Math.min(range.end, end), true);
    position = Math.min(range.end, end);
  }
  add(position, end, false);
  return out;
}
