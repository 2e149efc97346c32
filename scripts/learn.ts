/**
 * Learns line roles from the labelled captures: the weights of a field and a network, line-weights.txt and
 * line-network.txt in scripts/stages/structure/weighing: `npm run learn`.
 *
 * `--validate N` writes nothing: it sets every Nth folder of captures aside in turn, learns from the rest and
 * prints how many lines of those set aside get their role, by the rules alone and weighed.
 *
 * Exit status: 0 written or printed; 1 a labelled capture is not well-formed; 2 misuse.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Lesson } from './learn/exercises.ts';
import { fitField } from './learn/fit-field.ts';
import { fitNetwork } from './learn/fit-network.ts';
import { fingerprint } from './learn/fingerprint.ts';
import { studies, type Study } from './learn/lessons.ts';
import { sharesOf, type Tally } from './learn/validate.ts';
import { progressOn } from './report/progress.ts';
import { fieldFile, readField, writeField } from './stages/structure/weighing/field-weights.ts';
import type { Field } from './stages/structure/weighing/field.ts';
import { networkFile, readNetwork, writeNetwork } from './stages/structure/weighing/network-weights.ts';
import { networkSays, type Network } from './stages/structure/weighing/network.ts';

const fieldHead = [
  'Weights of line roles in hundredths: how much what can be seen of a line speaks for each role;',
  'after on: how much what it shares with the line before speaks for both having that role.',
];
const networkHead = [
  'The network of line roles: rows of name, unit and numbers, a letter for each, A for -31 units to + for 31;',
  'after ~ the parts of the network, then a vector for each trait.',
];
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

/** Both that learn. */
interface Pupils {
  readonly field: Field;
  readonly network: Network;
}

/** @param what is being learned, said before each round */
function teach(lessons: readonly Lesson[], what: string): Pupils {
  const field = fitField(lessons, (round, of) => {
    progress.step(`${what}: field, round ${round} of ${of}`);
  });
  const network = fitNetwork(lessons, (round, of) => {
    progress.step(`${what}: network, round ${round} of ${of}`);
  });
  return { field, network };
}

function learn(): void {
  const read = readStudies();
  const lessons = read.map(({ lesson }) => lesson);
  const { field, network } = teach(lessons, 'Learning');
  const written = `Written by npm run learn; captures, rules and program: ${fingerprint(lessons)}`;
  writeFileSync(fieldFile, writeField(field, [...fieldHead, written]));
  writeFileSync(networkFile, writeNetwork(network, [...networkHead, written]));
  progress.done();
  const lines = read.reduce((sum, { page }) => sum + page.lines.length, 0);
  print(`Learned from ${lines} lines of ${read.length} captures:`);
  for (const file of [fieldFile, networkFile]) print(relative(process.cwd(), file));
}

function validate(folds: number): void {
  const read = readStudies();
  const names = [...new Set(read.map(({ folder }) => folder))];
  const tallies: Tally[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const aside = new Set(names.filter((_, at) => at % folds === fold));
    const lessons = read.flatMap(({ folder, lesson }) => (aside.has(folder) ? [] : [lesson]));
    const { field, network } = teach(lessons, `Fold ${fold + 1} of ${folds}`);
    const tested = read.flatMap(({ folder, page }) => (aside.has(folder) ? [page] : []));
    // As they would be read from their files: rounded.
    const witness = networkSays(readNetwork(writeNetwork(network, [])));
    const tally = sharesOf(tested, { field: readField(writeField(field, [])), witness });
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
