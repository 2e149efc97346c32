import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  applyEdits,
  captureText,
  changesOf,
  currentText,
  trace,
  type Change,
} from '../../../scripts/text/traced.ts';
import {
  alignCapture,
  changesIn,
  countsByStage,
  isBlank,
  isRemoved,
  leadingStage,
  passages,
  rowAt,
  usesByRule,
  visible,
  type Piece,
} from '../../../src/lib/provenance.ts';
import type { RoleLine } from '../../../src/lib/schemas/provenance.ts';

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

const capture = '首页 > 要闻\n\n推動(dòng)發展\n第二行,\n页脚';
/** What the stages would make of it: a gloss out, one character converted, a comma, furniture and blank lines out. */
function sample() {
  const repaired = applyEdits(
    trace(capture),
    [{ start: 11, end: 17, replacement: '', rule: 'repair/gloss' }],
    'repair',
  );
  const text = currentText(repaired);
  const comma = text.indexOf(',');
  const punctuated = applyEdits(
    repaired,
    [{ start: comma, end: comma + 1, replacement: '，', rule: 'punctuation/comma' }],
    'punctuation',
  );
  const at = currentText(punctuated).indexOf('動');
  const converted = applyEdits(
    punctuated,
    [{ start: at, end: at + 2, replacement: '动发', rule: 'script/t2s' }],
    'script',
  );
  const now = currentText(converted);
  return applyEdits(
    converted,
    [
      { start: 0, end: now.indexOf('推'), replacement: '', rule: 'structure/breadcrumb' },
      { start: now.indexOf('\n页脚'), end: now.length, replacement: '', rule: 'structure/footer' },
    ],
    'structure',
  );
}

const lines: RoleLine[] = [
  { line: 1, role: 'breadcrumb', rule: 'structure/breadcrumb' },
  { line: 3, role: 'headline', rule: 'structure/headline' },
  { line: 4, role: 'body', rule: 'structure/body' },
  { line: 5, role: 'footer', rule: 'structure/footer' },
];

test('each line of the capture stands beside what became of it', () => {
  const traced = sample();
  assert.equal(captureText(traced), capture);
  const rows = alignCapture(currentText(traced), changesOf(traced), lines);
  assert.deepEqual(
    rows.map((row) => [row.line, row.role, textOf(row.capture), textOf(row.article)]),
    [
      [1, 'breadcrumb', '首页 > 要闻', ''],
      [2, undefined, '', ''],
      [3, 'headline', '推動(dòng)發展', '推动发展'],
      [4, 'body', '第二行,', '第二行，'],
      [5, 'footer', '页脚', ''],
    ],
  );
  assert.deepEqual(rows.map(isRemoved), [true, false, false, false, true]);
  assert.deepEqual(rows.map(isBlank), [false, true, false, false, false]);
});

test('a reader is shown kept lines one by one and removed neighbours together', () => {
  const traced = sample();
  const shown = passages(alignCapture(currentText(traced), changesOf(traced), lines));
  assert.deepEqual(
    shown.map((passage) =>
      passage.kind === 'kept' ? passage.row.line : passage.rows.map(({ line }) => line),
    ),
    [[1], 3, 4, [5]],
  );
  const furniture = alignCapture(
    '',
    [
      {
        at: 0,
        source: 0,
        before: 'a\n\nb',
        after: '',
        steps: [{ stage: 'structure', rule: 'r', from: 'a\n\nb', to: '' }],
      },
    ],
    [
      { line: 1, role: 'navigation', rule: 'r' },
      { line: 3, role: 'footer', rule: 'r' },
    ],
  );
  assert.equal(passages(furniture).length, 1);
});

test('removed lines and blank lines are not counted among the changes of a stage', () => {
  const traced = sample();
  const counts = countsByStage(alignCapture(currentText(traced), changesOf(traced), lines));
  // The gloss lies between the two converted characters, so one change holds both steps.
  assert.deepEqual(Object.fromEntries(counts), { repair: 1, punctuation: 1 });
});

test('a headline over two lines keeps its words on their lines', () => {
  const steps = [{ stage: 'structure', rule: 'structure/join', from: '\n', to: ' ' }];
  const rows = alignCapture('上行 下行', [{ at: 2, source: 2, before: '\n', after: ' ', steps }], []);
  assert.deepEqual(
    rows.map((row) => [textOf(row.capture), textOf(row.article)]),
    [
      ['上行', '上行 '],
      ['下行', '下行'],
    ],
  );
});

test('both sides are whole, whatever was edited', () => {
  const edit = fc.record({
    start: fc.nat(40),
    length: fc.nat(6),
    replacement: fc.stringMatching(/^[甲乙 \n]{0,3}$/u),
  });
  fc.assert(
    fc.property(
      fc.stringMatching(/^[天地玄黄 \n]{0,40}$/u),
      fc.array(edit, { maxLength: 6 }),
      (text, wishes) => {
        let free = 0;
        const edits = wishes
          .toSorted((a, b) => a.start - b.start)
          .flatMap(({ start, length, replacement }) => {
            const end = Math.min(start + length, text.length);
            if (start < free || start > text.length || end < start) return [];
            free = end + 1;
            return [{ start, end, replacement, rule: 'r' }];
          });
        const traced = applyEdits(trace(text), edits, 'structure');
        const rows = alignCapture(currentText(traced), changesOf(traced), []);
        assert.equal(rows.map((row) => textOf(row.capture)).join('\n'), text);
        const breaks = /\n/gu;
        assert.equal(
          rows.map((row) => textOf(row.article)).join(''),
          currentText(traced).replace(breaks, ''),
        );
        const seen = ({ before, after }: Change): boolean => (before + after).replace(breaks, '') !== '';
        const key = ({ source, at }: Change): string => `${source} ${at}`;
        const shown = rows.flatMap(changesIn).filter(seen).map(key);
        assert.deepEqual([...new Set(shown)], changesOf(traced).filter(seen).map(key));
      },
    ),
  );
});

test('rules are counted with what they made of what, most used first', () => {
  const step = (rule: string, from: string, to: string) => ({ stage: 's', rule, from, to });
  const uses = usesByRule([
    step('b', 'x', 'y'),
    step('a', '(dòng)', ''),
    step('a', '(fā)', ''),
    step('a', '(fā)', ''),
  ]);
  assert.deepEqual(
    uses.map(({ rule, count }) => [rule, count]),
    [
      ['a', 3],
      ['b', 1],
    ],
  );
  assert.deepEqual(uses[0]?.examples, [
    { from: '(fā)', to: '', count: 2 },
    { from: '(dòng)', to: '', count: 1 },
  ]);
});

test('a change is shown under the stage that matters most', () => {
  const step = (stage: string) => ({ stage, rule: 'r', from: 'a', to: 'b' });
  assert.equal(leadingStage({ steps: [step('script'), step('repair')] }), 'repair');
  assert.equal(leadingStage({ steps: [step('script')] }), 'script');
  assert.equal(leadingStage({ steps: [step('decode'), step('punctuation')] }), 'punctuation');
});

test('what has no shape is made visible', () => {
  assert.equal(visible('\n'), '↵');
  assert.equal(visible('\r\n'), '↵');
  assert.equal(visible('  '), '␣␣');
  assert.equal(visible('a\u200bb'), 'a⟨U+200B⟩b');
  assert.equal(visible('\u00a0'), '⟨U+00A0⟩');
  assert.equal(visible('\ue5e5'), '⟨U+E5E5⟩');
  assert.equal(visible('推动 发展'), '推动 发展');
});

test('a place in the source of a web page is found in the row that holds it', () => {
  const step = (to: string) => ({ stage: 'extract', rule: 'extract/markup', from: '', to });
  const open = { at: 0, source: 0, before: '<html>\r\n<body>\n<p>', after: '', steps: [step('')] };
  const between = { at: 2, source: 20, before: '</p>\n\n<p>', after: '\n', steps: [step('\n')] };
  const changes = [open, between];
  const rows = alignCapture('一行\n二行', changes, []);
  const at = (line: number, column: number): number => rowAt(rows, changes, { line, column });
  assert.deepEqual([at(1, 1), at(2, 3), at(3, 4), at(5, 3), at(5, 4), at(9, 1)], [1, 1, 1, 1, 2, 2]);
  const plain = alignCapture('一\n二', [], []);
  assert.equal(rowAt(plain, [], { line: 2, column: 1 }), 2, 'of plain text, rows are lines');
});
