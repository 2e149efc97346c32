/** The stage on input that no newspaper prints: it must end, soon and without throwing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, Structured } from '../../../scripts/stage.ts';
import { metadata } from '../../../scripts/stages/metadata.ts';
import { trace } from '../../../scripts/text/traced.ts';
import { growthOf, processorTime, steep } from '../../models/processor-time.ts';

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
  test(`${name}: eight times the text takes no sixteen times the time`, () => {
    const read = (characters: number): void => {
      assert.ok(metadata.run(structured(piece.repeat(characters / piece.length))).ok);
    };
    const growth = growthOf(read, 2_500, 20_000);
    assert.ok(growth < steep, `${growth.toFixed(1)} times more than in proportion`);
    const spent = processorTime(() => {
      read(20_000);
    });
    assert.ok(spent < 8_000, `${spent.toFixed(0)} ms of processor time, expected a few seconds at most`);
  });
}
