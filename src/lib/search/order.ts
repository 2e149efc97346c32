/** The order of results. */
import { compareEdtf } from '../edtf.ts';
import type { Order } from './address.ts';
import { findMatches } from './matches.ts';
import { SHOWN_AT_ONCE } from './narrow.ts';
import type { SearchRecord } from './record.ts';
import type { Resolved, Sources } from './sources.ts';
import { isTitle } from './titles.ts';

/** As much as 31 matches in the text. */
const IN_TITLE = 5;

/**
 * Reports in the order asked for; those that are alike, the newest first.
 *
 * Relevant is what has a text in its title, then what has it often. How often is only known of few
 * results, whose texts are fetched anyway to show them.
 *
 * @param reports the newest first
 */
export async function inOrder(
  sources: Sources,
  reports: readonly number[],
  order: Order,
  terms: readonly Resolved[],
): Promise<readonly number[]> {
  const { facts } = sources;
  if (order === 'newest') return reports;
  const dateOf = (report: number): string | null => facts.dates[report] ?? null;
  if (order === 'oldest') return reports.toSorted((a, b) => compareEdtf(dateOf(a), dateOf(b)));
  const texts = terms.filter(({ term }) => term.kind === 'text' || term.kind === 'title');
  if (reports.length < 2 || texts.length === 0) return reports;
  const scores =
    reports.length <= SHOWN_AT_ONCE
      ? await scoresOf(sources, reports, texts)
      : titlesOf(facts.dates.length, texts);
  return reports.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
}

/** By the number of a report. */
type Scores = Readonly<Record<number, number>>;

/** By the texts of the reports themselves. Those that do not load are left to whoever shows them. */
async function scoresOf(
  { engine }: Sources,
  reports: readonly number[],
  terms: readonly Resolved[],
): Promise<Scores> {
  const scores: Record<number, number> = {};
  await Promise.allSettled(
    reports.map(async (report) => {
      const record = await engine.load(report);
      scores[report] = terms.reduce((sum, { text }) => sum + scoreOf(record, text), 0);
    }),
  );
  return scores;
}

function scoreOf({ units }: SearchRecord, text: string): number {
  const matches = units.map((unit) => ({ unit, count: findMatches(unit.text, text).length }));
  const isTitled = matches.some(({ unit, count }) => count > 0 && isTitle(unit.role));
  return Math.log2(1 + matches.reduce((sum, { count }) => sum + count, 0)) + (isTitled ? IN_TITLE : 0);
}

/** By the titles alone: how many of the texts are in each. */
function titlesOf(size: number, terms: readonly Resolved[]): Scores {
  const scores = new Uint32Array(size);
  for (const { titled } of terms) {
    for (let report = 0; report < size; report += 1)
      scores[report] = (scores[report] ?? 0) + (titled[report] ?? 0);
  }
  return scores;
}
