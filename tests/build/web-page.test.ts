/** A saved page that wants to run and to fetch, through the whole build: nothing of it acts on the site. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { copyProject, type Project } from './project.ts';

const page = `<!DOCTYPE html><html><head><title>全市防汛工作会议召开_某网</title>
<meta name="ContentSource" content="某报&quot;><script>alert(1)</script>"><base href="https://evil.example/">
<link rel="stylesheet" href="https://evil.example/x.css"><style>@import "https://evil.example/y.css";</style>
<script src="https://evil.example/x.js"></script><script>alert(1)</script></head>
<body onload="alert(1)"><h1 onclick="alert(1)">全市防汛工作会议召开</h1>
<p>3月5日，全市防汛工作会议召开。&lt;script&gt;alert(1)&lt;/script&gt;市长柏舟出席会议并讲话。<img src="https://evil.example/p.png" onerror="alert(1)"></p>
<p>会议指出，要把人民群众生命财产安全放在首位，全面排查<a href="javascript:alert(1)">各类风险隐患</a>，落实落细各项防范措施。</p>
<p>&lt;img src=x onerror=alert(1)&gt;会议强调，[点击](javascript:alert(1))要压实责任，确保安全度汛。</p>
<iframe src="https://evil.example/"></iframe><svg onload="alert(1)"><script>alert(1)</script></svg></body></html>`;

let project: Project;
before(() => {
  project = copyProject();
  project.remove('seeds');
  project.write('seeds/page.html', page);
});
after(() => {
  project.discard();
});

type Node = DefaultTreeAdapterTypes.Node;

function* elements(node: Node): Generator<DefaultTreeAdapterTypes.Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elements(child);
}

test('no script, style, handler or address of a saved page reaches a page of the site', () => {
  const run = project.build();
  assert.equal(run.status, 0, run.stderr);
  const files = globSync('dist/**/*.html', { cwd: project.folder });
  const shown = files.filter((file) => readFileSync(join(project.folder, file), 'utf8').includes('alert(1)'));
  assert.ok(shown.length >= 2, 'the report and its provenance show the words as text');
  for (const file of files) {
    const html = readFileSync(join(project.folder, file), 'utf8');
    for (const { tagName, attrs, childNodes } of elements(parse(html))) {
      for (const { name, value } of attrs) {
        assert.doesNotMatch(name, /^on/u, file);
        if (name !== 'content' && name !== 'value')
          assert.doesNotMatch(value, /evil\.example|^\s*javascript:/iu, file);
      }
      assert.ok(!['iframe', 'base', 'object', 'embed'].includes(tagName), `${file}: ${tagName}`);
      const text = childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      const runs =
        tagName === 'style' || (tagName === 'script' && !attrs.some(({ value }) => value.includes('json')));
      if (runs) assert.doesNotMatch(text, /alert\(1\)|evil\.example/u, file);
    }
  }
});
