/** Answers a question: sets of reports from the index and from the facts, put together as the query says. */
import { compareEdtf } from '../edtf.ts';
import type { Order, Question } from './address.ts';
import type { Engine, Found, Hit } from './engine.ts';
import { isChosen, type Choice, type Counts } from './facets.ts';
import { chosen, countValues, membersOf, reportsNamed, type Facts, type ReportSet } from './facts.ts';
import { canBeWithin } from './query-dates.ts';
import type { Shard } from './pagefind.ts';
import { parseQuery, plainText, type Fault, type Query, type Term } from './query.ts';
import { simplifiedReadings, type Converter } from './variants.ts';

/** What is marked in the reports: texts in normal form. */
export interface Marks {
  /** Anywhere. */
  readonly texts: readonly string[];
  /** In the title only. */
  readonly titles: readonly string[];
}

/** A text that was typed otherwise than the reports write it. */
export interface Conversion {
  readonly from: string;
  readonly to: string;
}

export interface Answer {
  readonly faults: readonly Fault[];
  readonly conversions: readonly Conversion[];
  readonly marks: Marks;
  /** The one text that was asked for, as it was looked for; null for any other query. */
  readonly plain: string | null;
  /** All results, in order. */
  readonly hits: readonly Hit[];
  /** Number of results without the filters. */
  readonly unfiltered: number;
  readonly counts: Counts;
  /** Parts of the index that did not load, whose reports are not among the hits. */
  readonly missing: readonly Shard[];
}

/** What answers are made from. */
export interface Sources {
  readonly engine: Pick<Engine, 'find' | 'missing'>;
  readonly facts: Facts;
  readonly loadConverters: () => Promise<readonly Converter[]>;
}

/** A term with the reports that it holds for. */
interface Resolved {
  readonly term: Term;
  /** As it was looked for: a Simplified reading perhaps. */
  readonly text: string;
  readonly reports: ReportSet;
  /** Of a text, per report number. */
  readonly hits: ReadonlyMap<number, Hit>;
}

const noHits: ReadonlyMap<number, Hit> = new Map();

/**
 * @returns null where there is nothing to look for and nothing to say
 * @throws IndexUnavailable rather than give an incomplete answer
 */
export async function answer(sources: Sources, question: Question): Promise<Answer | null> {
  const query = parseQuery(question.query);
  if (query.clauses.length === 0 && query.faults.length === 0 && !isChosen(question.choice)) return null;
  const resolved = await resolveAll(sources, query);
  const { facts } = sources;
  const found = present(sources, combine(facts, query, resolved));
  const results = membersOf(chosen(facts, found, question.choice));
  const positive = positiveTerms(query, resolved);
  const ordered = await inOrder(sources, results, question.order, positive);
  const hits = await hitsOf(sources, ordered, positive);
  return {
    faults: query.faults,
    conversions: conversionsOf([...resolved.values()]),
    marks: marksOf(positive),
    plain: plainText(query) === null ? null : (positive[0]?.text ?? null),
    hits,
    unfiltered: membersOf(found).length,
    counts: countValues(facts, found, question.choice),
    missing: sources.engine.missing(),
  };
}

/** The hits of these reports: of the texts that were looked for, else of all that is there. */
async function hitsOf(
  { engine, facts }: Sources,
  reports: readonly number[],
  terms: readonly Resolved[],
): Promise<Hit[]> {
  const hits = new Map(terms.flatMap((term) => [...term.hits]));
  if (!reports.every((report) => hits.has(report))) {
    for (const hit of (await engine.find('', 'text')).hits) hits.set(facts.numbers.get(hit.id) ?? -1, hit);
  }
  return reports.map((report) => hits.get(report)).filter((hit) => hit !== undefined);
}

/** Number of reports that a query finds, without order and counts. */
export async function countOf(sources: Sources, typed: string, choice: Choice): Promise<number> {
  const query = parseQuery(typed);
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
  if (term.kind === 'date') {
    const reports = Uint8Array.from(facts.dates, (date) => Number(canBeWithin(date, term)));
    return { term, text: '', reports, hits: noHits };
  }
  const { kind } = term;
  if (kind === 'text' || kind === 'title') {
    return { term, ...setOf(facts, await engine.find(term.text, kind)) };
  }
  const look = (text: string): Resolved => ({
    term,
    text,
    reports: reportsNamed(facts, kind, text),
    hits: noHits,
  });
  const asTyped = look(term.text);
  if (asTyped.reports.includes(1)) return asTyped;
  const readings = simplifiedReadings(term.text, await sources.loadConverters()).map(look);
  return readings.find(({ reports }) => reports.includes(1)) ?? asTyped;
}

function setOf(facts: Facts, found: Found): Omit<Resolved, 'term'> {
  const reports = new Uint8Array(facts.ids.length);
  const hits = new Map<number, Hit>();
  for (const hit of found.hits) {
    const number = facts.numbers.get(hit.id);
    if (number === undefined) throw new Error(`the facts do not know ${hit.id}`);
    reports[number] = 1;
    hits.set(number, hit);
  }
  return { text: found.query, reports, hits };
}

/** The reports for which every clause holds. */
function combine(facts: Facts, { clauses }: Query, resolved: ReadonlyMap<Term, Resolved>): ReportSet {
  const out = new Uint8Array(facts.ids.length).fill(1);
  for (const clause of clauses) {
    for (const report of out.keys()) {
      const holds = clause.some(
        ({ term, negated }) => (resolved.get(term)?.reports[report] === 1) !== negated,
      );
      if (!holds) out[report] = 0;
    }
  }
  return out;
}

/** Those of the reports that are in parts of the index that did load. */
function present({ engine, facts }: Sources, reports: ReportSet): ReportSet {
  const lost = engine.missing().map(({ path }) => path.replace(/\/$/u, '-'));
  if (lost.length === 0) return reports;
  return reports.map((isIn, report) => (lost.some((name) => facts.ids[report]?.startsWith(name)) ? 0 : isIn));
}

function positiveTerms({ clauses }: Query, resolved: ReadonlyMap<Term, Resolved>): Resolved[] {
  const terms = clauses.flat().flatMap(({ term, negated }) => (negated ? [] : [resolved.get(term)]));
  return terms.filter((term) => term !== undefined);
}

function marksOf(terms: readonly Resolved[]): Marks {
  const of = (kind: Term['kind']): string[] => [
    ...new Set(terms.filter(({ term }) => term.kind === kind).map(({ text }) => text)),
  ];
  // One character of a name stands in many other words.
  const people = of('person').filter((name) => name.length > 1);
  return { texts: [...new Set([...of('text'), ...people])], titles: of('title') };
}

function conversionsOf(resolved: readonly Resolved[]): Conversion[] {
  return resolved.flatMap(({ term, text }) =>
    term.kind !== 'date' && term.text !== text ? [{ from: term.text, to: text }] : [],
  );
}

/** Reports in the order asked for; those that are alike, the newest first. */
async function inOrder(
  { engine, facts }: Sources,
  reports: readonly number[],
  order: Order,
  terms: readonly Resolved[],
): Promise<readonly number[]> {
  if (order === 'newest') return reports;
  const dateOf = (report: number): string | null => facts.dates[report] ?? null;
  if (order === 'oldest') return reports.toSorted((a, b) => compareEdtf(dateOf(a), dateOf(b)));
  if (reports.length < 2) return reports;
  const scores = new Map(reports.map((report) => [report, 0]));
  const add = (report: number, score: number): void => {
    const before = scores.get(report);
    if (before !== undefined) scores.set(report, before + score);
  };
  for (const { term, text, hits } of terms) {
    if (term.kind !== 'text' && term.kind !== 'title') continue;
    const pairs = Math.max(1, text.length - 1);
    for (const [report, { places }] of hits) add(report, Math.log2(1 + places / pairs));
    // A report whose title says it is about it.
    const titled = await engine.find(text, 'title');
    for (const { id } of titled.hits) add(facts.numbers.get(id) ?? -1, IN_TITLE);
  }
  return reports.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
}

/** As much as 31 matches in the text. */
const IN_TITLE = 5;
