/** Runs a part of the benchmark in a process of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export type Ended = { readonly output: string } | { readonly reason: string };

/** Exit status of a part that prints why it failed. */
export const FAILED = 3;

/** Megabytes of JavaScript objects that a process may have; what it starts may have more. */
const HEAP = 8000;

/** @param minutes after which the process is stopped */
export function runChild(script: string, args: readonly string[], minutes: number): Ended {
  const ended = spawnSync(
    process.execPath,
    [`--max-old-space-size=${HEAP}`, join(import.meta.dirname, script), ...args],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      // Its progress, on a terminal, and V8's word on why it gave up.
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(minutes === Infinity ? {} : { timeout: minutes * 60_000 }),
    },
  );
  if (ended.status === 0) return { output: ended.stdout };
  if (ended.error && 'code' in ended.error && ended.error.code === 'ETIMEDOUT')
    return { reason: `not finished in ${minutes} minutes` };
  if (ended.status === FAILED) return { reason: ended.stdout.trim() };
  return { reason: `ended with ${ended.signal ?? ended.status ?? 'nothing'}` };
}
