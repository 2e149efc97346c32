/** What a report's fact list says beyond its plain fields. */
import { alignCapture, countsByStage, type Row } from './provenance.ts';
import type { Article } from './archive.ts';
import type { Strings } from './strings.ts';
import { keptRoles, type Evidence, type RoleLine } from './schemas/provenance.ts';
import { personRoles } from './schemas/report.ts';

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

/** Number of places at which the article's words differ from the capture's. */
export function changedPlaces(article: Pick<Article, 'blocks' | 'provenance'>): number {
  const counts = countsByStage(rowsOf(article));
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** The facts of one kind with what they rest on. */
export interface FactGroup {
  /** The field in the front matter: `event`, `people`. */
  readonly field: string;
  readonly facts: readonly { readonly label: string; readonly evidence: Evidence }[];
}

/** Groups evidence by the field it speaks for, in the order of first mention. */
export function factGroups(evidence: readonly Evidence[], words: Strings['report']): readonly FactGroup[] {
  const groups = Map.groupBy(evidence, ({ fact }) => fact.split('.')[0] ?? fact);
  return [...groups].map(([field, items]) => ({
    field,
    facts: items.map((item) => ({ label: factLabel(item.fact, words), evidence: item })),
  }));
}

const personFact = /^people\.(.+)\.(?:offices|roles\.([a-z]+))$/u;

/** A fact's path in words: `event.date` is 时间, `people.章东.roles.spoke` is 章东 讲话. */
export function factLabel(path: string, words: Strings['report']): string {
  const [, person, role] = personFact.exec(path) ?? [];
  if (person !== undefined) {
    const known = personRoles.find((name) => name === role);
    return `${person} ${known ? words.roles[known] : words.office}`;
  }
  const [, line] = /^line (\d+)$/u.exec(path) ?? [];
  if (line !== undefined) return words.evidenceLine(Number(line));
  const inEvent: Readonly<Record<string, string>> = {
    'event.date': words.when,
    'event.name': words.event,
    'event.place': words.where,
    'event.also': words.where,
  };
  const named = inEvent[path];
  if (named !== undefined) return named;
  const [field = '', ...rest] = path.split('.');
  return rest.length > 0 ? rest.join('.') : fieldLabel(field, words);
}

/** A field of the front matter in words; one without a word of its own as it is. */
export function fieldLabel(field: string, words: Strings['report']): string {
  const word: unknown = field === 'event' ? words.event : words[field as keyof Strings['report']];
  return typeof word === 'string' ? word : field;
}

/** The lines of a report's capture beside its article. */
export function rowsOf({ blocks, provenance }: Pick<Article, 'blocks' | 'provenance'>): readonly Row[] {
  return alignCapture(blocks.map(({ text }) => text).join('\n'), provenance.changes, provenance.lines);
}
