/**
 * Runs all tests: finds or installs a browser, builds the archive, runs the tests against it.
 *
 * `npm test -- PATTERN…` runs only the test files that match, on the site as it was last built.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { ensureChromium } from '../tests/site/chromium.ts';

const root = join(import.meta.dirname, '..');
const patterns = process.argv.slice(2);
process.exitCode = await main();

async function main(): Promise<number> {
  if (patterns.length === 0) {
    try {
      process.stdout.write(`Browser: ${ensureChromium((line) => process.stdout.write(`${line}\n`))}\n`);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    }
    const built = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: 'inherit' });
    if (built.status !== 0) return built.status ?? 1;
  }
  return await runTests();
}

async function runTests(): Promise<number> {
  const tests = run({
    cwd: root,
    globPatterns: patterns.length > 0 ? patterns : ['tests/**/*.test.ts'],
    concurrency: 2,
  });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  tests.on('test:summary', ({ file, counts: total }) => {
    if (file !== undefined) return; // one test file; the sum of all comes last
    const { tests: all, passed, skipped, todo } = total;
    Object.assign(counts, { passed, failed: all - passed - skipped - todo, skipped: skipped + todo });
  });
  const report = new spec();
  tests.pipe(report).pipe(process.stdout);
  await once(report, 'end');
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  return counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}
