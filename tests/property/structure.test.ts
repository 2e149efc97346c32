/** Structure on generated pages: nothing is lost, every line is named once, an article stays as it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Draft, Structured } from '../../scripts/stage.ts';
import { structure } from '../../scripts/stages/structure.ts';
import { rows } from '../../scripts/stages/structure/rows.ts';
import { changesOf, currentText, trace, undo } from '../../scripts/text/traced.ts';

function run(text: string): Structured | undefined {
  const draft: Draft = {
    capture: { id: 'a', file: 'a.txt', bytes: new Uint8Array(), sha256: '' },
    encoding: 'utf-8',
    text: trace(text),
    script: 'Hans',
  };
  const result = structure.run(draft);
  return result.ok ? result.output : undefined;
}

const marks = rows.flatMap((row) => [...row.example.in.split('\n'), ...(row.keeps ?? [])]);
const hanzi = fc.constantFrom(
  ...Array.from('我市召开会议强调指出要求主持出席讲话记者编辑来源首页版权所有一二三年月日发展'),
);
const word = fc.array(hanzi, { minLength: 1, maxLength: 14 }).map((signs) => signs.join(''));
const mark = fc.constantFrom(
  '，',
  '。',
  '：',
  ' ',
  '、',
  '！',
  '“',
  '”',
  '（',
  '）',
  '|',
  '>',
  '-',
  '2023-08-21',
  '',
);
const phrase = fc
  .array(fc.tuple(word, mark), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.map(([text, sign]) => text + sign).join(''));
const paragraph = fc.array(word, { minLength: 3, maxLength: 12 }).map((parts) => `${parts.join('，')}。`);
const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...marks) },
  { weight: 3, arbitrary: phrase },
  { weight: 4, arbitrary: paragraph },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '　', '\t') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const indented = fc.tuple(fc.constantFrom('', '', '　　', ' '), line, fc.constantFrom('', '', ' '));
const page = fc
  .tuple(word, fc.array(indented, { maxLength: 24 }), paragraph)
  .map(([title, lines, last]) => [title, ...lines.map((parts) => parts.join('')), last].join('\n'));
const runs = { numRuns: 3000, seed: 20_231_219 };

test('undoing the changes gives the capture, and the text is the blocks', () => {
  let kept = 0;
  fc.assert(
    fc.property(page, (text) => {
      const output = run(text);
      if (!output) return;
      kept += 1;
      const article = currentText(output.text);
      assert.equal(undo(article, changesOf(output.text)), text);
      assert.equal(article, output.blocks.map((block) => block.text).join('\n'));
      assert.ok(
        changesOf(output.text).every(({ steps }) =>
          steps.every((step) => step.rule.startsWith('structure/')),
        ),
      );
    }),
    runs,
  );
  assert.ok(kept > runs.numRuns / 2, `${kept} pages were articles`);
});

test('every line that is not blank is named once, in order, and every block is made of such lines', () => {
  fc.assert(
    fc.property(page, (text) => {
      const output = run(text);
      if (!output) return;
      const filled = text.split('\n').flatMap((raw, index) => (raw.trim() === '' ? [] : [index + 1]));
      assert.deepEqual(
        output.lines.map((named) => named.line),
        filled,
      );
      const roleOf = new Map(output.lines.map((named) => [named.line, named.role]));
      for (const block of output.blocks) {
        for (const number of block.lines) assert.equal(roleOf.get(number), block.role);
      }
      const front = output.blocks.map((block) => block.role).filter((role) => role === 'headline');
      assert.equal(front.length, 1);
    }),
    runs,
  );
});

test('an article fed back changes nothing', () => {
  fc.assert(
    fc.property(page, (text) => {
      const output = run(text);
      if (!output) return;
      const article = currentText(output.text);
      const again = run(article);
      assert.ok(again, 'the article was quarantined');
      assert.equal(currentText(again.text), article);
    }),
    runs,
  );
});
