/** The page that sets an article beside its capture, for captures that are web pages. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { alignCapture } from '../../../src/lib/provenance.ts';
import { stages } from '../../../scripts/stages.ts';
import { decode } from '../../../scripts/stages/decode.ts';
import { captureText } from '../../../scripts/text/traced.ts';
import { articleBlocks, readReportFile } from '../../../src/lib/report-file.ts';

const folder = join(import.meta.dirname, '../../golden/html');
const words = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
  test(`${file}: each row is a line that the page shows, with its role and its source`, () => {
    const bytes = readFileSync(join(folder, file));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const capture = { id: 'page', file, bytes, sha256 };
    const result = stages.run(capture);
    const decoded = decode.run(capture);
    assert.ok(result.ok && decoded.ok);
    const { provenance, markdown } = result.output;
    const { report, body } = readReportFile(markdown);
    const roles = provenance.blocks.map(({ role }) => role);
    const blocks = articleBlocks(report, body, roles);
    const text = blocks.map((block) => block.text).join('\n');
    const rows = alignCapture(text, provenance.changes, provenance.lines);
    const left = rows.flatMap((row) => row.capture.map((piece) => piece.text)).join('');
    assert.equal(left, captureText(decoded.output.text));
    assert.deepEqual(
      rows.filter(({ role }) => role !== undefined).map(({ line }) => line),
      provenance.lines.map(({ line }) => line),
    );
    blocks.forEach((block, index) => {
      const [first = 0] = provenance.blocks[index]?.lines ?? [];
      const row = rows[first - 1];
      assert.ok(row);
      assert.equal(row.role, block.role, block.text);
      const shown = row.article.map((piece) => piece.text).join('');
      assert.ok(shown !== '' && words(block.text).startsWith(words(shown)), `${shown} is not ${block.text}`);
    });
  });
}

test('a text with front matter: its rows are the lines of the file', () => {
  const source =
    '---\ntitle: 全市防汛工作会议召开\nsource: 某报\n---\n\n全市防汛工作会议召开\n3月5日，全市防汛工作会议召开。市长柏舟出席会议并讲话。\n会议指出，要全面排查各类风险隐患，落实落细各项防范措施。\n';
  const bytes = Buffer.from(source);
  const result = stages.run({ id: 'note', file: 'note.md', bytes, sha256: 'f'.repeat(64) });
  assert.ok(result.ok);
  const { report, provenance, markdown } = result.output;
  assert.equal(report.source, '某报');
  const roles = provenance.blocks.map(({ role }) => role);
  const blocks = articleBlocks(report, readReportFile(markdown).body, roles);
  const text = blocks.map((block) => block.text).join('\n');
  const rows = alignCapture(text, provenance.changes, provenance.lines);
  assert.deepEqual(
    rows.flatMap(({ line, role }) => (role === undefined ? [] : [`${line} ${role}`])),
    ['6 headline', '7 body', '8 body'],
  );
  assert.equal(provenance.evidence.find(({ fact }) => fact === 'source')?.line, 3);
});
