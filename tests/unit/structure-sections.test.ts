/** Weak evidence, and the sections below the body that are read as one sequence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexiconOf, shareOf } from '../../scripts/stages/structure/lexicon.ts';
import { readLines, type PageLine } from '../../scripts/stages/structure/lines.ts';
import { hintOf } from '../../scripts/stages/structure/hints.ts';
import { classify } from '../../scripts/stages/structure/classify.ts';
import { standsInMenu } from '../../scripts/stages/structure/menus-below.ts';
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

test('a notice directly below the report does not end the page, the footer does', () => {
  const notice: Evidence = { weights: new Map([['footer', 8]]), apart: false, notice: true };
  const footer = evidence([['footer', 8]]);
  const links = evidence([['related-links', 1.8]]);
  assert.deepEqual(decodeSections([notice, links]), ['footer', 'related-links']);
  assert.deepEqual(decodeSections([footer, links]), ['footer', 'footer']);
});

test('short lines that name sections are a menu, titles and buttons are none', () => {
  const inMenu = (text: string): boolean[] => {
    const lines = readLines(text);
    return standsInMenu(
      lines,
      lines.map(() => undefined),
    );
  };
  assert.deepEqual(inMenu('公司要闻\n行业新闻\n党建园地'), [true, true, true]);
  assert.deepEqual(inMenu('公司要闻\n行业新闻'), [false, false]);
  assert.deepEqual(inMenu('公司要闻\n\n行业新闻\n\n党建园地'), [false, false, false]);
  assert.deepEqual(inMenu('一条老街\n小镇民宿\n春耕时节'), [false, false, false]);
});

const paragraphs = [
  '晚上八点，白鹭乡的夜校亮灯了，山里人把党课听进了心坎里，讲台上的老支书讲到高兴处还哼了两句山歌。',
  '夜校今年共开课三百四十场，听课的村民一共有八千多人次，讲课的都是村里的能人。',
];
const rolesOf = (...page: string[]): string[] => classify(page.join('\n')).lines.map(({ role }) => role);

test('a short name at the top is the account of the imprint, or the site over its menu', () => {
  const title = '夜校亮灯，山里人把党课听进了心坎里';
  const account = ['云溪先锋', title, '原创 组织部 云溪先锋 2024年07月02日 20:30', ...paragraphs];
  assert.deepEqual(rolesOf(...account).slice(0, 3), ['publication', 'headline', 'publication']);
  const site = ['云溪号', '首页 要闻 乡镇 视频 专题 服务', title, '云溪号 2024-07-02 20:30', ...paragraphs];
  assert.deepEqual(rolesOf(...site).slice(0, 4), ['site-name', 'navigation', 'headline', 'publication']);
  // What nothing says again is a title.
  assert.equal(rolesOf('云溪先锋', '2024-07-02 20:30', ...paragraphs)[0], 'headline');
});

test('two lines without a sign between paragraphs are captions, with signs they are headings', () => {
  const [one = '', two = ''] = paragraphs;
  const between = (...lines: string[]): string[] => rolesOf('夜校亮灯', one, ...lines, two).slice(2, -1);
  assert.deepEqual(between('夜校开课', '党员技术员答疑解惑'), ['caption', 'caption']);
  assert.deepEqual(between('搬得出——', '“账要算到群众心里”'), ['heading', 'heading']);
});
