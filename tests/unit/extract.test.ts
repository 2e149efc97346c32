import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import type { Capture, Draft } from '../../scripts/stage.ts';
import { decode } from '../../scripts/stages/decode.ts';
import { extract, extractFamily } from '../../scripts/stages/extract.ts';
import { encodeCapture } from '../../scripts/text/encodings.ts';
import { changesOf, currentText, trace, undo } from '../../scripts/text/traced.ts';

interface Label {
  readonly file: string;
  readonly encoding?: string;
  readonly article: readonly (readonly [string, string])[];
  readonly signs: readonly string[];
  readonly absent: readonly string[];
  readonly facts: Readonly<Record<string, string | string[] | null>>;
}

const folder = join(import.meta.dirname, '../golden/html');
const labels = parse(readFileSync(join(folder, 'labels.yml'), 'utf8')) as Label[];

function captureOf(file: string, bytes: Uint8Array): Capture {
  return { id: file.replace(/\..*$/u, ''), file, bytes, sha256: '' };
}

function draftOf(text: string, file = 'a.html'): Draft {
  return {
    capture: captureOf(file, new Uint8Array()),
    encoding: 'utf-8',
    text: trace(text),
    script: 'Hans',
  };
}

function extracted(draft: Draft): Draft {
  const result = extract.run(draft);
  assert.ok(result.ok, result.ok ? '' : result.error.text);
  return result.output;
}

const linesOf = (source: string): string[] => currentText(extracted(draftOf(source)).text).split('\n');

/** The facts under the names of the labels: one value, or a list for authors and keywords. */
function factsOf(draft: Draft): Record<string, string | string[] | null> {
  const values = (field: string): string[] =>
    (draft.page ?? []).filter((fact) => fact.field === field).map((fact) => fact.value);
  const one = (field: string): string | null => values(field)[0] ?? null;
  return {
    title: one('title'),
    ...(one('kicker') === null ? {} : { kicker: one('kicker') }),
    ...(one('deck') === null ? {} : { deck: one('deck') }),
    pageTitle: one('pageTitle'),
    published: one('published'),
    source: one('source'),
    section: one('section'),
    site: one('site'),
    authors: values('author'),
    keywords: values('keyword'),
    description: one('description'),
  };
}

for (const label of labels) {
  test(`page ${label.file}: the report's lines, whole and in order; nothing that the page does not show`, () => {
    const bytes = readFileSync(join(folder, label.file));
    const decoded = decode.run(captureOf(label.file, bytes));
    assert.ok(decoded.ok, decoded.ok ? '' : decoded.error.text);
    if (label.encoding !== undefined) assert.equal(decoded.output.encoding, label.encoding);
    const draft = extracted(decoded.output);
    const text = currentText(draft.text);
    const lines = text.split('\n');
    const found = label.article.map(([, line]) => lines.lastIndexOf(line));
    label.article.forEach(([role, line], index) => {
      assert.notEqual(found[index], -1, `${role} is not a line: ${line}`);
    });
    assert.deepEqual(
      found,
      found.toSorted((a, b) => a - b),
    );
    for (const sign of label.signs) assert.ok(lines.includes(sign), `not a line: ${sign}`);
    for (const absent of label.absent) assert.ok(!text.includes(absent), `shown: ${absent}`);
    assert.doesNotMatch(text, /<\/?[a-z]/iu);
    assert.deepEqual(factsOf(draft), label.facts);
    const source = undo(text, changesOf(draft.text));
    assert.equal(Buffer.compare(encodeCapture(source, draft.encoding), bytes), 0);
  });
}

test('the examples of the rules', () => {
  assert.ok(extractFamily.rules.length > 20);
  for (const rule of extractFamily.rules) {
    assert.equal(extractFamily.apply(rule.example.in, rule), rule.example.out, rule.id);
    for (const kept of rule.keeps ?? []) {
      assert.equal(extractFamily.apply(kept, rule), kept, rule.id);
    }
  }
});

test('blocks are lines, inline markup is nothing, white space is one space', () => {
  assert.deepEqual(
    linesOf('<p>一</p>\n  <p>二<b>三</b> <i>四</i></p>五<br>六<hr>七<div>八<div>九</div></div>'),
    ['一', '二三 四', '五', '六', '七', '八', '九'],
  );
  assert.deepEqual(linesOf('<p> A \n B&nbsp;&nbsp;C </p>'), ['A B C']);
  assert.deepEqual(linesOf('<p>第一行\n第二行</p><pre>第一行\n第二行</pre>'), [
    '第一行第二行',
    '第一行',
    '第二行',
  ]);
});

test('what looks like a thing to cut, and is not', () => {
  const kept: [string, string][] = [
    ['<form id="form1"><p>会议召开。</p></form>', '会议召开。'],
    ['<div style="visibility: hidden; opacity: 0"><p>会议召开。</p></div>', '会议召开。'],
    ['<body style="display:none"><p>会议召开。</p></body>', '会议召开。'],
    ['<table><tr><td><p>会议召开。</p></td><td>会议指出</td></tr></table>', '会议召开。\n会议指出'],
    ['<p>（<b>记者：</b>李某）</p>', '（记者：李某）'],
    ['<p>会议<b>强调：</b>要落实。</p>', '会议强调：要落实。'],
    ['<p>2019年<b>3</b>月<a href="/x">15</a>:30</p>', '2019年3月15:30'],
    [
      '<p>附件：<a href="1">方案</a></p><p><a href="1">附件1 方案</a></p><p><a href="1">附件2 表</a></p>',
      '附件：方案\n附件1 方案\n附件2 表',
    ],
  ];
  for (const [source, text] of kept) assert.equal(linesOf(source).join('\n'), text);
});

test('elements left open end where HTML ends them', () => {
  assert.deepEqual(linesOf('<ul><li>一<li hidden>二<li>三</ul>四'), ['一', '三', '四']);
  assert.deepEqual(linesOf('<table><tr><td style="display:none">一<td>二三四五六七八<tr><td>九</table>十'), [
    '二三四五六七八',
    '九',
    '十',
  ]);
  assert.deepEqual(linesOf('<p hidden>一<p>二三</p>'), ['二三']);
  assert.deepEqual(linesOf('<div><span hidden>一</div><p>二三四</p>'), ['二三四']);
});

test('a page that hides its main part shows it', () => {
  assert.deepEqual(linesOf('<p>网站</p><div style="display:none"><p>会议召开，部署各项工作。</p></div>'), [
    '网站',
    '会议召开，部署各项工作。',
  ]);
});

test('menus and lists of other pages go, breadcrumbs and prose with links stay', () => {
  const link = (text: string): string => `<a href="/x">${text}</a>`;
  const list = ['城西新区开通公交线路', '今年早稻长势良好', '古镇老街修缮完工'];
  assert.deepEqual(
    linesOf(`<p>会议召开。</p>${list.map((text) => `<li>${link(text)} 2020-01-02</li>`).join('')}`),
    ['会议召开。'],
  );
  assert.deepEqual(
    linesOf(
      `<p>会议召开。</p>${list
        .slice(1)
        .map((text) => `<li>${link(text)}</li>`)
        .join('')}`,
    ),
    ['会议召开。', '今年早稻长势良好', '古镇老街修缮完工'],
  );
  assert.deepEqual(
    linesOf(`<li>${link('首页')}<li> &gt; ${link('要闻')}<li> &gt; 正文</li><p>会议召开。</p>`),
    ['首页 > 要闻 > 正文', '会议召开。'],
  );
  assert.deepEqual(linesOf(`<p>他说${link('甲')}和${link('乙')}与${link('丙')}、${link('丁')}相同。</p>`), [
    '他说甲和乙与丙、丁相同。',
  ]);
});

test('a headline over two lines is found in the browser title; what has links above it goes', () => {
  const source = `<title>某网-深入学习贯彻精神 奋力展现更大作为</title>
<p>您好，请<a href="/in">登录</a></p><p><a href="/">首页</a> &gt; 正文</p><h1>深入学习贯彻精神<br>奋力展现更大作为</h1><p>会议召开。</p>`;
  assert.deepEqual(linesOf(source), [
    '深入学习贯彻精神 奋力展现更大作为',
    '首页 > 正文',
    '深入学习贯彻精神',
    '奋力展现更大作为',
    '会议召开。',
  ]);
});

test('a breadcrumb that only its style divides gets its marks; a long list of that name stays as it is', () => {
  const trail =
    '<ol class="nav breadcrumb"><li><a href="1">首页</a></li><li><a href="2">要闻</a></li><li>正文</li></ol>';
  assert.deepEqual(linesOf(`${trail}<p>会议召开。</p>`), ['首页 > 要闻 > 正文', '会议召开。']);
  const long = `<div id="crumbs"><p>${'会议召开'.repeat(40)}。</p><p>会议指出。</p></div>`;
  assert.equal(linesOf(long).length, 2);
});

test('words that act on the page go by what they do; a link that only looks like one stays', () => {
  assert.deepEqual(
    linesOf(
      '<p>会议召开。</p><p><a href="javascript:window.print()">打印</a><span onclick="doZoom(16)">大</span></p><p><a href="javascript:void(0);">某县发布</a></p>',
    ),
    ['会议召开。', '某县发布'],
  );
});

test('the part that holds the report: what follows it is told by its lines, links in it stay', () => {
  const paragraphs =
    '<p>全市春耕现场会昨天在石桥镇召开，各县区负责人参加。</p><p>会议要求不误农时，把<a href="1">种子</a>、农资和农机备足备好，逐村逐户落实责任。</p><p><a href="2">一图读懂春耕政策</a></p>';
  const page = `<body><h1>春耕现场会召开</h1><div id="a"><div id="b">${paragraphs}</div><p>责任编辑：<a href="3">麦秋</a></p><p>热帖</p><p><a href="4">城西新区开通公交线路</a></p></div></body>`;
  const draft = extracted(draftOf(page));
  assert.deepEqual(currentText(draft.text).split('\n'), [
    '春耕现场会召开',
    '全市春耕现场会昨天在石桥镇召开，各县区负责人参加。',
    '会议要求不误农时，把种子、农资和农机备足备好，逐村逐户落实责任。',
    '一图读懂春耕政策',
    '责任编辑：麦秋',
    '热帖',
  ]);
  assert.deepEqual(draft.main, { first: 2, last: 4 });
});

test('dates between links belong to their list; the title that a page declares finds its headline', () => {
  const item = (title: string): string => `<li><a href="1">${title}</a><div>2020-01-02 08:00:00</div></li>`;
  assert.deepEqual(
    linesOf(
      `<p>会议召开。</p>${item('城西新区开通公交线路')}${item('今年早稻长势良好')}${item('古镇老街完工')}`,
    ),
    ['会议召开。', '2020-01-02 08:00:00'],
  );
  assert.deepEqual(
    linesOf(
      '<meta property="og:title" content="春耕现场会召开"><title></title><p>登录</p><p>要闻</p><h1>春耕现场会召开</h1><p>会议召开。</p>',
    ),
    ['要闻', '春耕现场会召开', '会议召开。'],
  );
});

test('every removal carries its rule', () => {
  const { text } = extracted(draftOf('<p>会议<script>x()</script>召开<!-- c --></p><style>p{}</style>'));
  const steps = changesOf(text).flatMap((change) => change.steps.map((step) => [step.rule, change.before]));
  assert.deepEqual(steps, [
    ['extract/markup', '<p>'],
    ['extract/script', '<script>x()</script>'],
    ['extract/comment', '<!-- c -->'],
    ['extract/markup', '</p>'],
    ['extract/style', '<style>p{}</style>'],
  ]);
});

test('facts: first rule first, empty and meaningless values passed over', () => {
  const page = extracted(
    draftOf(`<meta name="author" content="104363"><meta property="og:title" content="分享标题">
<meta name="ArticleTitle" content=" 正式&ldquo;标题&rdquo;\n "><meta name="ContentSource" content=""><meta name="source" content="来源：某报">
<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"甲"},"乙"],"datePublished":"2020-01-02"}</script>
<p>会议召开。</p>`),
  ).page;
  const facts = page?.map(({ field, value, rule }) => `${field}=${value} (${rule})`);
  assert.deepEqual(facts?.toSorted(), [
    'author=乙 (extract/fact-author-linked)',
    'author=甲 (extract/fact-author-linked)',
    'published=2020-01-02 (extract/fact-published)',
    'source=某报 (extract/fact-source)',
    'title=正式“标题” (extract/fact-title)',
  ]);
});

test('JSON-LD that is broken, or no article, gives nothing', () => {
  for (const data of ['{', '[]', 'null', '"x"', '{"@type":"WebSite","name":"x"}', '['.repeat(100_000)]) {
    const { page } = extracted(
      draftOf(`<script type="application/ld+json">${data}</script><p>会议召开。</p>`),
    );
    assert.equal(page, undefined, data.slice(0, 40));
  }
});

test('front matter of a text is taken off as text, and says what it says', () => {
  const source =
    '---\ntitle: "会议召开"\nauthor:\n  - "[[李某]]"\nsource: "https://x.example/1"\ntags: [要闻, 会议]\npublished: 2020-01-02\n---\n\n会议召开。\n';
  for (const file of ['a.md', 'a.txt']) {
    const draft = extracted(draftOf(source, file));
    assert.equal(currentText(draft.text), '\n会议召开。\n');
    assert.equal(undo(currentText(draft.text), changesOf(draft.text)), source);
    assert.deepEqual(
      draft.page?.map(({ field, value }) => [field, value]),
      [
        ['title', '会议召开'],
        ['author', '李某'],
        ['keyword', '要闻'],
        ['keyword', '会议'],
        ['published', '2020-01-02'],
      ],
    );
  }
});

test('front matter that is more than keys and lists stays text: no code, no aliases, no types', () => {
  const kept = [
    '---js\n{ title: require("fs").readFileSync("/etc/passwd") }\n---\n会议召开。',
    '---\na: &a [x, x]\nb: *a\n{{ bomb }}\n---\n会议召开。',
    '---\n会议召开。\n---\n会议指出。',
    '---\ntitle: 没有结尾\n会议召开。',
    '---\n---\n会议召开。',
  ];
  for (const source of kept) {
    const draft = extracted(draftOf(source, 'a.md'));
    assert.equal(currentText(draft.text), source);
    assert.equal(draft.page, undefined);
  }
  const bomb = extracted(draftOf('---\na: &a [x]\nb: *a\ntitle: !!js/function "x"\n---\n会议召开。', 'a.md'));
  assert.deepEqual(
    bomb.page?.map(({ value }) => value),
    ['!!js/function "x"'],
  );
});

test('a text capture is left alone, whatever markup it holds', () => {
  const source = '<p>会议&nbsp;召开。</p>\n<script>alert(1)</script>';
  const draft = extracted(draftOf(source, 'a.txt'));
  assert.equal(currentText(draft.text), source);
  assert.deepEqual(changesOf(draft.text), []);
});

test('a page without visible text is refused', () => {
  const result = extract.run(draftOf('<div id="app"></div><script>render()</script>'));
  assert.ok(!result.ok);
  assert.equal(result.error.rule, 'extract/empty');
});
