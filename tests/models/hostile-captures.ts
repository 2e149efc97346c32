/** Captures that nobody would save on purpose: the archive's own ones, damaged; and plain noise. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { encodeCapture, type Encoding } from '../../scripts/text/encodings.ts';

/** What a file of seeds/ might be. */
export interface HostileFile {
  /** Name, whose ending decides how it is read. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

const root = join(import.meta.dirname, '../..');

/** Damages a text: `at` and `to` are places in it, from 0 (start) to 1 (end). */
type Damage = (text: string) => string;

const place = fc.integer({ min: 0, max: 10_000 }).map((share) => share / 10_000);

/** Captures in their own encodings, as texts, with the ending of their files. */
const captures = globSync(['seeds/*.txt', 'tests/golden/captures/*.txt', 'tests/golden/html/*.html'], {
  cwd: root,
})
  .sort()
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
  // The two pages that are not UTF-8 have tests of their own.
  .filter(({ text }) => !text.includes('\ufffd'));

const markup = [
  '<script>alert(1)</script>',
  '<p>会议指出，<b onclick="x">要</b>抓好落实。</p>',
  '<div><table><tr><td>',
  '</div></body></html>',
  '<!-- 没有结尾',
  '<![CDATA[ 会议 ]]>',
  '<img src="http://例.example/a.jpg" onerror=alert(1)>',
  '&lt;p&gt;&#x202E;&#0;&nbsp;&amp;&unknown;',
  '<textarea><title>会议</title>',
  '<style>p{content:"会议"}</style>',
  '<svg><title>图</title></svg>',
  '<meta property="og:title" content="假的标题">',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":[[[{}]]]}</script>',
];
const frontMatter = [
  '---\ntitle: 会议召开\ndate: 2023-08-20\n---\n',
  '---js\nmodule.exports = process.exit(3)\n---\n',
  '---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n---\n',
  '---\n!!js/function "x": {{{\n---\n',
  '---\n',
  '+++\ntitle = "会议"\n+++\n',
  '%YAML 1.2\n--- !<tag:x> |\n',
  'headline: 假的标题\nlayout: 会议\n',
];
const markdown = [
  '# 会议召开',
  '> 会议指出',
  '```js\n会议\n```',
  '1966. 会议',
  '* * *',
  '[会议](javascript:alert(1) "x")',
  '![图][1]\n\n[1]: data:text/html,x',
  '|会议|指出|\n|---|---|\n|一|二|',
  '    会议指出，要抓好落实。',
  '会议\n====',
  '\\*会议\\* **指出**_要_ ~~落实~~ <https://例.example>',
  '[^1]: 会议',
  '- [ ] 会议\n  1) 指出',
  '&copy;&#35; 会议',
];
const strange = [
  '\u0000\u0001\u0007\u001b[31m',
  '\u007f\u0085\u009f',
  '\ue000\ue5e5\uf8ff\u{f0000}\u{10fffd}',
  '\u200b\u200d\ufeff\u2060\u00ad',
  '\u202e\u2066会议\u2069',
  '\u2028\u2029\u000b\u000c',
  '\ufdd0\ufffe\uffff\ufffd',
  '👩‍👩‍👧‍👦🏳️‍🌈🇨🇳',
  '𠮷𡃁𪚥',
  'e\u0301\u0302\u0303\u0304\u0305\u0306',
  '\r\r\n\n\r',
  '\u3000\u00a0\u2003\t',
];
const glosses = ['(dòng)', '?(', '?dòng)', '展(zhǎn)^', '(GDP)', '((((', '推?dòng)h', '(nǐ)(hǎo)'];

const payload = fc.oneof(
  fc.constantFrom(...markup, ...frontMatter, ...markdown, ...strange, ...glosses),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('，。、；：？！“”‘’（）《》【】—…·,.;:?!"\'()[]{}<>|/-_~ ')),
    maxLength: 60,
  }),
  fc
    .tuple(
      fc.constantFrom('（）', '()', '《》', '“”', '[]', '【】', '{}', '<>', '「」'),
      fc.integer({ min: 1, max: 300 }),
    )
    .map(([pair, depth]) => `${pair.slice(0, 1).repeat(depth)}会议${pair.slice(1).repeat(depth)}`),
  fc
    .tuple(
      fc.constantFrom('会', '会议指出', 'a', ' ', '（', '。', '、', '1', '(a)', '?', '<a', '&#'),
      fc.integer({ min: 1, max: 3000 }),
    )
    .map(([text, times]) => text.repeat(times)),
);

function offsetIn(text: string, share: number): number {
  return Math.floor(share * text.length);
}

function lineDamage(
  work: (lines: string[], first: number, second: number) => string[],
): fc.Arbitrary<Damage> {
  return fc.tuple(place, place).map(([one, two]) => (text) => {
    const lines = text.split('\n');
    return work(lines, Math.floor(one * (lines.length - 1)), Math.floor(two * (lines.length - 1))).join('\n');
  });
}

const damage: fc.Arbitrary<Damage> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(place, payload).map(([at, what]) => (text: string) => {
      const offset = offsetIn(text, at);
      return text.slice(0, offset) + what + text.slice(offset);
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, payload).map(([at, what]) => (text: string) => {
      const lines = text.split('\n');
      return lines.toSpliced(Math.floor(at * lines.length), 0, what).join('\n');
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom(...frontMatter).map((what) => (text: string) => what + text) },
  {
    weight: 1,
    arbitrary: fc.tuple(place, place).map(
      ([from, to]) =>
        (text: string) =>
          text.slice(0, offsetIn(text, from)) + text.slice(offsetIn(text, Math.max(from, to))),
    ),
  },
  { weight: 1, arbitrary: place.map((at) => (text: string) => text.slice(0, offsetIn(text, at))) },
  {
    weight: 2,
    arbitrary: lineDamage((lines, first, second) => {
      const moved = lines.splice(first, 1);
      return lines.toSpliced(second, 0, ...moved);
    }),
  },
  {
    weight: 1,
    arbitrary: lineDamage((lines, first, second) => lines.toSpliced(second, 0, lines[first] ?? '')),
  },
  { weight: 1, arbitrary: lineDamage((lines) => lines.toReversed()) },
  { weight: 1, arbitrary: lineDamage((lines, first) => [...lines.slice(first), ...lines.slice(0, first)]) },
  { weight: 1, arbitrary: fc.constant((text: string) => text.replaceAll('\n', '')) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('\r', '\r\n', '\u2028', '\n\n')
      .map((end) => (text: string) => text.replaceAll('\n', end)),
  },
  { weight: 1, arbitrary: fc.constant((text: string) => text + text) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 5 })
      .map(
        (every) => (text: string) =>
          Array.from(text, (sign, index) => (index % 7 < every ? sign : ' ')).join(''),
      ),
  },
);

const encodings = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Encoding>('utf-8') },
  { weight: 3, arbitrary: fc.constantFrom<Encoding>('utf-16le', 'utf-16be', 'gbk', 'gb18030', 'big5') },
);
const endings = fc.constantFrom('txt', 'txt', 'md', 'html');

/** A byte order mark, where the encoding needs one. Lone surrogates survive UTF-16 only. */
function encoded(text: string, encoding: Encoding): Uint8Array {
  return encodeCapture(encoding.startsWith('utf-16') ? `\ufeff${text}` : text, encoding);
}

const damagedBytes = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record({
      at: place,
      byte: fc.integer({ min: 0, max: 255 }),
      how: fc.constantFrom('cut', 'set', 'insert'),
    }),
  },
);

/** A capture with some damage to its text, in some encoding, with some damage to its bytes. */
export const damagedCapture: fc.Arbitrary<HostileFile> = fc
  .record({
    capture: fc.constantFrom(...captures),
    damages: fc.array(damage, { minLength: 1, maxLength: 4 }),
    encoding: encodings,
    ending: endings,
    bytes: damagedBytes,
  })
  .map(({ capture, damages, encoding, ending, bytes: how }) => {
    const bytes = encoded(
      damages.reduce((text, harm) => harm(text), capture.text),
      encoding,
    );
    const ownEnding = capture.name.endsWith('.html') ? 'html' : ending;
    const file = `${basename(capture.name).replace(/\.[a-z]+$/u, '')}.${ownEnding}`;
    return { file, bytes: how === undefined ? bytes : damageBytes(bytes, how.at, how.byte, how.how) };
  });

function damageBytes(bytes: Uint8Array, share: number, byte: number, how: string): Uint8Array {
  const at = Math.floor(share * bytes.length);
  const before = bytes.subarray(0, at);
  if (how === 'cut') return Buffer.from(before);
  return Buffer.concat([before, Uint8Array.of(byte), bytes.subarray(how === 'set' ? at + 1 : at)]);
}

/** Files that never were a capture: bytes, noise, and texts made of payloads only. */
export const noise: fc.Arbitrary<HostileFile> = fc
  .record({
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .tuple(fc.array(payload, { maxLength: 12 }), encodings, fc.constantFrom('', '\n', '\n\n'))
        .map(([parts, encoding, between]) => encoded(parts.join(between), encoding)),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
      // UTF-16 with anything in it: halves of surrogate pairs, controls, nothing at all.
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.concat([Uint8Array.of(0xff, 0xfe), bytes])),
    ),
    ending: endings,
  })
  .map(({ bytes, ending }) => ({ file: `noise.${ending}`, bytes }));

/** Everything. */
export const hostileFile: fc.Arbitrary<HostileFile> = fc.oneof(
  { weight: 4, arbitrary: damagedCapture },
  { weight: 1, arbitrary: noise },
);
