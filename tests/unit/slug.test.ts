import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { qualifiedSlug, slug } from '../../src/lib/slug.ts';

test('a plain name is its own address', () => {
  for (const name of ['许昆林', '一极三区一高地', '上海', '𠮷野', '〇七会议', '5g'])
    assert.equal(slug(name), name);
});

test('any other name keeps what can be read, and gets a hash', () => {
  assert.match(slug('2+3+N'), /^2-3-n-[0-9a-f]{8}$/u);
  assert.match(slug('阿卜杜拉·买买提'), /^阿卜杜拉-买买提-[0-9a-f]{8}$/u);
  assert.match(slug('？！'), /^x-[0-9a-f]{8}$/u);
  assert.match(slug(''), /^x-[0-9a-f]{8}$/u);
  assert.match(slug('con'), /^con-[0-9a-f]{8}$/u);
  assert.match(slug('会'.repeat(41)), /^会{40}-[0-9a-f]{8}$/u);
});

test('names that differ only in case, width or punctuation stay apart', () => {
  const names = ['app', 'App', 'APP', 'ａｐｐ', 'a+b', 'a-b', 'a b', 'é', 'e\u0301', '\u{2f801}', '丸', '⺀'];
  assert.equal(new Set(names.map(slug)).size, names.length);
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('会', 'a', 'A', '-', '·', '1', ' ', '.', '/'), maxLength: 50 }),
);

test('an address is safe in a URL path and on any file system', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const part = slug(name);
      assert.match(part, /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
      assert.ok(Buffer.byteLength(part) <= 255, part);
      assert.ok(!/^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(part), part);
      assert.equal(slug(name), part);
    }),
    { numRuns: 2000 },
  );
});

test('two names never share an address, with or without qualifier', () => {
  const key = (part: string): string => part.normalize('NFC').toUpperCase();
  fc.assert(
    fc.property(anyName, anyName, anyName, (a, b, qualifier) => {
      if (a === b) return;
      assert.notEqual(key(slug(a)), key(slug(b)));
      assert.notEqual(key(qualifiedSlug(a, qualifier)), key(qualifiedSlug(b, qualifier)));
      assert.notEqual(key(qualifiedSlug(a, qualifier)), key(slug(b)));
    }),
    { numRuns: 2000 },
  );
});
