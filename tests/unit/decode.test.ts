import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import type { Capture } from '../../scripts/stage.ts';
import { decode } from '../../scripts/stages/decode.ts';
import { encodeCapture } from '../../scripts/text/encodings.ts';
import { largestCapture } from '../../scripts/text/recognise.ts';
import { captureText, changesOf, currentText } from '../../scripts/text/traced.ts';

const seeds = join(import.meta.dirname, '..', '..', 'seeds');
const report = '省委、省政府召开全省大会，对纵深推进一体化发展进行再动员。\r\n会议强调，要紧扣关键词。\r\n';
const hant = '省委、省政府召開全省大會，對縱深推進一體化發展進行再動員。\n會議強調，要緊扣關鍵詞。\n';

const capture = (bytes: Uint8Array): Capture => ({ id: 'a', file: 'a.txt', bytes, sha256: '' });

function read(bytes: Uint8Array): { encoding: string; raw: string; text: string; rules: string[] } {
  const result = decode.run(capture(bytes));
  assert.ok(result.ok, result.ok ? '' : result.error.text);
  const { encoding, text } = result.output;
  const rules = changesOf(text).flatMap(({ steps }) => steps.map(({ rule }) => rule));
  return { encoding, raw: captureText(text), text: currentText(text), rules: [...new Set(rules)] };
}

function refuse(bytes: Uint8Array): { rule: string; text: string; at: number } {
  const result = decode.run(capture(bytes));
  assert.ok(!result.ok, 'expected a quarantined capture');
  assert.notEqual(result.error.hint, '');
  return result.error;
}

const cases: readonly (readonly [string, string, Uint8Array])[] = [
  ['utf-8', report, Buffer.from(report)],
  ['utf-8', `\ufeff${report}`, Buffer.from(`\ufeff${report}`)],
  ['utf-16le', `\ufeff${report}`, iconv.encode(report, 'utf-16le', { addBOM: true })],
  ['utf-16be', `\ufeff${report}`, iconv.encode(report, 'utf-16be', { addBOM: true })],
  ['utf-16le', report, iconv.encode(report, 'utf-16le')],
  ['utf-16be', report, iconv.encode(report, 'utf-16be')],
  ['gbk', report, iconv.encode(report, 'gbk')],
  ['gbk', hant, iconv.encode(hant, 'gbk')],
  ['gb18030', `${report}👍`, iconv.encode(`${report}👍`, 'gb18030')],
  ['big5', hant, iconv.encode(hant, 'big5')],
];

for (const [encoding, text, bytes] of cases) {
  test(`${encoding} is recognised${text.startsWith('\ufeff') ? ' by its mark' : ''}, and gives the bytes back`, () => {
    const found = read(bytes);
    assert.equal(found.encoding, encoding);
    assert.equal(found.raw, text);
    assert.deepEqual(Buffer.from(encodeCapture(found.raw, found.encoding)), Buffer.from(bytes));
    assert.ok(!found.text.startsWith('\ufeff') && !found.text.includes('\r'));
  });
}

test('the seeds are UTF-8 and come back byte for byte', () => {
  for (const file of readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
    const bytes = readFileSync(join(seeds, file));
    const { encoding, raw } = read(bytes);
    assert.equal(encoding, 'utf-8');
    assert.deepEqual(Buffer.from(encodeCapture(raw, encoding)), bytes);
  }
});

test('every removed or replaced character has its rule', () => {
  const found = read(
    Buffer.from('\ufeff会议\u200b召开\u00a0，\u202e记\u00ad者\u0001报\u2028道\r\n正\u200d文\r结束'),
  );
  assert.equal(found.text, '会议召开 ，记者报 道\n正文\n结束');
  assert.deepEqual(found.rules, [
    'decode/byte-order-mark',
    'decode/zero-width',
    'decode/odd-space',
    'decode/bidi-control',
    'decode/soft-hyphen',
    'decode/control',
    'decode/line-separator',
    'decode/line-end-crlf',
    'decode/zero-width-joiner',
    'decode/line-end-cr',
  ]);
});

test('ideographic spaces, tabs and private-use characters are left to later stages', () => {
  const text = '　　杨　竹\t\ue000文';
  assert.equal(read(Buffer.from(text)).text, text);
});

/** A page in one encoding that declares another or the same, behind `ahead` bytes of script. */
function page(declaration: string, body: string, encoding: string, ahead = 32_768): Uint8Array {
  const script = `<script>${'var a = 1; '.repeat(Math.ceil(ahead / 11))}</script>`;
  const text = `<html><head>${script}${declaration}<title>t</title></head><body><p>${body}</p></body></html>`;
  return iconv.encode(text, encoding);
}

function messagesOf(bytes: Uint8Array): [string, string, number][] {
  const result = decode.run({ ...capture(bytes), file: 'a.html' });
  return result.messages.map(({ rule, severity, at }) => [rule, severity, at]);
}

const pages: readonly (readonly [string, string, string])[] = [
  ['gbk', report, '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'],
  ['gbk', hant, "<META CHARSET='GBK'>"],
  ['gb18030', `${report}👍𠮷`, '<meta charset=gb18030>'],
  ['big5', hant, '<meta charset="big5"/>'],
  ['big5', hant, '<?xml version="1.0" encoding="Big5"?>'],
  ['utf-8', report, '<meta charset="utf-8">'],
  ['utf-16le', report, ''],
  ['utf-16be', report, ''],
  ['gbk', report, ''],
  ['big5', hant, ''],
];
for (const [encoding, body, declaration] of pages) {
  const said = declaration === '' ? 'undeclared' : declaration;
  test(`a page in ${encoding}, ${said}, behind 32 KB and 700 KB of ASCII`, () => {
    for (const ahead of [32_768, 700_000]) {
      const bytes = page(declaration, body, encoding, ahead);
      const found = read(bytes);
      assert.equal(found.encoding, encoding);
      assert.ok(found.raw.includes(body));
      assert.deepEqual(Buffer.from(encodeCapture(found.raw, encoding)), Buffer.from(bytes));
      const expected = encoding === 'utf-8' ? [] : [['decode/encoding', 'info', 0]];
      assert.deepEqual(messagesOf(bytes), expected);
    }
  });
}

test('a declaration decides between two readings that both make sense', () => {
  // C4 E3 BA C3: 你好 in GBK, 斕疑 in Big5.
  const words = Buffer.from('c4e3bac3', 'hex');
  const file = (head: string): Uint8Array => Buffer.concat([Buffer.from(`${head}<p>`), words]);
  assert.equal(read(file('<meta charset="gb2312">')).raw.slice(-2), '你好');
  assert.equal(read(file('<meta charset="big5">')).raw.slice(-2), '斕疑');
  assert.equal(refuse(file('')).rule, 'decode/unknown-encoding');
});

test('a lying declaration is not believed, and recorded', () => {
  const meta = (label: string): string => `<meta charset="${label}">`;
  const lies: readonly (readonly [string, string, string, string])[] = [
    ['utf-8', report, 'gb2312', 'info'],
    ['utf-8', report, 'big5', 'info'],
    ['utf-8', report, 'x-nothing-at-all', 'info'],
    ['gbk', report, 'utf-8', 'warning'],
    ['gbk', hant, 'big5', 'warning'],
    ['gbk', report, 'shift_jis', 'warning'],
    ['big5', hant, 'gbk', 'warning'],
    ['big5', hant, 'utf-16', 'warning'],
  ];
  for (const [encoding, body, label, severity] of lies) {
    const bytes = page(meta(label), body, encoding);
    assert.equal(read(bytes).encoding, encoding, label);
    const told = messagesOf(bytes).find(([rule]) => rule === 'decode/false-declaration');
    assert.ok(told !== undefined, label);
    assert.equal(told[1], severity, label);
    assert.ok(read(bytes).raw.slice(told[2]).startsWith(`${label}">`));
  }
});

test('a byte order mark is stronger than a declaration', () => {
  const bytes = Buffer.from(`\ufeff<meta charset="gbk"><p>${report}</p>`);
  assert.equal(read(bytes).encoding, 'utf-8');
  assert.deepEqual(
    messagesOf(bytes).map(([rule]) => rule),
    ['decode/false-declaration'],
  );
});

test('UTF-16 without mark and without one ASCII character', () => {
  const ideographs = '会议强调要紧扣关键词';
  assert.equal(read(iconv.encode(ideographs, 'utf-16le')).encoding, 'utf-16le');
  assert.equal(read(iconv.encode(ideographs, 'utf-16be')).encoding, 'utf-16be');
});

test('Big5 as Hong Kong extends it', () => {
  // 嚟 咗 in the Supplementary Character Set of 2008.
  const supplement = Buffer.from('91c19df7', 'hex');
  const found = read(Buffer.concat([iconv.encode(hant, 'big5'), supplement]));
  assert.equal(found.encoding, 'big5');
  assert.ok(found.raw.endsWith('嚟咗'));
});

test('the second ideographic space of GBK comes back as its own bytes', () => {
  const space = Buffer.from('a3a0', 'hex');
  for (const encoding of ['gbk', 'gb18030']) {
    // Also where neighbours make the same two bytes: 叮 is B6 A3, 牗 is A0 A8.
    const start = iconv.encode(`叮牗${report.trim()}`, encoding);
    assert.equal(start.indexOf(space), 1);
    const more = iconv.encode(encoding === 'gbk' ? '出席' : '出席👍', encoding);
    const bytes = Buffer.concat([start, space, space, more]);
    const found = read(bytes);
    assert.equal(found.encoding, encoding);
    assert.equal(
      found.text,
      `叮牗${report.trim().replace('\r', '')}　　出席${encoding === 'gbk' ? '' : '👍'}`,
    );
    assert.deepEqual(Buffer.from(encodeCapture(found.raw, encoding)), bytes);
  }
});

test('bytes cut within their last character are refused, with the place', () => {
  const cut: readonly (readonly [string, string, number])[] = [
    ['gbk', report.trim(), 1],
    ['big5', hant.trim(), 1],
    ['gb18030', `${report.trim()}👍`, 1],
    ['gb18030', `${report.trim()}👍`, 2],
    ['gb18030', `${report.trim()}👍`, 3],
  ];
  for (const [encoding, text, missing] of cut) {
    const whole = iconv.encode(text, encoding);
    const { rule, text: said, at } = refuse(whole.subarray(0, whole.length - missing));
    assert.equal(rule, 'decode/invalid-bytes', `${encoding} without ${missing}`);
    assert.match(said, /line 2, column \d+ \(byte \d+: /u);
    assert.ok(at > 0);
  }
});

test('one wrong byte in the middle is told with line and column', () => {
  const bytes = iconv.encode('会议召开\n会议强调，要抓好落实。会议指出，要加快发展。', 'gbk');
  bytes[14] = 0xff; // the third character of line 2
  const { rule, text } = refuse(bytes);
  assert.equal(rule, 'decode/invalid-bytes');
  assert.match(text, /line 2, column 3 \(byte 1[34]: /u);
});

test('nothing to read', () => {
  assert.equal(refuse(new Uint8Array()).rule, 'decode/empty');
  assert.equal(refuse(Buffer.from(' \r\n\u3000\u200b\n')).rule, 'decode/empty');
});

test('what is no text', () => {
  assert.equal(refuse(Buffer.from('%PDF-1.7\n')).rule, 'decode/binary');
  assert.equal(refuse(Buffer.from('PK\u0003\u0004abc')).rule, 'decode/binary');
  assert.equal(refuse(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)).rule, 'decode/binary');
  assert.equal(refuse(Buffer.from('会议\0召开')).rule, 'decode/binary');
  assert.equal(refuse(Buffer.from('会\u0001\u0002议')).rule, 'decode/binary');
});

test('a file above the limit', () => {
  assert.equal(refuse(new Uint8Array(largestCapture + 1).fill(0x61)).rule, 'decode/too-large');
});

test('UTF-8 cut within a character is called so, with its place', () => {
  const { rule, text, at } = refuse(Buffer.from('会议\n召开，各').subarray(0, -1));
  assert.equal(rule, 'decode/invalid-utf-8');
  assert.match(text, /line 2, column 4 \(byte 16: e5 90\)/);
  assert.equal(at, 6);
});

test('UTF-8 with one wrong byte is not read as GBK', () => {
  for (const wrong of [0xff, 0x41, 0xc4]) {
    const bytes = Buffer.from(report);
    bytes[40] = wrong;
    assert.equal(refuse(bytes).rule, 'decode/invalid-utf-8');
  }
});

test('bytes of no known encoding', () => {
  assert.equal(
    refuse(Uint8Array.of(0x61, 0xe9, 0x62, 0xff, 0x63, 0xe8, 0x20)).rule,
    'decode/unknown-encoding',
  );
  assert.equal(refuse(Buffer.from('fffe00d84100', 'hex')).rule, 'decode/unknown-encoding');
});

test('encoding by an unknown name is an error', () => {
  assert.throws(() => encodeCapture('a', 'koi8-r'), RangeError);
});
