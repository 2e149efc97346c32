/**
 * Measures the pipeline on the labelled articles and fails below the floors: `npm run eval`.
 *
 * `--split development,validation` measures only these: while rules are written, nobody sees the totals
 * of the held-out articles. `--errors development` or `--errors validation` lists each miss, article by
 * article; errors of the held-out articles are never shown.
 *
 * Exit status: 0 all floors held, or no corpus to measure on; 1 below a floor or another corpus; 2 misuse.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readArguments, usage, type Wanted } from './eval/arguments.ts';
import { captureOf, foundIn } from './eval/capture.ts';
import { compareArticle, type Comparison } from './eval/compare.ts';
import { readCorpus, type Corpus } from './eval/corpus.ts';
import { readLabels, readSample, type Split } from './eval/labels.ts';
import { errorLines, scoreTable } from './eval/print.ts';
import { belowFloors, floorsSchema, scoreOf, type Floors, type Scores } from './eval/score.ts';
import { stages } from './stages.ts';

/** An article's comparison, and what to say of it when errors are wanted. */
interface Judged {
  readonly split: Split;
  readonly comparison: Comparison;
  readonly errors: readonly string[];
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);
process.exitCode = main();

function main(): number {
  const wanted = wantedOrComplaint();
  if (wanted === null) return 2;
  const corpus = readCorpus();
  if (corpus === null) {
    print(
      'SKIPPED: the evaluation corpus ../shared/corpus/cctv-24k.jsonl.gz is not here; nothing was measured.',
    );
    return 0;
  }
  const floors = readFloors();
  if (floors.corpus !== corpus.sha256) {
    complain(`The corpus has SHA-256 ${corpus.sha256}, the labels and floors are for ${floors.corpus}.`);
    return 1;
  }
  const judged = judgeAll(corpus, wanted.measured);
  for (const { split, errors } of judged) if (split === wanted.errors) errors.forEach(print);
  return verdict(floors, wanted.measured, judged);
}

/** Prints the tables, and what fell below its floor. */
function verdict(floors: Floors, measured: readonly Split[], judged: readonly Judged[]): number {
  const scored = measured.map((split) => {
    const own = judged.filter((one) => one.split === split);
    return [split, scoreOf(own.map(({ comparison }) => comparison))] as const;
  });
  const scores: Scores = Object.fromEntries(scored);
  for (const [split, score] of scored) print(scoreTable(split, score));
  for (const split of measured) if (floors[split] === null) print(`No floor is pinned for ${split} yet.`);
  const low = belowFloors(floors, scores);
  low.forEach(complain);
  return low.length > 0 ? 1 : 0;
}

/** Runs the labelled articles of these splits through the pipeline. */
function judgeAll(corpus: Corpus, measured: readonly Split[]): Judged[] {
  const articles = new Map(corpus.articles.map((article) => [article.id, article]));
  const labels = readLabels();
  const sample = readSample().filter(({ split }) => measured.includes(split));
  return sample.map(({ id, split }) => {
    const article = articles.get(id);
    const label = labels.get(id);
    if (!article || !label)
      throw new Error(`${id} is in sample.yml, but has no ${article ? 'label' : 'article'}`);
    const result = stages.run(captureOf(article));
    const found = foundIn(result);
    const comparison = compareArticle(label, found);
    const date = `${String(found.date)}, expected ${String(label.event_date.value)}`;
    const quarantine = result.ok ? [] : [`${id} quarantined: ${result.error.text}`];
    return { split, comparison, errors: [...quarantine, ...errorLines(id, date, comparison)] };
  });
}

function readFloors(): Floors {
  const file = join(import.meta.dirname, '../tests/eval/floors.yml');
  return floorsSchema.parse(parse(readFileSync(file, 'utf8')));
}

/** What to measure and show; null after a complaint. */
function wantedOrComplaint(): Wanted | null {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    complain(usage);
    return null;
  }
}
