/** Web pages through all stages: the article, its facts, and a list of all that was dropped. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { startWith, type Capture, type Draft } from '../../scripts/stage.ts';
import { decode } from '../../scripts/stages/decode.ts';
import { extract } from '../../scripts/stages/extract.ts';
import { punctuation } from '../../scripts/stages/punctuation.ts';
import { repair } from '../../scripts/stages/repair.ts';
import { script } from '../../scripts/stages/script.ts';
import { structure } from '../../scripts/stages/structure.ts';
import { stages } from '../../scripts/stages.ts';
import { changesOf, currentText, type Span } from '../../scripts/text/traced.ts';

interface Label {
  readonly file: string;
  readonly article: readonly (readonly [string, string])[];
  readonly report: Readonly<Record<string, unknown>>;
}

const folder = join(import.meta.dirname, 'html');
const labels = parse(readFileSync(join(folder, 'labels.yml'), 'utf8')) as Label[];
const asDraft = startWith(decode).then(extract).then(repair).then(punctuation).then(script);

function captureOf(file: string): Capture {
  const bytes = readFileSync(join(folder, file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { id: file.replace(/\..*$/u, ''), file, bytes, sha256 };
}

function drafted(file: string): Draft {
  const result = asDraft.run(captureOf(file));
  assert.ok(result.ok, file);
  return result.output;
}

/** Only letters and digits, in Simplified characters that the labels of Traditional pages lack. */
const words = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

for (const label of labels) {
  const traditional = label.file.startsWith('traditional');

  test(`${label.file}: the article is the report's lines and nothing else`, () => {
    const result = structure.run(drafted(label.file));
    assert.ok(result.ok);
    const { blocks, script: found } = result.output;
    assert.equal(found, traditional ? 'Hant' : 'Hans');
    const shown = blocks.map(({ role, text }) => [role, traditional ? words(text).length : words(text)]);
    const wanted = label.article.map(([role, text]) => [
      role,
      traditional ? words(text).length : words(text),
    ]);
    assert.deepEqual(shown, wanted);
  });

  test(`${label.file}: source, time and authors`, () => {
    const result = stages.run(captureOf(label.file));
    assert.ok(result.ok, result.ok ? '' : result.error.text);
    const { report } = result.output;
    const { headline, source, published, publisher = null, section = null } = report;
    const reporters = report.reporters.map(({ name }) => name);
    assert.deepEqual({ headline, source, published, publisher, section, reporters }, label.report);
  });

  test(`${label.file}: kept text and listed removals are all that the page shows, and each removal keeps its rule`, () => {
    const draft = drafted(label.file);
    const result = structure.run(draft);
    assert.ok(result.ok);
    const { text } = result.output;
    // What extract dropped is listed in the end as extract listed it: same words, same rule, same order.
    const dropped = (spans: readonly Span[]): string[][] =>
      spans
        .filter(
          ({ after, steps }) =>
            after === '' && steps.length > 0 && steps.every(({ stage }) => stage === 'extract'),
        )
        .map(({ before, steps }) => [before, steps[0]?.rule ?? '']);
    assert.deepEqual(dropped(text), dropped(draft.text));
    assert.ok(dropped(text).length > 0);
    // Every line that the page shows has a role, and the words of those that went are listed as removed.
    const { lines, blocks } = result.output;
    const shown = currentText(draft.text).split('\n');
    assert.deepEqual(
      lines.map((line) => line.text),
      shown.map((line) => line.trim()).filter((line) => line !== ''),
    );
    const kept = new Set(blocks.flatMap((block) => block.lines));
    const gone = lines.filter(({ line }) => !kept.has(line)).map((line) => words(line.text));
    const listed = changesOf(text)
      .filter(({ after, steps }) => after === '' && steps.at(-1)?.stage === 'structure')
      // What is left of markup in a removed line is the borders of its cells.
      .map(({ before }) => words(before.replace(/<[^>]*>|&#?\w+;/gu, ' ')));
    if (traditional) assert.equal(listed.join('').length, gone.join('').length);
    else assert.equal(listed.join(''), gone.join(''));
  });
}

test('each page that is known here was read', () => {
  assert.ok(labels.length >= 11);
  for (const { file } of labels) assert.notEqual(currentText(drafted(file).text), '');
});
