/** Weighs the roles that the rules gave, all lines of a page together, with weights learned from labelled captures. */
import type { Classified, NamedLine } from '../classify.ts';
import { isAbove, isBelow, isMarkedUp, type PageEvidence } from '../evidence.ts';
import { shortestProse } from '../lines.ts';
import { headParts, isHeadPart, joinParts, runsOf, type HeadPart } from '../head-parts.ts';
import { giveBy, isRemoved } from '../rows.ts';
import { likeliest, type Likely, type RoleModel } from './model.ts';
import { gapsOf, hasFurniture, traitsOf } from './traits.ts';
import { learnedWeights } from './weights.ts';

/** More lines than a page with a report has; the rules alone name such a text. */
const longestPage = 2_000;
/** A role that brings a line into the article, or takes it out, against what the rules say must be at least so likely. */
const likelyEnoughToCross = 0.5;
/**
 * Any other role that differs from the rules'. It is the line's in the likeliest sequence; taken alone, the rules'
 * role may then still be the likelier one.
 */
const likelyEnough = 0.3;
/**
 * The same for a heading of the rules as long as prose that would be body: slogans like sentences are headings
 * in reports of meetings, and rare in the captures that were learned from.
 */
const likelyEnoughForProse = 0.99;
/** Below this it is said to be a guess. */
const sure = 0.6;
/** A guess of the rules that is so likely is one no more. */
const confirms = 0.9;

/** What stands around a report, and tells nothing of it. */
const surrounding: ReadonlySet<string> = new Set([
  'navigation',
  'related-links',
  'comment-box',
  'page-tools',
  'footer',
]);

/** What tells of the report. On a web page the rules go by its markup as well, of which the weights know nothing. */
const telling: ReadonlySet<string> = new Set([
  'kicker',
  'headline',
  'deck',
  'publication',
  'byline',
  'editor',
]);

/**
 * The same lines with the likeliest roles. A page stays as it is where the rules find nothing but the
 * article, or no article at all, where it has more than 2,000 lines, and where it would lose its headline
 * or its body.
 *
 * @param model the learned weights, which are read when first needed, unless others are given
 */
export function weighRoles(page: Classified, evidence: PageEvidence, model?: RoleModel): Classified {
  const { lines } = page;
  if (page.lacks || lines.length > longestPage || !hasFurniture(lines)) return page;
  const said = likeliest(model ?? learnedWeights(), traitsOf(lines), gapsOf(lines));
  const weighed = joinParts(
    eachOnce(
      lines,
      lines.map((line, at) => rename(line, said[at], evidence)),
    ),
  );
  const has = (role: string): boolean => weighed.some((line) => line.role === role);
  return has('headline') && has('body') ? { lines: weighed, lacks: undefined } : page;
}

/** What the markup of a web page sets outside of its report does not come into the article, nor tell of it. */
function rename(line: NamedLine, likely: Likely | undefined, evidence: PageEvidence): NamedLine {
  if (!likely || line.row.settled) return line;
  if (likely.role === line.role) {
    const confirmed = line.row.guess && likely.certainty >= confirms;
    return confirmed ? { ...line, row: giveBy('weighed').row } : line;
  }
  if (likely.certainty < leastCertainty(line, likely.role)) return line;
  if (isMarkedUp(evidence) && (telling.has(line.role) || telling.has(likely.role))) return line;
  const outside = isAbove(evidence, line) || isBelow(evidence, line);
  if (outside && isRemoved(line.role) && !surrounding.has(likely.role)) return line;
  return named(line, likely.role, likely.certainty);
}

function leastCertainty(line: NamedLine, role: NamedLine['role']): number {
  if (line.role === 'heading' && role === 'body' && line.key.length >= shortestProse) {
    return likelyEnoughForProse;
  }
  return isRemoved(line.role) === isRemoved(role) ? likelyEnough : likelyEnoughToCross;
}

function named(line: NamedLine, role: NamedLine['role'], certainty = 1): NamedLine {
  const { row } = giveBy(certainty < sure ? 'weighed-unsure' : 'weighed');
  return { ...line, role, row, joined: false };
}

/** What a second line is that would be a part of the head. */
const secondIs = { headline: 'page-title', kicker: 'body', deck: 'body', summary: 'body' } as const;

/** Of several lines apart that would be the same part of the head one is: that which the rules see as well. */
function eachOnce(before: readonly NamedLine[], lines: readonly NamedLine[]): NamedLine[] {
  return headParts.reduce<NamedLine[]>((named, part) => onePart(part, before, named), [...lines]);
}

/** Else a headline is the last of them, next to the text, and another part the first. */
function onePart(part: HeadPart, before: readonly NamedLine[], lines: readonly NamedLine[]): NamedLine[] {
  const runs = runsOf(part, lines);
  const seen = runs.find((run) => run.some((at) => before[at]?.role === part));
  const chosen = seen ?? runs.at(part === 'headline' ? -1 : 0);
  // A summary is one paragraph; titles go over several lines.
  const kept = part === 'summary' ? chosen?.slice(0, 1) : chosen;
  return lines.map((line, at) => {
    if (line.role !== part || kept?.includes(at)) return line;
    const ruled = before[at];
    const stands = ruled && ruled.role !== part && (part === 'headline' || !isHeadPart(ruled.role));
    return stands ? ruled : named(line, secondIs[part]);
  });
}
