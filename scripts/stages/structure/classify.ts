/** Gives every non-blank line of a page one role. */
import { assignAbove } from './above.ts';
import { assignBetween, nameAnnexes, nameScenes, nameSwiped } from './between.ts';
import { assignBelow } from './below.ts';
import { findCore, type Core } from './core.ts';
import { isAbove, isBelow, noEvidence, type PageEvidence } from './evidence.ts';
import { pairsOf } from './head.ts';
import { readLines, type PageLine } from './lines.ts';
import { giveBy, isRemoved, markAnywhere, markOf, type Given } from './rows.ts';

/** A line with the role it was given. */
export interface NamedLine extends PageLine, Given {
  /** Joined by a space to the kept line before it. */
  readonly joined: boolean;
  /** Id of the correction that gave the role, where a person did. */
  readonly correction?: string;
}

export interface Classified {
  readonly lines: readonly NamedLine[];
  /** What the page lacks to be an article. */
  readonly lacks: 'body' | 'headline' | undefined;
}

/** Finds the body first, then names what stands above, within and below it. */
export function classify(text: string, evidence: PageEvidence = noEvidence): Classified {
  const lines = readLines(text);
  const core = coreOf(lines, evidence);
  if (!core) return { lines: [], lacks: 'body' };
  const body = pairsOf(bodyText(lines, core));
  const above = assignAbove(lines.slice(0, core.first), evidence, body, lines.slice(core.last + 1));
  const roles = [
    ...lines.slice(0, core.first).map((_, index) => above.given.get(index) ?? giveBy('heading-between')),
    ...assignBetween(lines.slice(core.first, core.last + 1)),
    ...assignBelow(lines.slice(core.last + 1), evidence, lines[core.last], namesAbove(lines, above.given)),
  ];
  const summary = above.given.get(core.first - 1)?.row.id === 'summary-heading' && core.last > core.first;
  const named = lines.map((line, index): NamedLine => {
    const given =
      summary && index === core.first
        ? giveBy('summary-under-heading')
        : (roles[index] ?? giveBy('body-tail'));
    return { ...line, ...given, joined: above.joined.has(index) };
  });
  return withHeadline(withBody(nameScenes(nameAnnexes(nameSwiped(named)))));
}

const naming: ReadonlySet<string> = new Set(['publication', 'site-name']);

/** The names, of three letters or more, in the lines that tell of the publication and the site. */
function namesAbove(lines: readonly PageLine[], given: ReadonlyMap<number, Given>): ReadonlySet<string> {
  return new Set(
    [...given]
      .filter(([, { role }]) => naming.has(role))
      .flatMap(([index]) => lines[index]?.key.match(/[\p{L}·]{3,16}/gu) ?? []),
  );
}

/** The body's core; on a web page it lies in the part that holds the report, and begins where the titles end. */
function coreOf(lines: readonly PageLine[], evidence: PageEvidence): Core | undefined {
  const marks = lines.map((line) => withoutShape(markAnywhere(line), line, evidence));
  const below = lines.findIndex((line) => isBelow(evidence, line));
  const end = below === -1 ? lines.length : below;
  const core = findCore(lines.slice(0, end), marks.slice(0, end)) ?? findCore(lines, marks);
  if (!core || evidence.main === undefined) return core;
  const isTitle = (line: PageLine): boolean => {
    const mark = markOf(line, 'above');
    return isAbove(evidence, line) || (mark !== undefined && isRemoved(mark.role));
  };
  const titles = lines.slice(0, core.first).findLastIndex(isTitle) + 1;
  return titles === 0 ? core : { ...core, first: titles };
}

function bodyText(lines: readonly PageLine[], core: Core): string {
  return lines
    .slice(core.first, core.last + 1)
    .map((line) => line.key)
    .join('\n');
}

/** What only its shape makes a title of another page is none within the report's own part: a row of a table. */
function withoutShape(mark: Given | undefined, line: PageLine, evidence: PageEvidence): Given | undefined {
  const inside = evidence.main && !isAbove(evidence, line) && !isBelow(evidence, line);
  return inside && mark && shapes.has(mark.row.id) ? undefined : mark;
}

const shapes: ReadonlySet<string> = new Set(['related-dated', 'related-bullet']);

/** A photograph's report may have no other text than its caption. */
function withBody(lines: readonly NamedLine[]): readonly NamedLine[] {
  if (lines.some((line) => line.role === 'body')) return lines;
  return lines.map((line) =>
    line.role === 'caption' && line.stopped ? { ...line, ...giveBy('body-photo-report') } : line,
  );
}

const longestHeadline = 80;

/** Where nothing above the body can be the headline, its first line may be it. */
function withHeadline(lines: readonly NamedLine[]): Classified {
  const has = (role: string): boolean => lines.some((line) => line.role === role);
  if (has('headline')) return { lines, lacks: has('body') ? undefined : 'body' };
  const first = lines.findIndex((line) => line.role === 'body' || line.role === 'heading');
  const line = lines[first];
  if (!line || line.text.endsWith('。') || line.text.length > longestHeadline)
    return { lines, lacks: 'headline' };
  const renamed = lines.with(first, { ...line, ...giveBy('headline-first-paragraph') });
  const body = renamed.some((other) => other.role === 'body');
  return { lines: renamed, lacks: body ? undefined : 'body' };
}
