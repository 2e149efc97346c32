/** The whole pipeline on captures that are damaged, hostile or no captures at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { damagedCapture, noise, type HostileFile } from '../models/hostile-captures.ts';
import { outcomeOf } from '../models/outcome-of.ts';

const seed = 20_231_219;

/** Outcomes of generated files, with the number of files that had each. */
function outcomes(files: fc.Arbitrary<HostileFile>, numRuns: number): Map<string, number> {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(files, (file) => {
      const outcome = outcomeOf(file);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }),
    { seed, numRuns, endOnFailure: true },
  );
  return seen;
}

test('damaged captures are built with every promise kept, or quarantined with a message', () => {
  const seen = outcomes(damagedCapture, 250);
  assert.ok(
    (seen.get('built') ?? 0) > 100,
    `too few were built to prove anything: ${JSON.stringify([...seen])}`,
  );
  assert.ok(seen.size > 2, `nothing was quarantined: ${JSON.stringify([...seen])}`);
});

test('noise is built with every promise kept, or quarantined with a message', () => {
  const seen = outcomes(noise, 400);
  assert.ok(seen.size > 3, `too few outcomes to prove anything: ${JSON.stringify([...seen])}`);
});
