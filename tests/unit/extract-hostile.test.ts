/** Pages that want to run, to fetch, to hide, or to cost. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readPage } from '../../scripts/stages/extract.ts';
import { applyEdits, changesOf, currentText, trace, undo } from '../../scripts/text/traced.ts';
import { processorTime } from '../models/processor-time.ts';

/** The text of a page; undefined where it is refused. Its conservation is checked each time. */
function textOf(source: string): string | undefined {
  const reading = readPage(source);
  if (!reading) return undefined;
  const text = applyEdits(trace(source), reading.edits, 'extract');
  const shown = currentText(text);
  assert.ok(undo(shown, changesOf(text)) === source, 'the source cannot be rebuilt');
  return shown;
}

const attacks: Record<string, string> = {
  'script elements':
    '<script>alert(1)</script><SCRIPT SRC=//x></SCRIPT ><script>/*<!--<script>*/alert(1)</script>--></script>',
  'a script that writes its own end': '<script>document.write("<\\/script><p>假</p>")</script>',
  'elements that only seem closed':
    '<script/>alert(1)</script><style/>假</style><textarea/>假</textarea><iframe/>假</iframe><svg/>',
  'event handlers': '<img src=x onerror=alert(1)><body onload="alert(1)"><p onclick=\'a(">")\'>',
  'addresses that run':
    '<a href="javascript:alert(1)"></a><a href=" java&#10;script:alert(1)"></a><form action="data:text/html,x">',
  'drawings with scripts':
    '<svg onload=alert(1)><script>alert(1)</script><title><p>假</p></title><![CDATA[<p>假</p>]]><style><img src=x onerror=alert(1)></style></svg>',
  'formulas with styles':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></math>',
  frames:
    '<iframe srcdoc="&lt;script>alert(1)&lt;/script>"><p>假</p></iframe><object data="data:text/html,x"><p>假</p></object><embed src=x>',
  'templates and fallbacks':
    '<template><p>假</p></template><noscript><p>假</p></noscript><noembed><p>假</p></noembed>',
  'hidden text':
    '<p style="DISPLAY : none">假</p><div hidden><p>假</p></div><span style="color:red;display:none">假</span>',
  comments: '<!-- <p>假</p> --><!--><!-- a --!><!- 假 --><!DOCTYPE 假 [<!ENTITY x "假">]><?php 假 ?>',
  'form fields':
    '<textarea><p>假</p></textarea><select><option>假</option></select><button>假</button><input value="假">',
  'styles and links':
    '<style>@import "//x";p:after{content:"假"}</style><link rel=stylesheet href=//x><base href=//x><meta http-equiv=refresh content="0;url=//x">',
};

for (const [name, markup] of Object.entries(attacks)) {
  test(`${name}: nothing of it is text, and the report around it stays`, () => {
    const text = textOf(`<p>会议召开，部署各项工作。</p>${markup}<p>会议指出。</p>`) ?? '';
    assert.deepEqual(
      text.split('\n').filter((line) => line.includes('会议')),
      ['会议召开，部署各项工作。', '会议指出。'],
    );
    assert.doesNotMatch(text, /假|alert|javascript|onerror|<|data:/iu);
  });
}

test('markup that the page shows as text stays text', () => {
  assert.equal(
    textOf('<p>&lt;script&gt;alert(1)&lt;/script&gt; 1 < 2 && a<1</p>'),
    '<script>alert(1)</script> 1 < 2 && a<1',
  );
});

test('character references: controls, bidirectional marks and lone surrogates never become text', () => {
  assert.equal(
    textOf(
      '<p>会&#0;&#x202E;&#8203;&#xD800;&#xFEFF;&#x1;&zwj;&#x110000;议&#x4E00;&#20108;&zzname;&copy;&notit;</p>',
    ),
    '会议一二&zzname;©¬it;',
  );
});

test('tags that never end take what a browser gives them', () => {
  assert.equal(textOf('<p>会议召开。<div class="'), '会议召开。');
  assert.equal(textOf('<p>会议召开。<!-- 没有结尾 <p>假</p>'), '会议召开。');
  assert.equal(textOf('<p>会议召开。<script>没有结尾 <p>假</p>'), '会议召开。');
  assert.equal(textOf('<p>会议召开。</'), '会议召开。</');
  assert.equal(textOf('<<<p>会议<召开。'), '<<\n会议<召开。');
  assert.equal(textOf('</div></table></p>会议召开。</body></html>会后'), '会议召开。\n会后');
});

/** Milliseconds of processor time of the cheapest of three readings: other programs disturb, they never help. */
function cost(source: string): number {
  return Math.min(...[1, 2, 3].map(() => processorTime(() => textOf(source))));
}

const growing: Record<string, (size: number) => string> = {
  'nested blocks': (size) => '<div>'.repeat(size) + '会' + '</div>'.repeat(size),
  'nested blocks, never closed': (size) => '<div>会'.repeat(size),
  'nested inline elements with other ends': (size) =>
    '<i>'.repeat(size) + '<u>' + '</b></u></s>'.repeat(size),
  'formatting elements left open, then paragraphs': (size) =>
    Array.from({ length: size }, (_, index) => `<b id=${index}>`).join('') + '<p>会'.repeat(size),
  'cells without tables': (size) => '<div><table><tr><td>' + '<section>'.repeat(size) + '</div>'.repeat(size),
  'nested tables': (size) => '<table><tr><td>会'.repeat(size),
  'text among rows': (size) => '<table>' + '会<tr>'.repeat(size),
  'attributes of one tag': (size) =>
    `<p ${Array.from({ length: size }, (_, index) => `a${index}`).join(' ')}>会`,
  'ends without starts': (size) => '</p></div></td>'.repeat(size) + '会',
  'left angle brackets': (size) => '<'.repeat(size) + '会',
  ampersands: (size) => '&'.repeat(size) + '&a'.repeat(size) + '会',
  'open comments': (size) => '<!--'.repeat(size) + '会',
  'quotation marks': (size) => '<p a="' + '"\''.repeat(size) + '会',
  'white space': (size) => '<p>会' + ' \n\t'.repeat(size) + '会',
  references: (size) => '<p>' + '&nbsp;&#8203;&lt;'.repeat(size),
  links: (size) => '<a href=x>会</a>'.repeat(size),
  'hidden parts': (size) => '<p hidden>会</p>'.repeat(size) + '会议召开',
  'breadcrumb marks': (size) => '<li>&gt;'.repeat(size),
  'script ends': (size) => '<script>' + '</scrip'.repeat(size) + '<!--<script>'.repeat(size),
  titles: (size) => `<title>${'会议'.repeat(size)}</title>` + '<p>会议'.repeat(Math.min(size, 5000)),
};

for (const [name, make] of Object.entries(growing)) {
  test(`${name}: eight times as much costs in proportion`, () => {
    const small = cost(make(2_000));
    const large = cost(make(16_000));
    // Quadratic cost would be sixty-four times; a quarter of a second is little for any page of this size.
    assert.ok(large <= Math.max(24 * small, 250), `${small.toFixed(0)} ms became ${large.toFixed(0)} ms`);
  });
}

test('very many cuts without a word between them', () => {
  assert.equal(textOf(`<p>会议${'<!--a--><b>'.repeat(99_000)}召开。`), '会议召开。');
  assert.equal(textOf(`${'<!--a--><b>'.repeat(99_000)}会议`), '会议');
});

test('a page of 20 MB is read or refused within seconds', () => {
  const picture = `<p>会议召开。</p><img src="data:image/png;base64,${'A'.repeat(20_000_000)}"><p>会议指出。</p>`;
  const spent = processorTime(() => {
    assert.equal(textOf(picture), '会议召开。\n会议指出。');
    assert.equal(textOf('<p>'.repeat(6_600_000)), undefined);
    assert.equal(textOf(`<p>${'会议召开。'.repeat(4_000_000)}`)?.length, 20_000_000);
  });
  assert.ok(spent < 30_000, `${spent.toFixed(0)} ms of processor time`);
});

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '<p>',
          '</p>',
          '<div hidden>',
          '</div>',
          '<br/>',
          '<a href="#">',
          '</a>',
          '<table>',
          '<tr>',
          '<td>',
          '</table>',
        ],
        ...[
          '<script>',
          '</script>',
          '<style>',
          '</style>',
          '<svg>',
          '</svg>',
          '<![CDATA[',
          ']]>',
          '<title>',
          '</title>',
        ],
        ...[
          '<!--',
          '-->',
          '<!',
          '</',
          '<',
          '>',
          '"',
          "'",
          '=',
          '&',
          ';',
          '&nbsp;',
          '&lt;',
          '&#x4e00;',
          '&amp',
          '\n',
          ' ',
          '　',
        ],
        ...[
          '<pre>',
          '</pre>',
          '<li>',
          '<ul>',
          '<b>',
          '</b>',
          '<textarea>',
          '<iframe>',
          '<head>',
          '<body>',
          '\r',
          '\0',
          '\ud800',
        ],
        ...[
          '<meta name="author" content="',
          '<span style="display:none">',
          '来源：',
          '会议召开',
          '2020-01-02',
          '12:30',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

test('any soup of markup: the source can be rebuilt, and reading again gives the same', () => {
  fc.assert(
    fc.property(soup, (source) => {
      assert.equal(textOf(source), textOf(source));
    }),
    { numRuns: 3000 },
  );
});

test('any text written as HTML comes back as the same text', () => {
  const plain = fc
    .array(fc.constantFrom(...Array.from('会议召开，。、“”<>&;abc123')), { minLength: 1, maxLength: 40 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 8 }), (paragraphs) => {
      const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const source = paragraphs.map((text) => `<p class="x">\n  ${escape(text)}\n</p>`).join('\n');
      const starts = paragraphs.filter((text, index) => index > 0 && text.startsWith('>'));
      fc.pre(starts.length === 0); // a line that starts with > is the next step of a breadcrumb
      assert.equal(textOf(source), paragraphs.join('\n'));
    }),
    { numRuns: 1000 },
  );
});
