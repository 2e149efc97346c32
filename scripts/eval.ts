/**
 * Measures the pipeline on the labelled articles and fails below the floors: `npm run eval`.
 *
 * `--errors development` lists each miss. Errors of the held-out articles are shown only together with
 * `--report`, so that nobody tunes rules by them without saying so.
 *
 * Exit status: 0 all floors held, or no corpus to measure on; 1 below a floor or another corpus; 2 misuse.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { captureOf, foundIn } from './eval/capture.ts';
import { compareArticle, type Comparison } from './eval/compare.ts';
import { readCorpus, type Corpus } from './eval/corpus.ts';
import { readLabels, readSample, splits, type Split } from './eval/labels.ts';
import { errorLines, scoreTable } from './eval/print.ts';
import { belowFloors, floorsSchema, scoreOf, type Floors, type Score } from './eval/score.ts';
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
  const wanted = readArguments();
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
  const judged = judgeAll(corpus);
  for (const { split, errors } of judged) if (split === wanted.errors) errors.forEach(print);
  return verdict(floors, judged);
}

/** Prints the tables, and what fell below its floor. */
function verdict(floors: Floors, judged: readonly Judged[]): number {
  const scores = Object.fromEntries(
    splits.map((split) => [
      split,
      scoreOf(judged.filter((one) => one.split === split).map(({ comparison }) => comparison)),
    ]),
  ) as Record<Split, Score>;
  for (const split of splits) print(scoreTable(split, scores[split]));
  for (const split of splits) if (floors[split] === null) print(`No floor is pinned for ${split} yet.`);
  const low = belowFloors(floors, scores);
  low.forEach(complain);
  return low.length > 0 ? 1 : 0;
}

/** Runs every labelled article through the pipeline. */
function judgeAll(corpus: Corpus): Judged[] {
  const articles = new Map(corpus.articles.map((article) => [article.id, article]));
  const labels = readLabels();
  return readSample().map(({ id, split }) => {
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

/** The split whose errors to list, if any; null after a complaint. */
function readArguments(): { readonly errors: Split | undefined } | null {
  try {
    const { values } = parseArgs({ options: { errors: { type: 'string' }, report: { type: 'boolean' } } });
    const errors = splits.find((split) => split === values.errors);
    if (values.errors !== undefined && errors === undefined)
      throw new Error(`expected --errors ${splits.join(' or ')}`);
    if (errors === 'held-out' && values.report !== true)
      throw new Error(
        'errors of the held-out articles are shown only with --report, never to write rules by',
      );
    return { errors };
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    complain('Usage: npm run eval [-- --errors development | --errors held-out --report]');
    return null;
  }
}
