/**
 * Feeds the pipeline damaged captures and noise for a while: `npm run fuzz`.
 *
 * `-- --seconds N` (60 by default), `--seed N` (a fresh one by default; the run prints it), `--file PATH` judges
 * that one file instead. A failure is made small and kept as a file that `--file` reads again.
 *
 * Exit status: 0 every outcome was allowed; 1 a failure was found; 2 misuse.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { hostileFile, type HostileFile } from '../tests/models/hostile-captures.ts';
import { outcomeOf } from '../tests/models/outcome-of.ts';
import { smallest } from '../tests/models/smallest.ts';

interface Options {
  readonly seconds: number;
  readonly seed: number;
  readonly file: string | undefined;
}

/** What one file came to; `error` is set when that must not be. */
interface Judged {
  readonly outcome: string;
  readonly error?: Error;
  readonly milliseconds: number;
}

/** What a run did, so far. */
interface Tally {
  runs: number;
  readonly outcomes: Map<string, number>;
  slowest: { readonly bytes: number; readonly milliseconds: number; readonly seed: number };
  peakMemory: number;
}

/** How many inputs are judged to make a failing one small. */
const triesToShrink = 2_000;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
process.exitCode = main();

function main(): number {
  const options = readOptions();
  if (options === undefined) {
    process.stderr.write('Usage: npm run fuzz -- [--seconds N] [--seed N] [--file PATH]\n');
    return 2;
  }
  return options.file === undefined ? hunt(options) : judgeFile(options.file);
}

function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: { seconds: { type: 'string' }, seed: { type: 'string' }, file: { type: 'string' } },
    });
    const seconds = Number(values.seconds ?? 60);
    const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
    return seconds > 0 && Number.isInteger(seed) ? { seconds, seed, file: values.file } : undefined;
  } catch {
    return undefined;
  }
}

function judge(file: HostileFile): Judged {
  const start = performance.now();
  try {
    const outcome = outcomeOf(file);
    return { outcome, milliseconds: performance.now() - start };
  } catch (reason) {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    return { outcome: 'failure', error, milliseconds: performance.now() - start };
  }
}

function judgeFile(path: string): number {
  const { outcome, error } = judge({ file: basename(path), bytes: readFileSync(path) });
  print(error === undefined ? outcome : (error.stack ?? error.message));
  return error === undefined ? 0 : 1;
}

/** Judges generated files until the time is over or one fails. Every file has a seed of its own. */
function hunt({ seconds, seed }: Options): number {
  const tally: Tally = {
    runs: 0,
    outcomes: new Map(),
    slowest: { bytes: 0, milliseconds: 0, seed },
    peakMemory: 0,
  };
  const end = performance.now() + seconds * 1000;
  print(`Seed ${seed}, for ${seconds} s`);
  for (let next = seed; performance.now() < end; next = (next + 1) | 0) {
    const [file] = fc.sample(hostileFile, { seed: next, numRuns: 1 });
    if (file === undefined) continue;
    const judged = judge(file);
    note(tally, file, judged, next);
    if (judged.error) {
      printTally(tally);
      print(`\nSeed ${next} fails: ${judged.error.message}`);
      print(`Try again with: npm run fuzz -- --file ${keepSmallest(file, judged.error)}`);
      return 1;
    }
  }
  printTally(tally);
  return 0;
}

function note(tally: Tally, { bytes }: HostileFile, { outcome, milliseconds }: Judged, seed: number): void {
  tally.runs += 1;
  tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);
  // The first run reads the dictionaries: that is not the file's fault.
  if (tally.runs > 1 && milliseconds > tally.slowest.milliseconds) {
    tally.slowest = { bytes: bytes.length, milliseconds, seed };
  }
  tally.peakMemory = Math.max(tally.peakMemory, process.memoryUsage.rss());
}

function printTally({ runs, outcomes, slowest, peakMemory }: Tally): void {
  print(`${runs} files`);
  const byCount = [...outcomes].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1));
  for (const [outcome, count] of byCount) print(`  ${String(count).padStart(7)}  ${outcome}`);
  print(`Slowest: ${Math.round(slowest.milliseconds)} ms for ${slowest.bytes} bytes (seed ${slowest.seed})`);
  print(`Peak memory: ${Math.round(peakMemory / 2 ** 20)} MiB`);
}

/** Writes the smallest file that fails in the same way; gives its path. */
function keepSmallest({ file, bytes }: HostileFile, error: Error): string {
  const firstLine = (message: string): string => message.split('\n', 1)[0] ?? '';
  const fails = (piece: Uint8Array): boolean => {
    const found = judge({ file, bytes: piece }).error;
    return found !== undefined && firstLine(found.message) === firstLine(error.message);
  };
  const path = join(mkdtempSync(join(tmpdir(), 'cunzhen-fuzz-')), file);
  writeFileSync(path, smallest(bytes, fails, triesToShrink));
  return path;
}
