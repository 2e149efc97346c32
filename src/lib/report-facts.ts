/** What a report's fact list says beyond its plain fields. */
import { alignCapture, type Row } from './provenance.ts';
import type { Article } from './archive.ts';
import type { Strings } from './strings.ts';
import type { Change } from '../../scripts/text/traced.ts';
import { keptRoles, type Provenance, type RoleLine } from './schemas/provenance.ts';

/** Words that a fact rests on, and the capture's line that holds them, where it is known. */
export interface Ground {
  readonly quote: string;
  readonly line: number | null;
}

/** How the event's date is known: the report's own words, each with its line. */
export function dateEvidence({
  report,
  provenance,
}: Pick<Article, 'report' | 'provenance'>): readonly Ground[] {
  const known = provenance.evidence.filter(({ fact }) => fact === 'event.date');
  const quotes = new Set([...report.event.evidence, ...known.map(({ quote }) => quote)]);
  quotes.delete('');
  return [...quotes].map((quote) => ({
    quote,
    line: known.find((evidence) => evidence.quote === quote)?.line ?? null,
  }));
}

/** Number of the capture's lines that are not in the article. */
export function removedLines(lines: readonly RoleLine[]): number {
  const kept: ReadonlySet<string> = new Set(keptRoles);
  return lines.filter(({ role }) => !kept.has(role)).length;
}

/** Number of places at which the article's words differ from the capture's; line ends don't count. */
export function changedPlaces(changes: readonly Pick<Change, 'before' | 'after'>[]): number {
  return changes.filter(
    ({ before, after }) => !(after.trim() === '' && (before.trim() === '' || before.length > 40)),
  ).length;
}

/** The words that name facts. */
type FactWords = Pick<
  Strings['report'],
  | 'when'
  | 'event'
  | 'where'
  | 'source'
  | 'section'
  | 'published'
  | 'publisher'
  | 'reporters'
  | 'photographer'
  | 'editor'
  | 'people'
  | 'documents'
  | 'organisations'
  | 'places'
  | 'formulations'
>;

/** A fact's path in the front matter, `people.许继伟`, in words: `人物 许继伟`. */
export function factLabel(path: string, words: FactWords): string {
  const inEvent: Readonly<Record<string, string>> = {
    'event.date': words.when,
    'event.name': words.event,
    'event.place': words.where,
    'event.also': words.where,
  };
  const [field = '', ...rest] = path.split('.');
  const named = inEvent[path];
  if (named !== undefined) return named;
  const label = Object.entries(words).find(([name]) => name === field)?.[1] ?? field;
  return [label, ...rest].join(' ');
}

/** Full ids of the rules that a report used, one entry a use: changes, roles of lines, facts. */
export function rulesUsed({
  changes,
  lines,
  evidence,
}: Pick<Provenance, 'changes' | 'lines' | 'evidence'>): readonly string[] {
  return [...changes.flatMap(({ steps }) => steps), ...lines, ...evidence].map(({ rule }) => rule);
}

/** The lines of a report's capture beside its article. */
export function rowsOf({ blocks, provenance }: Pick<Article, 'blocks' | 'provenance'>): readonly Row[] {
  return alignCapture(blocks.map(({ text }) => text).join('\n'), provenance.changes, provenance.lines);
}
