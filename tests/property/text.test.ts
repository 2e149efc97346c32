/** Invariants of the four text stages: conservation, idempotence, stability, bounded time. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { startWith, type Draft, type Result } from '../../scripts/stage.ts';
import { decode } from '../../scripts/stages/decode.ts';
import { punctuation } from '../../scripts/stages/punctuation.ts';
import { repair } from '../../scripts/stages/repair.ts';
import { script } from '../../scripts/stages/script.ts';
import { encodeCapture } from '../../scripts/text/encodings.ts';
import { captureText, changesOf, currentText, undo } from '../../scripts/text/traced.ts';
import { processorTime } from '../models/processor-time.ts';

const root = join(import.meta.dirname, '..', '..');
const seeds = readdirSync(join(root, 'seeds')).filter((name) => name.endsWith('.txt'));
const pipeline = startWith(decode).then(repair).then(punctuation).then(script);

function run(bytes: Uint8Array): Result<Draft> {
  return pipeline.run({ id: 'a', file: 'a.txt', bytes, sha256: '' });
}

/** Pieces that the stages look for, and what surrounds them in captures. */
const piece = fc.oneof(
  fc.constantFrom(
    '推動(dòng)長(zhǎng)三角地區(qū)',
    '鄧?yán)^敢',
    '百?gòu)?qiáng)',
    '當?shù)貢r間',
    '新?shēng)r代',
    '?yán)',
    '(dòng)',
    '?',
    '會議強調',
    '会议强调',
    '發 展',
    '发 展',
    '记者 杨 竹 摄',
    '記者　楊　竹　攝',
    '乾隆',
    '著',
    '於',
    '後',
  ),
  fc.constantFrom(
    ',',
    ';',
    ':',
    '?',
    '!',
    '(',
    ')',
    '（',
    '）',
    '，',
    '。',
    '“',
    '”',
    '《',
    '》',
    ' ',
    '　',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '2022-11-13 22:24',
    '1+3>4',
    'http://a.cn/b?c=1,',
    'a@b.cn',
    '(C)',
    '(GDP)',
    '&nbsp;',
    '12月19日',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u202e',
    '\u00ad',
    '\u0001',
    '\u2028',
    '\ue000',
    '\ufffd',
    '€',
    '👩\u200d🌾',
    '𬍛',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

function checkInvariants(bytes: Uint8Array): void {
  const first = run(bytes);
  if (!first.ok) {
    assert.match(first.error.rule, /^decode\//u);
    return;
  }
  const draft = first.output;
  const now = currentText(draft.text);
  // Conservation: the capture comes back from the text and the record, and its bytes from that.
  const capture = undo(now, changesOf(draft.text));
  assert.equal(capture, captureText(draft.text));
  assert.deepEqual(Buffer.from(encodeCapture(capture, draft.encoding)), Buffer.from(bytes));
  for (const { before, after, steps } of changesOf(draft.text)) {
    assert.ok(steps.length > 0 && steps.every(({ rule, stage }) => rule.startsWith(`${stage}/`)));
    assert.notEqual(before, after);
  }
  // Lines are neither made nor lost.
  assert.equal(now.split('\n').length, capture.split(/\r\n|\r|\n/u).length);
  // Idempotence: the normalised text passes through as it is.
  const second = run(Buffer.from(now));
  if (second.ok) assert.equal(currentText(second.output.text), now);
  else assert.equal(now.trim(), '');
}

for (const file of seeds) {
  test(`${file}: conservation and idempotence`, () => {
    checkInvariants(readFileSync(join(root, 'seeds', file)));
  });
}

test('generated texts in UTF-8: conservation and idempotence', () => {
  fc.assert(
    fc.property(text, (input) => {
      checkInvariants(Buffer.from(input.toWellFormed()));
    }),
    { numRuns: 3_000, seed: 7 },
  );
});

test('generated texts in every encoding: conservation and idempotence', () => {
  const encodings = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'gbk', 'big5');
  fc.assert(
    fc.property(text, encodings, (input, encoding) => {
      checkInvariants(encodeCapture(input.toWellFormed(), encoding));
    }),
    { numRuns: 1_000, seed: 8 },
  );
});

test('random bytes are text or are quarantined', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      checkInvariants(bytes);
    }),
    { numRuns: 2_000, seed: 9 },
  );
});

test('seeds cut anywhere are text or are quarantined', () => {
  const whole = seeds.map((file) => readFileSync(join(root, 'seeds', file)));
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.nat(), fc.nat(300), (bytes, start, length) => {
      const from = start % bytes.length;
      checkInvariants(bytes.subarray(from, from + length));
    }),
    { numRuns: 500, seed: 10 },
  );
});

/** Hundreds of thousands of characters of what could make a pattern search again and again. */
const hostile: Readonly<Record<string, string>> = {
  'one line of ideographs': '會'.repeat(200_000),
  'open parentheses': '('.repeat(1_000_000),
  'closed pairs': `${'('.repeat(200_000)}${')'.repeat(200_000)}会`,
  'glosses that fit nothing': '會(dòng)'.repeat(100_000),
  'broken characters': '百?gòu)?qiáng)'.repeat(50_000),
  'a break with no end': `百?gòu)${'怼'.repeat(300_000)}`.repeat(2),
  'spaces between ideographs': '发 '.repeat(300_000),
  'marks without end': '会,'.repeat(100_000) + ','.repeat(300_000),
  'half an address': 'a.'.repeat(300_000) + '@'.repeat(1000),
  spaces: ' '.repeat(1_000_000) + '会',
  'ends of addresses': `http://${'a),'.repeat(200_000)}`,
};
for (const [name, input] of Object.entries(hostile)) {
  test(`bounded time: ${name}`, () => {
    const seconds =
      processorTime(() => {
        const result = run(Buffer.from(input));
        assert.ok(result.ok);
        assert.equal(captureText(result.output.text), input);
      }) / 1000;
    assert.ok(seconds < 30, `${seconds.toFixed(1)} s for ${input.length} characters`);
  });
}

/** A digest of what the stages make of the seeds, in a process of its own. */
function digestElsewhere(environment: Record<string, string>): string {
  const program = `
    import { createHash } from 'node:crypto';
    import { readFileSync } from 'node:fs';
    import { changesOf, currentText } from './scripts/text/traced.ts';
    import { startWith } from './scripts/stage.ts';
    import { decode } from './scripts/stages/decode.ts';
    import { repair } from './scripts/stages/repair.ts';
    import { punctuation } from './scripts/stages/punctuation.ts';
    import { script } from './scripts/stages/script.ts';
    const pipeline = startWith(decode).then(repair).then(punctuation).then(script);
    const hash = createHash('sha256');
    for (const file of ${JSON.stringify(seeds)}) {
      const result = pipeline.run({ id: file, file, bytes: readFileSync('seeds/' + file), sha256: '' });
      hash.update(JSON.stringify([currentText(result.output.text), changesOf(result.output.text), result.messages]));
    }
    console.log(hash.digest('hex'));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  assert.match(stdout, /^[0-9a-f]{64}\n$/u, stderr);
  return stdout.trim();
}

test('the same in any locale and time zone', () => {
  const hash = createHash('sha256');
  for (const file of seeds) {
    const result = pipeline.run({
      id: file,
      file,
      bytes: readFileSync(join(root, 'seeds', file)),
      sha256: '',
    });
    assert.ok(result.ok);
    const { text: traced } = result.output;
    hash.update(JSON.stringify([currentText(traced), changesOf(traced), result.messages]));
  }
  const here = hash.digest('hex');
  assert.equal(digestElsewhere({ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Shanghai' }), here);
  assert.equal(digestElsewhere({ LANG: 'C', LC_ALL: 'C', TZ: 'America/St_Johns' }), here);
});
