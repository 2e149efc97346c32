import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyEdits,
  captureText,
  changesOf,
  currentText,
  sourceOffset,
  trace,
  undo,
  type Edit,
} from '../../scripts/text/traced.ts';

const edit = (start: number, end: number, replacement: string, rule = 'test/rule'): Edit => ({
  start,
  end,
  replacement,
  rule,
});

test('an untouched text has no changes', () => {
  assert.deepEqual(changesOf(trace('要闻')), []);
  assert.equal(currentText(trace('')), '');
});

test('edits replace, remove and insert, and the capture stays', () => {
  const text = applyEdits(
    trace('推動(dòng),會議'),
    [edit(2, 8, ''), edit(8, 9, '，'), edit(11, 11, '。')],
    'a',
  );
  assert.equal(currentText(text), '推動，會議。');
  assert.equal(captureText(text), '推動(dòng),會議');
  assert.deepEqual(
    changesOf(text).map(({ at, source, before, after }) => [at, source, before, after]),
    [
      [2, 2, '(dòng)', ''],
      [2, 8, ',', '，'],
      [5, 11, '', '。'],
    ],
  );
});

test('a later edit over a changed span keeps both steps', () => {
  const first = applyEdits(trace('鄧?yán)^敢'), [edit(1, 7, '繼', 'repair/x')], 'repair');
  const second = applyEdits(first, [edit(1, 2, '继', 'script/y')], 'script');
  const [change] = changesOf(second);
  assert.ok(change);
  assert.equal(change.before, '?yán)^');
  assert.equal(change.after, '继');
  assert.deepEqual(change.steps, [
    { stage: 'repair', rule: 'repair/x', from: '?yán)^', to: '繼' },
    { stage: 'script', rule: 'script/y', from: '繼', to: '继' },
  ]);
});

test('an edit that cuts through a changed span takes all of it in', () => {
  const first = applyEdits(trace('abcd'), [edit(1, 3, 'XYZ')], 'a');
  const second = applyEdits(first, [edit(3, 5, '!')], 'b');
  assert.equal(currentText(second), 'aXY!');
  assert.equal(captureText(second), 'abcd');
  assert.equal(undo('aXY!', changesOf(second)), 'abcd');
});

test('a removal of a changed span records the capture’s own words', () => {
  const first = applyEdits(trace('時間,地點'), [edit(2, 3, '，')], 'punctuation');
  const second = applyEdits(first, [edit(0, 5, '')], 'structure');
  assert.equal(currentText(second), '');
  assert.deepEqual(changesOf(second), [
    {
      at: 0,
      source: 0,
      before: '時間,地點',
      after: '',
      steps: [{ stage: 'structure', rule: 'test/rule', from: '時間,地點', to: '' }],
    },
  ]);
});

test('overlapping, unsorted and outlying edits are refused', () => {
  const text = trace('abcd');
  assert.throws(() => applyEdits(text, [edit(0, 2, ''), edit(1, 3, '')], 'a'), RangeError);
  assert.throws(() => applyEdits(text, [edit(2, 3, ''), edit(0, 1, '')], 'a'), RangeError);
  assert.throws(() => applyEdits(text, [edit(3, 5, '')], 'a'), RangeError);
  assert.throws(() => applyEdits(text, [edit(3, 2, '')], 'a'), RangeError);
});

test('undo refuses a text that was altered', () => {
  const changed = applyEdits(trace('a,b'), [edit(1, 2, '，')], 'a');
  assert.equal(undo('a，b', changesOf(changed)), 'a,b');
  assert.throws(() => undo('a；b', changesOf(changed)), /does not fit/);
  assert.throws(() => undo('a', changesOf(changed)), /does not fit/);
});

test('source offsets point into the capture', () => {
  const text = applyEdits(trace('ab(x)cd'), [edit(2, 5, '')], 'a');
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((offset) => sourceOffset(text, offset)),
    [0, 1, 5, 6, 7],
  );
});

test('half a million spans are no burden', () => {
  const ideographs = '會'.repeat(500_000);
  const each = Array.from(ideographs, (_char, at) => edit(at, at + 1, '会'));
  const first = applyEdits(trace(`${ideographs}!`), each, 'script');
  const second = applyEdits(first, [edit(500_000, 500_001, '！')], 'punctuation');
  assert.equal(currentText(second).length, 500_001);
  assert.equal(currentText(applyEdits(second, [edit(0, 500_001, '')], 'structure')), '');
});
