/** Weighs the roles that the rules gave, all lines of a page together, by what was learned from labelled captures. */
import type { LineRole } from '../../../../src/lib/schemas/provenance.ts';
import type { Classified, NamedLine } from '../classify.ts';
import { isAbove, isBelow, isMarkedUp, type PageEvidence } from '../evidence.ts';
import { shortestProse } from '../lines.ts';
import { headParts, isHeadPart, joinParts, runsOf, type HeadPart } from '../head-parts.ts';
import { giveBy, isRemoved } from '../rows.ts';
import { learnedField } from './field-weights.ts';
import { likeliest, roles, type Field, type Likely, type Witness } from './field.ts';
import { learnedNetwork } from './network-weights.ts';
import { networkSays } from './network.ts';
import { gapsOf, hasFurniture, traitsOf } from './traits.ts';

/** Who learned to name lines. */
export interface Taught {
  readonly field: Field;
  /** What it says of a line speaks for its roles beside the traits. */
  readonly witness: Witness;
}

/** So much of the logarithms of what the witness says counts beside what the field says itself. */
const trust = 0.8;
/** To the witness nothing is impossible. */
const least = 1e-6;

/** More lines than a page with a report has; the rules alone name such a text. */
const longestPage = 2_000;
/**
 * So likely a heading of the rules as long as prose must be to become body: slogans like sentences are headings
 * in reports of meetings, and rare in the captures that were learned from.
 */
const likelyEnoughForProse = 0.99;
/** So likely a paragraph of the rules must be to become anything else: a line that is lost is worse than one too many. */
const likelyEnoughForBody = 0.6;
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

/** Of a role that is held: no weights speak against it as loudly. */
const certain = 1_000;

/**
 * The same lines with the likeliest roles. A page stays as it is where the rules find nothing but the
 * article, or no article at all, where it has more than 2,000 lines, and where it would lose its headline
 * or its body even if the headline of the rules is held.
 *
 * @param taught the learned field and network, which are read when first needed, unless others are given
 */
export function weighRoles(page: Classified, evidence: PageEvidence, taught?: Taught): Classified {
  const { lines } = page;
  if (page.lacks || lines.length > longestPage || !hasFurniture(lines)) return page;
  const { field, witness } = taught ?? learned();
  const [traits, gaps] = [traitsOf(lines), gapsOf(lines)];
  const heard = witness(traits, gaps).map((line) => line.map((share) => trust * Math.log(share + least)));
  const named = nameAll(page, evidence, likeliest(field, traits, gaps, heard));
  if (isReport(named)) return { lines: named, lacks: undefined };
  const held = heard.map((line, at) => (lines[at]?.role === 'headline' ? holding(line, 'headline') : line));
  const again = nameAll(page, evidence, likeliest(field, traits, gaps, held));
  return isReport(again) ? { lines: again, lacks: undefined } : page;
}

const isReport = (lines: readonly NamedLine[]): boolean =>
  ['headline', 'body'].every((role) => lines.some((line) => line.role === role));

const holding = (line: Float64Array, held: LineRole): Float64Array =>
  line.map((said, at) => (roles[at] === held ? certain : said));

const nameAll = ({ lines }: Classified, evidence: PageEvidence, said: readonly Likely[]): NamedLine[] =>
  joinParts(
    eachOnce(
      lines,
      lines.map((line, at) => rename(line, said[at], evidence)),
    ),
  );

const learned = (): Taught => ({ field: learnedField(), witness: networkSays(learnedNetwork()) });

/** What the markup of a web page sets outside of its report does not come into the article, nor tell of it. */
function rename(line: NamedLine, likely: Likely | undefined, evidence: PageEvidence): NamedLine {
  if (!likely || line.row.settled) return line;
  if (likely.role === line.role) {
    const confirmed = line.row.guess && likely.certainty >= confirms;
    return confirmed ? { ...line, row: giveBy('weighed').row } : line;
  }
  if (isSlogan(line, likely) && likely.certainty < likelyEnoughForProse) return line;
  if (line.role === 'body' && likely.certainty < likelyEnoughForBody) return line;
  if (isMarkedUp(evidence) && (telling.has(line.role) || telling.has(likely.role))) return line;
  const outside = isAbove(evidence, line) || isBelow(evidence, line);
  if (outside && isRemoved(line.role) && !surrounding.has(likely.role)) return line;
  return named(line, likely.role, likely.certainty);
}

const isSlogan = (line: NamedLine, { role }: Likely): boolean =>
  line.role === 'heading' && role === 'body' && line.key.length >= shortestProse;

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
