/** Answers a question: sets of reports from the index and from the facts, put together as the query says. */
import type { Question } from './address.ts';
import { isChosen, type Choice, type Counts } from './facets.ts';
import { chosen, countValues, namedFacets, reportsNamed, type Facts } from './facts.ts';
import { marksOf, type Marking } from './marking.ts';
import { inOrder } from './order.ts';
import { canBeWithin } from './query-dates.ts';
import type { Shard } from './pagefind.ts';
import { parseQuery, plainText, type Fault, type Literal, type Query, type Term } from './query.ts';
import type { SearchRecord } from './record.ts';
import { complementOf, intersectionOf, membersOf, setOf, unionOf, type ReportSet } from './report-set.ts';
import type { Resolved, Sources } from './sources.ts';
import { readingsOf } from './variants.ts';

/** A report that was found. */
export interface Hit {
  /** Fetches what the result shows. */
  load(): Promise<SearchRecord>;
}

/** A text that was typed otherwise than the reports write it. */
export interface Conversion {
  readonly from: string;
  readonly to: string;
}

export interface Answer extends Marking {
  readonly faults: readonly Fault[];
  readonly conversions: readonly Conversion[];
  /** The one text that was asked for, as it was looked for; null for any other query. */
  readonly plain: string | null;
  /** All results, in order. */
  readonly hits: readonly Hit[];
  /** The reports found, without the filters. */
  readonly found: ReportSet;
  /** Number of the reports for each value of the filters whose facts are loaded when it is called. */
  readonly counts: () => Counts;
  /** Parts of the index that did not load, whose reports are not among the hits. */
  readonly missing: readonly Shard[];
}

/**
 * @returns null where there is nothing to look for and nothing to say
 * @throws IndexUnavailable rather than give an incomplete answer
 */
export async function answer(sources: Sources, question: Question): Promise<Answer | null> {
  const query = parseQuery(question.query);
  if (query.clauses.length === 0 && query.faults.length === 0 && !isChosen(question.choice)) return null;
  if (asksNames(query, question.choice)) await sources.allFacts();
  const { engine, facts } = sources;
  const resolved = await resolveAll(sources, query);
  const positive = positiveTerms(query, resolved);
  const all = combine(facts, query, resolved);
  const results = membersOf(chosen(facts, present(sources, all), question.choice));
  const ordered = await inOrder(sources, results, question.order, positive);
  // Asked again: what was read for the order may have been lost on the way.
  const found = present(sources, all);
  return {
    faults: query.faults,
    conversions: conversionsOf([...resolved.values()]),
    ...marksOf(facts, positive),
    plain: plainText(query) === null ? null : (positive[0]?.text ?? null),
    hits: ordered.filter((report) => found[report] === 1).map((report) => hitOf(sources, report)),
    found,
    counts: () => countValues(sources.facts, found, question.choice),
    missing: engine.missing(),
  };
}

/** Whether a query cannot be answered without people and organisations. */
function asksNames({ clauses }: Query, choice: Choice): boolean {
  const kinds = clauses.flat().map(({ term }) => term.kind);
  return namedFacets.some((facet) => choice[facet].length > 0 || kinds.some((kind) => kind === facet));
}

function hitOf({ engine }: Sources, report: number): Hit {
  return { load: () => engine.load(report) };
}

/** Number of reports that a query finds, without order and counts. */
export async function countOf(sources: Sources, typed: string, choice: Choice): Promise<number> {
  const query = parseQuery(typed);
  if (asksNames(query, choice)) await sources.allFacts();
  const resolved = await resolveAll(sources, query);
  const found = present(sources, combine(sources.facts, query, resolved));
  return query.clauses.length === 0 ? 0 : membersOf(chosen(sources.facts, found, choice)).length;
}

async function resolveAll(sources: Sources, query: Query): Promise<Map<Term, Resolved>> {
  const terms = query.clauses.flat().map(({ term }) => term);
  const resolved = await Promise.all(terms.map((term) => resolve(sources, term)));
  return new Map(resolved.map((result) => [result.term, result]));
}

async function resolve(sources: Sources, term: Term): Promise<Resolved> {
  const { engine, facts } = sources;
  const size = facts.dates.length;
  if (term.kind === 'date') {
    const reports = Uint8Array.from(facts.dates, (date) => Number(canBeWithin(date, term)));
    return { term, text: '', reports, titled: setOf(size, []) };
  }
  const { kind } = term;
  if (kind === 'text' || kind === 'title') {
    const { query, reports, titled } = await engine.find(term.text, kind);
    return { term, text: query, reports: setOf(size, reports), titled: setOf(size, titled) };
  }
  const look = (text: string): Resolved => ({
    term,
    text,
    reports: reportsNamed(facts, kind, text),
    titled: setOf(size, []),
  });
  const asTyped = look(term.text);
  if (asTyped.reports.includes(1)) return asTyped;
  const readings = (await readingsOf(term.text, sources.loadConverters)).map(look);
  return readings.find(({ reports }) => reports.includes(1)) ?? asTyped;
}

/** The reports for which every clause holds. */
function combine(facts: Facts, { clauses }: Query, resolved: ReadonlyMap<Term, Resolved>): ReportSet {
  const size = facts.dates.length;
  const setFor = ({ term, negated }: Literal): ReportSet => {
    const reports = resolved.get(term)?.reports ?? setOf(size, []);
    return negated ? complementOf(reports) : reports;
  };
  return intersectionOf(
    size,
    clauses.map((clause) => unionOf(size, clause.map(setFor))),
  );
}

/** Those of the reports that are in parts of the index that did load. */
function present({ engine }: Sources, reports: ReportSet): ReportSet {
  const out = reports.slice();
  for (const { from, to } of engine.lost()) out.fill(0, from, to);
  return out;
}

function positiveTerms({ clauses }: Query, resolved: ReadonlyMap<Term, Resolved>): Resolved[] {
  const terms = clauses.flat().flatMap(({ term, negated }) => (negated ? [] : [resolved.get(term)]));
  return terms.filter((term) => term !== undefined);
}

function conversionsOf(resolved: readonly Resolved[]): Conversion[] {
  return resolved.flatMap(({ term, text }) =>
    term.kind !== 'date' && term.text !== text ? [{ from: term.text, to: text }] : [],
  );
}
