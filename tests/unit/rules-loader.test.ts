import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { loadRules, parseRules, ruleFields, RuleFileError } from '../../scripts/rules.ts';

const rowSchema = z.strictObject({ ...ruleFields, pattern: z.string() });
const parse = (text: string): readonly unknown[] => parseRules('sample', text, rowSchema);

const row = (id: string): string => `- id: ${id}
  reason: 为什么
  pattern: x
  example: { in: a, out: b }
`;

test('rows come back in order, with keeps where they have them', () => {
  const rows = parse(`${row('first')}${row('second')}  keeps: [c, d]\n`);
  assert.deepEqual(rows, [
    { id: 'first', reason: '为什么', pattern: 'x', example: { in: 'a', out: 'b' } },
    { id: 'second', reason: '为什么', pattern: 'x', example: { in: 'a', out: 'b' }, keeps: ['c', 'd'] },
  ]);
});

/** The loader's complaint about a file. */
function complaint(text: string): string {
  try {
    parse(text);
  } catch (error) {
    assert.ok(error instanceof RuleFileError);
    return error.message;
  }
  return 'none';
}

test('a duplicate id is refused, with its line', () => {
  assert.equal(
    complaint(row('same') + row('other') + row('same')),
    'scripts/rules/sample.yml:9 duplicate rule id same',
  );
});

test('a row that does not fit is refused, with its line and the field', () => {
  assert.match(complaint(row('good') + row('Bad Id')), /^scripts\/rules\/sample\.yml:5 .*kebab-case/su);
  assert.match(complaint(`${row('a')}  extra: 1\n`), /^scripts\/rules\/sample\.yml:1 .*extra/su);
  assert.match(complaint(row('a').replace('  reason: 为什么\n', '')), /reason/u);
  assert.match(complaint(row('a').replace('{ in: a, out: b }', '{ in: a }')), /out/u);
});

test('broken YAML is refused, with its line', () => {
  assert.match(complaint(`${row('a')}- id: [\n`), /^scripts\/rules\/sample\.yml:\d+ /u);
});

test('a file that is no list is refused', () => {
  assert.match(complaint('id: a\n'), /expected a list of rules/u);
});

test('a family is read from scripts/rules by its name', () => {
  const rows = loadRules('offices-identity', z.looseObject(ruleFields));
  assert.ok(rows.length > 0);
  assert.throws(() => loadRules('no-such-family', rowSchema), /ENOENT/u);
});
