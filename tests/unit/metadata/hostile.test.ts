/** The stage on input that no newspaper prints: it must end, soon and without throwing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, Structured } from '../../../scripts/stage.ts';
import { metadata } from '../../../scripts/stages/metadata.ts';
import { trace } from '../../../scripts/text/traced.ts';

function structured(text: string): Structured {
  const blocks: Block[] = [
    { role: 'headline', lines: [1], text: '标题' },
    { role: 'body', lines: [2], text },
  ];
  return {
    capture: { id: 'x', file: 'x.txt', bytes: new Uint8Array(1), sha256: '0'.repeat(64) },
    encoding: 'utf-8',
    text: trace(blocks.map((block) => block.text).join('\n')),
    script: 'Hans',
    lines: blocks.map(({ role, text: line }, index) => ({
      line: index + 1,
      role,
      rule: 'structure/test',
      text: line,
    })),
    blocks,
  };
}

for (const [name, piece] of Object.entries({
  'offices without end': '市委书记、',
  'names without end': '章东、',
  'one clause without marks': '国家发展委员会局',
  'nested brackets': '（《“',
  digits: '12月',
  'lists of leaders': '等市领导',
  dots: '艾·',
  quotes: '“一二',
})) {
  test(`${name}: 20,000 characters take a bounded time`, () => {
    const start = performance.now();
    const result = metadata.run(structured(piece.repeat(20_000 / piece.length)));
    assert.ok(result.ok);
    assert.ok(performance.now() - start < 8000, 'expected a few seconds at most');
  });
}
