import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growthOf, steep } from '../models/processor-time.ts';

/** Work that takes some time, and that no compiler leaves out. */
function work(steps: number): number {
  let sum = 0;
  for (let step = 0; step < steps; step += 1) sum ^= step;
  return sum;
}

test('work in proportion to the size is told from its square', () => {
  assert.ok(growthOf((size) => work(size * 200_000), 1_000, 4_000) < steep);
  assert.ok(growthOf((size) => work(size * size * 200), 1_000, 4_000) > steep);
});
