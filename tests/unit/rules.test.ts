/** Every rule's example, through the very code that its stage runs. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { families } from '../../scripts/families.ts';

for (const family of families) {
  test(`${family.name}: each rule's example comes out as it says`, () => {
    assert.ok(family.rules.length > 0);
    const wrong = family.rules
      .map((rule) => ({ rule: rule.id, ...rule.example, got: family.apply(rule.example.in, rule) }))
      .filter(({ out, got }) => out !== got);
    assert.deepEqual(wrong, []);
  });

  test(`${family.name}: what must be kept is kept`, () => {
    const changed = family.rules.flatMap((rule) =>
      (rule.keeps ?? [])
        .map((text) => ({ rule: rule.id, text, got: family.apply(text, rule) }))
        .filter(({ text, got }) => text !== got),
    );
    assert.deepEqual(changed, []);
  });
}

test('each rule file belongs to a family, and each family has its file', () => {
  const files = readdirSync(join(import.meta.dirname, '../../scripts/rules')).map((file) =>
    file.replace(/\.yml$/u, ''),
  );
  assert.deepEqual(files.sort(), families.map(({ name }) => name).sort());
});
