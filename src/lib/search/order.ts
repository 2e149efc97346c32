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
    reports.length <= SHOWN_AT_ONCE ? await scoresOf(sources, reports, texts) : titlesOf(reports, texts);
  return reports.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
}

/** By the texts of the reports themselves. Those that do not load are left to whoever shows them. */
async function scoresOf(
  { engine }: Sources,
  reports: readonly number[],
  terms: readonly Resolved[],
): Promise<ReadonlyMap<number, number>> {
  const scores = await Promise.allSettled(
    reports.map(async (report) => {
      const record = await engine.load(report);
      return terms.reduce((sum, { text }) => sum + scoreOf(record, text), 0);
    }),
  );
  return new Map(
    scores.map((score, index) => [reports[index] ?? -1, score.status === 'fulfilled' ? score.value : 0]),
  );
}

function scoreOf({ units }: SearchRecord, text: string): number {
  const matches = units.map((unit) => ({ unit, count: findMatches(unit.text, text).length }));
  const isTitled = matches.some(({ unit, count }) => count > 0 && isTitle(unit.role));
  return Math.log2(1 + matches.reduce((sum, { count }) => sum + count, 0)) + (isTitled ? IN_TITLE : 0);
}

/** By the titles alone. */
function titlesOf(reports: readonly number[], terms: readonly Resolved[]): ReadonlyMap<number, number> {
  const scoreOf = (report: number): number => terms.filter(({ titled }) => titled[report] === 1).length;
  return new Map(reports.map((report) => [report, scoreOf(report)]));
}
