/** The fuzz run can fail: a stage broken on purpose is found, made small and kept. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');

/** Runs the fuzz with files kept in `folder`. */
function fuzz(
  how: string | undefined,
  folder: string,
  ...given: string[]
): { status: number | null; text: string } {
  const preload = how === undefined ? [] : ['--import', './tests/models/break-a-stage.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...preload, 'scripts/fuzz.ts', ...given], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder, CUNZHEN_BREAK: how ?? '' },
  });
  return { status, text: stdout + stderr };
}

const breaks: readonly (readonly [string, RegExp])[] = [
  ['throws', /broken on purpose/u],
  ['forgets', /the capture cannot be rebuilt/u],
];
for (const [how, message] of breaks) {
  test(`a stage that ${how} makes the fuzz fail, with seed, message and the smallest file`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'cunzhen-test-'));
    try {
      const found = fuzz(how, folder, '--seconds', '300', '--seed', '1');
      assert.equal(found.status, 1, found.text);
      const seed = /^Seed (?<seed>-?\d+) fails: (?<message>.*)$/mu.exec(found.text)?.groups;
      assert.match(seed?.message ?? '', message);
      const path = /--file (?<path>.+)$/mu.exec(found.text)?.groups?.path ?? '';
      assert.ok(path.startsWith(folder), found.text);
      // The file fails again, and only while the stage is broken.
      const again = fuzz(how, folder, '--file', path);
      assert.equal(again.status, 1);
      assert.match(again.text, message);
      assert.equal(fuzz(undefined, folder, '--file', path).status, 0);
      assert.equal(readdirSync(folder).length, 1);
      if (how !== 'throws') return;
      assert.equal(readFileSync(path, 'utf8').includes('会议'), true);
      // The seed that is printed leads to the same failure at once.
      const direct = fuzz(how, folder, '--seconds', '300', '--seed', seed?.seed ?? '');
      assert.match(direct.text, new RegExp(`^Seed ${seed?.seed ?? ''} fails: `, 'mu'));
      assert.match(direct.text, /^1 files$/mu);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

test('misuse is told apart from failure', () => {
  const folder = tmpdir();
  assert.equal(fuzz(undefined, folder, '--seconds', 'none').status, 2);
});
