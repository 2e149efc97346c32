/** Entry of the build: arguments, files, progress, exit status. The work is in scripts/build/. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { corpusSchema } from '../src/lib/schemas/corpus.ts';
import { parseBuildArguments, usage, type BuildOptions } from './build/arguments.ts';
import { listCaptures, readCapture, readCorrectionsText, type CaptureList } from './build/captures.ts';
import { lock, prepare, recover, replace } from './build/folders.ts';
import { exitStatus, renderJson, renderTerminal, type Outcome } from './report/outcome.ts';
import { progressOn } from './report/progress.ts';

const root = join(import.meta.dirname, '..');
const progress = progressOn(process.stderr);

/** A failure that the user can mend; shown without a stack, with this exit status. */
class BuildFailure extends Error {
  readonly status: 1 | 2;
  constructor(message: string, status: 1 | 2) {
    super(message);
    this.status = status;
  }
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = parseBuildArguments(args);
  if ('help' in options) {
    process.stdout.write(usage);
    return 0;
  }
  if ('error' in options) {
    process.stderr.write(`${options.error}\n\n${usage}`);
    return 2;
  }
  const unlock = lock(root);
  if (typeof unlock === 'number') {
    process.stderr.write(`Another build is running (process ${unlock}); wait for it or end it.\n`);
    return 2;
  }
  try {
    return await run(options);
  } catch (error) {
    progress.done();
    const known = error instanceof BuildFailure;
    const text =
      error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`${text}\n`);
    return known ? error.status : 1;
  } finally {
    unlock();
  }
}

async function run(options: BuildOptions): Promise<number> {
  recover(root, 'src/content');
  recover(root, 'dist');
  let status = 0;
  if (options.parts !== 'site') {
    const outcome = await runContent();
    process.stdout.write(options.json ? renderJson(outcome) : renderTerminal(outcome));
    status = exitStatus(outcome, options.strict);
    if (outcome.published.length === 0) {
      throw new BuildFailure('No capture could be published: src/content/ and dist/ stay as they were.', 1);
    }
  }
  if (options.parts !== 'content') await runSite();
  return status;
}

async function runContent(): Promise<Outcome> {
  // Loaded here so that a misunderstood command is answered at once.
  const { buildContent } = await import('./build/content.ts');
  const seeds = join(root, 'seeds');
  const captures = capturesIn(seeds);
  const fresh = prepare(root, 'src/content');
  const outcome = buildContent(captures, {
    read: (file, id) => readCapture(seeds, file, id),
    readCorrections: (file) => readCorrectionsText(seeds, file),
    write: (path, content) => {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), content);
    },
    progress,
  });
  if (outcome.published.length > 0) replace(root, 'src/content', fresh);
  return outcome;
}

function capturesIn(seeds: string): CaptureList {
  const nothing = new BuildFailure(
    'seeds/ holds no captures. Save a report as plain text under seeds/NAME.txt and build again.',
    2,
  );
  try {
    const captures = listCaptures(seeds);
    if (captures.files.length + captures.refused.length === 0) throw nothing;
    return captures;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? nothing : error;
  }
}

async function runSite(): Promise<void> {
  // Loaded here so that the content build starts without Astro.
  const { buildSite } = await import('./build/site.ts');
  await buildSite(root, { reportIds: publishedIds() }, progress);
}

function publishedIds(): readonly string[] {
  try {
    const corpus: unknown = JSON.parse(readFileSync(join(root, 'src/content/corpus.json'), 'utf8'));
    return corpusSchema.parse(corpus).order;
  } catch {
    throw new BuildFailure('src/content/ is missing or not whole. Run npm run build:content first.', 2);
  }
}
