/**
 * Learns the weights of line roles from the labelled captures, and writes scripts/stages/structure/weighing/line-weights.txt: `npm run learn`.
 *
 * `--validate N` writes nothing: it sets every Nth folder of captures aside in turn, learns from the rest and
 * prints how many lines of those set aside get their role, by the rules alone and weighed.
 *
 * Exit status: 0 written or printed; 1 a labelled capture is not well-formed; 2 misuse.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fit } from './learn/fit.ts';
import { fingerprint } from './learn/fingerprint.ts';
import { studies, type Study } from './learn/lessons.ts';
import { sharesOf, type Tally } from './learn/validate.ts';
import { progressOn } from './report/progress.ts';
import { weightsFile, writeWeights } from './stages/structure/weighing/weights.ts';

const usage = 'Usage: npm run learn [-- --validate 5]';
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const progress = progressOn(process.stderr);
process.exitCode = main();

function main(): number {
  const folds = foldsOrComplaint();
  if (folds === null) return 2;
  try {
    if (folds === undefined) learn();
    else validate(folds);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    progress.done();
  }
}

/** How many folds `--validate` asks for; null, with a complaint, for an unknown option. */
function foldsOrComplaint(): number | undefined | null {
  try {
    const { values } = parseArgs({ options: { validate: { type: 'string' } } });
    if (values.validate === undefined) return undefined;
    const folds = Number(values.validate);
    if (Number.isInteger(folds) && folds >= 2) return folds;
    throw new Error(`--validate ${values.validate}: expected a whole number, 2 or more.`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    return null;
  }
}

function learn(): void {
  const read = readStudies();
  const lessons = read.map(({ lesson }) => lesson);
  const model = fit(lessons, (round, of) => {
    progress.step(`Learning: round ${round} of ${of}`);
  });
  const head = [
    'Weights of line roles in hundredths: how much what can be seen of a line speaks for each role;',
    'after on: how much what it shares with the line before speaks for both having that role.',
    `Written by npm run learn; captures, rules and program: ${fingerprint(lessons)}`,
  ];
  writeFileSync(weightsFile, writeWeights(model, head));
  progress.done();
  const lines = read.reduce((sum, { page }) => sum + page.lines.length, 0);
  print(
    `Learned from ${lines} lines of ${read.length} captures: scripts/stages/structure/weighing/line-weights.txt`,
  );
}

function validate(folds: number): void {
  const read = readStudies();
  const names = [...new Set(read.map(({ folder }) => folder))];
  const tallies: Tally[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const aside = new Set(names.filter((_, at) => at % folds === fold));
    const lessons = read.flatMap(({ folder, lesson }) => (aside.has(folder) ? [] : [lesson]));
    const model = fit(lessons, (round, of) => {
      progress.step(`Fold ${fold + 1} of ${folds}: round ${round} of ${of}`);
    });
    const tested = read.flatMap(({ folder, page }) => (aside.has(folder) ? [page] : []));
    const tally = sharesOf(tested, model);
    tallies.push(tally);
    progress.done();
    print(`fold ${fold + 1}: ${sentence(tally)}`);
  }
  const sum = (field: keyof Tally): number => tallies.reduce((total, tally) => total + tally[field], 0);
  print(
    `all: ${sentence({ lines: sum('lines'), ruled: sum('ruled'), weighed: sum('weighed'), lost: sum('lost'), kept: sum('kept') })}`,
  );
}

function sentence({ lines, ruled, weighed, lost, kept }: Tally): string {
  const share = (count: number): string => (count / lines).toFixed(4);
  return `${lines} lines, right by the rules ${share(ruled)}, weighed ${share(weighed)}; of ${kept} lines of articles ${lost} lost`;
}

function readStudies(): Study[] {
  return studies((capture, of) => {
    progress.step(`Reading captures: ${capture} of ${of}`);
  });
}
