/** Captures that are far too big, or of one thing only: bounded work, bounded growth. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestText } from '../../scripts/stages/extract.ts';
import { stages } from '../../scripts/stages.ts';
import { outcomeOf } from '../models/outcome-of.ts';
import { growthOf, steep } from '../models/processor-time.ts';

const article = '全市防汛工作会议召开\n会议指出，要把人民群众生命财产安全放在首位，全面排查各类风险隐患。\n';

test('50 MB of one line is refused before it is read', () => {
  const bytes = new Uint8Array(50 * 2 ** 20).fill(0x61);
  assert.equal(outcomeOf({ file: 'a.txt', bytes }), 'decode/too-large');
});

const refused: Readonly<Record<string, readonly [string, string, string]>> = {
  'a text longer than any report': ['a.txt', `${article}${'会'.repeat(longestText)}`, 'extract/too-long'],
  'a page longer than any report': ['a.html', `<p>${article}${'会'.repeat(longestText)}`, 'extract/too-long'],
  '6 million nested brackets': ['a.txt', article + '（'.repeat(3e6) + '）'.repeat(3e6), 'extract/too-long'],
  '1.5 million zero-width spaces': ['a.html', `<p>会${'\u200b会'.repeat(1.5e6)}`, 'decode/too-many-unmeant'],
  '2 million opening tags': ['a.html', '<b>'.repeat(2e6), 'extract/too-many-tags'],
  '2 million character references': ['a.html', `<p>${'&amp;'.repeat(2e6)}`, 'extract/too-many-tags'],
};
for (const [name, [file, text, rule]] of Object.entries(refused)) {
  test(`${name}: quarantined`, () => {
    assert.equal(outcomeOf({ file, bytes: Buffer.from(text) }), rule);
  });
}

test('100,000 lines are built or quarantined as any other', () => {
  assert.equal(
    outcomeOf({
      file: 'a.txt',
      bytes: Buffer.from(article + '\n'.repeat(100_000) + '会议强调，要抓好落实。'),
    }),
    'built',
  );
  assert.match(outcomeOf({ file: 'a.txt', bytes: Buffer.from('首页\n'.repeat(100_000)) }), /^structure\//u);
});

const pieces: Readonly<Record<string, string>> = {
  sentences: '会议强调，要压实各级责任，抓好工作落实。',
  'a line without marks': '会议',
  'full stops': '。',
  commas: '，',
  'opening brackets': '（',
  'half-width brackets': '((',
  glosses: '推?dòng)',
  spaces: ' ',
  names: '市委书记许继伟、市长吴劲、',
  'short lines': '首页\n',
  'lines of text': '会议强调，要压实各级责任，抓好工作落实。\n',
  digits: '12',
};
for (const [name, piece] of Object.entries(pieces)) {
  test(`${name}: eight times the text takes no sixteen times the time`, () => {
    const growth = growthOf(
      (length) => {
        const bytes = Buffer.from(article + piece.repeat(length / piece.length));
        stages.run({ id: 'a', file: 'a.txt', bytes, sha256: '0'.repeat(64) });
      },
      12_000,
      96_000,
    );
    assert.ok(growth < steep, `${growth.toFixed(1)} times more than in proportion`);
  });
}
