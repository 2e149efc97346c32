/**
 * New folders beside old ones: built out of sight, put in place whole.
 *
 * A killed or failed build leaves the served folder as it was. Between the two renames of `replace`
 * the folder is missing for an instant; a kill exactly there is mended by the next build's `recover`.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where new folders are made, inside the project so that renames never cross file systems. */
export const WORKSHOP = '.build';

/** An empty folder in the workshop for the new version of `target`. */
export function prepare(root: string, target: string): string {
  const fresh = join(root, WORKSHOP, `${basename(target)}-new`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  return fresh;
}

/** Puts `fresh` in the place of `target`, and removes what was there. */
export function replace(root: string, target: string, fresh: string): void {
  const place = join(root, target);
  const old = oldVersion(root, target);
  rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
}

/** Brings back the old version of `target` where a build was killed between the two renames. */
export function recover(root: string, target: string): void {
  const old = oldVersion(root, target);
  if (!existsSync(join(root, target)) && existsSync(old)) renameSync(old, join(root, target));
}

function oldVersion(root: string, target: string): string {
  return join(root, WORKSHOP, `${basename(target)}-old`);
}

/**
 * Takes the project's build lock.
 *
 * @returns a function that gives it back, or the process id of the build that holds it
 */
export function lock(root: string): (() => void) | number {
  const file = join(root, WORKSHOP, 'lock');
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => {
        rmSync(file, { force: true });
      };
    } catch {
      const holder = Number(readFileSync(file, 'utf8'));
      if (holder > 0 && isAlive(holder)) return holder;
      rmSync(file, { force: true }); // left by a killed build
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
