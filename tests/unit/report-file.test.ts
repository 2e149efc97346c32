import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { articleBlocks, readReportFile, writeReportFile, type TextBlock } from '../../src/lib/report-file.ts';
import type { KeptRole } from '../../src/lib/schemas/provenance.ts';
import type { Report } from '../../src/lib/schemas/report.ts';

const report: Report = {
  id: 'a',
  headline: '标题',
  source: null,
  reporters: [],
  published: null,
  event: { date: null, basis: 'unknown', name: null, place: null, evidence: [] },
  people: [],
  documents: [],
  places: [],
  organisations: [],
  formulations: [],
  script: 'Hans',
  capture: { file: 'a.txt', sha256: '0'.repeat(64), bytes: 0, encoding: 'utf-8' },
};

function roundTrip(blocks: readonly TextBlock[]): TextBlock[] {
  return readReportFile(writeReportFile(report, blocks)).body;
}

test('paragraphs, headings and captions come back in order', () => {
  const blocks: TextBlock[] = [
    { role: 'caption', text: '本报记者 杨竹 摄' },
    { role: 'body', text: '第一段。' },
    { role: 'heading', text: '一、加强领导' },
    { role: 'body', text: '第二段。' },
    { role: 'caption', text: '图一' },
    { role: 'caption', text: '图二' },
  ];
  assert.deepEqual(roundTrip(blocks), blocks);
});

const tricky = [
  '1966. 那一年',
  '1. 第一',
  '- 项',
  '+ 项',
  '* 强调 *',
  '# 不是标题',
  '    四个空格之后',
  '> 不是引文',
  '---',
  '***',
  '===',
  '```',
  '~~~js',
  '<script>alert(1)</script>',
  '<!-- 注 -->',
  '&amp; &#x4e00; &lt;',
  '[链接](http://example.com)',
  '![图](a.png)',
  '[a]: http://example.com',
  '`代码`',
  '反\\斜\\*线',
  '|a|b|',
  '行尾两空格  ',
  '_下划线_ __双__',
  'https://example.com/a_b_c',
  'www.example.com',
  'a@example.com',
  '｛｝{{ }} {% %}',
  '！[注]',
  'a\u3000b\u00a0c',
  '鄧?yán)^敢',
  'key: value',
];

test('text that looks like Markdown, HTML or YAML survives to the character', () => {
  for (const text of tricky) {
    for (const role of ['body', 'heading', 'caption'] as const) {
      assert.deepEqual(roundTrip([{ role, text }]), [{ role, text }], `${role} ${JSON.stringify(text)}`);
    }
  }
});

// A block is one line, trimmed, without control characters: the stages see to that.
const lineText = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({ unit: fc.constantFrom(...Array.from('*_`#>-+.!&<[](){}|\\~:"\'1 会a\t')), minLength: 1 }),
    fc.array(fc.constantFrom(...tricky), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  )
  .map((text) => text.replace(/[\p{Cc}\u2028\u2029]/gu, '').trim())
  .filter((text) => text !== '');

test('any blocks come back as they were', () => {
  const block = fc.record(
    { role: fc.constantFrom<KeptRole>('body', 'heading', 'caption'), text: lineText },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      assert.deepEqual(roundTrip(blocks), blocks);
    }),
    { numRuns: 2000 },
  );
});

test('facts come back as they were, whatever they look like in YAML', () => {
  fc.assert(
    fc.property(lineText, lineText, fc.array(lineText), (headline, source, documents) => {
      const facts = { ...report, headline, source, documents, published: '2023-08-21T15:23' };
      assert.deepEqual(readReportFile(writeReportFile(facts, [])).report, facts);
    }),
    { numRuns: 1000 },
  );
  for (const text of [
    '2023-08-20',
    'null',
    'yes',
    '~',
    '0x10',
    '1e3',
    '&a',
    '*a',
    '!!js',
    '---',
    '…',
    '{}',
  ]) {
    const facts = { ...report, headline: text, source: text };
    assert.deepEqual(readReportFile(writeReportFile(facts, [])).report, facts, text);
  }
});

test('front matter that would run code or grow without bound is refused', () => {
  assert.throws(() => readReportFile('---js\n{ id: process.exit(1) }\n---\n\n正文'));
  const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: [*b, *b]'].join('\n');
  assert.throws(() => readReportFile(`---\n${bomb}\n---\n\n正文`), /alias/iu);
});

test('front matter that does not fit the schema is refused', () => {
  const file = writeReportFile(report, []);
  assert.throws(() => readReportFile(file.replace('script: Hans', 'script: Latn')));
  assert.throws(() => readReportFile(file.replace('headline:', 'headlines:')));
});

test('Markdown that the build does not write is refused, with its line', () => {
  const file = writeReportFile(report, []);
  for (const foreign of ['- 列表', '**强调**', '<b>HTML</b>', '![图](a.png)', '```\n代码\n```']) {
    assert.throws(
      () => readReportFile(`${file}\n${foreign}\n`),
      /unexpected Markdown: \w+ at line \d+/u,
      foreign,
    );
  }
});

test('blocks of the front matter and of the body stand in the capture’s order', () => {
  const facts = { ...report, kicker: '引题', deck: '副题' };
  const body: TextBlock[] = [
    { role: 'caption', text: '图' },
    { role: 'body', text: '文' },
  ];
  assert.deepEqual(articleBlocks(facts, body, ['kicker', 'headline', 'caption', 'deck', 'body']), [
    { role: 'kicker', text: '引题' },
    { role: 'headline', text: '标题' },
    { role: 'caption', text: '图' },
    { role: 'deck', text: '副题' },
    { role: 'body', text: '文' },
  ]);
  assert.throws(
    () => articleBlocks(facts, body, ['headline', 'body']),
    /expected a body block, found caption/u,
  );
  assert.throws(() => articleBlocks(facts, [], ['body']), /found none/u);
});
