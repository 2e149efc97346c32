/** A Simplified capture passes the script stage unchanged; a Traditional one leaves no Traditional character. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import { startWith } from '../../scripts/stage.ts';
import { decode } from '../../scripts/stages/decode.ts';
import { punctuation } from '../../scripts/stages/punctuation.ts';
import { repair } from '../../scripts/stages/repair.ts';
import { script } from '../../scripts/stages/script.ts';
import { changesOf, currentText } from '../../scripts/text/traced.ts';

const seeds = join(import.meta.dirname, '../../seeds');
const golden = z
  .object({ reports: z.array(z.looseObject({ file: z.string(), script: z.string() })) })
  .parse(parse(readFileSync(join(import.meta.dirname, 'reports.yml'), 'utf8')));
const before = startWith(decode).then(repair).then(punctuation);

test('the golden file speaks of every seed', () => {
  assert.deepEqual(
    golden.reports.map(({ file }) => file).sort(),
    readdirSync(seeds)
      .filter((name) => name.endsWith('.txt'))
      .sort(),
  );
});

for (const { file, script: expected } of golden.reports) {
  test(`${file}: ${expected}`, () => {
    const drafted = before.run({ id: file, file, bytes: readFileSync(join(seeds, file)), sha256: '' });
    assert.ok(drafted.ok);
    const converted = script.run(drafted.output);
    assert.ok(converted.ok);
    const steps = changesOf(converted.output.text).flatMap((change) => change.steps);
    const ours = steps.filter(({ stage }) => stage === 'script');
    if (expected.startsWith('simplified')) {
      assert.equal(converted.output.script, 'Hans');
      assert.equal(currentText(converted.output.text), currentText(drafted.output.text));
      assert.deepEqual(ours, []);
    } else {
      assert.equal(converted.output.script, 'Hant');
      assert.ok(ours.length > 300);
      assert.doesNotMatch(currentText(converted.output.text), /[長會講習對發導強網區實與個際經濟]/u);
    }
  });
}
