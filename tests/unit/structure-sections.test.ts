/** Weak evidence, and the sections below the body that are read as one sequence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexiconOf, shareOf } from '../../scripts/stages/structure/lexicon.ts';
import { readLines, type PageLine } from '../../scripts/stages/structure/lines.ts';
import { hintOf } from '../../scripts/stages/structure/hints.ts';
import { decodeSections, type Evidence } from '../../scripts/stages/structure/sections.ts';
import type { LineRole } from '../../src/lib/schemas/provenance.ts';

const evidence = (weights: readonly (readonly [LineRole, number])[], apart = false): Evidence => ({
  weights: new Map(weights),
  apart,
});

function lineOf(text: string): PageLine {
  const [line] = readLines(text);
  assert.ok(line);
  return line;
}

test('the share of a line that words cover is the largest possible, and one letter counts half', () => {
  const words = lexiconOf(['打印', '打印本页', '本页面', '大']);
  assert.equal(shareOf('打印本页', words), 1);
  assert.equal(shareOf('打印本页面', words), 1); // 打印 + 本页面 covers more than 打印本页
  assert.equal(shareOf('[打印] 12', words), 1);
  assert.equal(shareOf('打印一座桥', words), 0.4);
  assert.equal(shareOf('大', words), 0.5);
  assert.equal(shareOf('——', words), 0);
});

test('a line without evidence goes with the block it stands in', () => {
  const roles = decodeSections([
    evidence([['related-links', 8]]),
    evidence([]),
    evidence([]),
    evidence([['footer', 8]]),
    evidence([]),
  ]);
  assert.deepEqual(roles, ['related-links', 'related-links', 'related-links', 'footer', 'footer']);
});

test('one line of weak evidence cuts no section in two, several do', () => {
  const comment = evidence([['comment-box', 2]]);
  const links = evidence([['related-links', 1]]);
  assert.deepEqual(decodeSections([comment, links, comment]), ['comment-box', 'comment-box', 'comment-box']);
  const many = [comment, links, links, links, links];
  assert.deepEqual(
    decodeSections(many).slice(1),
    many.slice(1).map(() => 'related-links'),
  );
});

test('the report goes on after its last paragraph until something speaks against it', () => {
  assert.deepEqual(decodeSections([evidence([]), evidence([])]), ['body', 'body']);
  assert.deepEqual(decodeSections([]), []);
});

test('weak evidence names a line only where it is enough and one role leads', () => {
  assert.equal(hintOf(lineOf('点击下方按钮分享本页'), 'below')?.role, 'page-tools');
  assert.equal(hintOf(lineOf('分享发展成果'), 'between'), undefined);
  assert.equal(hintOf(lineOf('点击一下鼠标就能办成的事'), 'between'), undefined);
});

test('weak evidence of what stands under a title counts only under a known title', () => {
  const line = lineOf('文种：通知');
  const beside = (): number => 1;
  assert.equal(hintOf(line, 'above', 'before', beside)?.role, 'publication');
  assert.equal(hintOf(line, 'above', 'after', beside), undefined);
  assert.equal(hintOf(line, 'above', undefined, beside), undefined);
});
