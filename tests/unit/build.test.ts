/** The rim of the build: names of captures, arguments, messages, exit status, what is checked before the swap. */
import assert from 'node:assert/strict';
import { mkdtempSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseBuildArguments } from '../../scripts/build/arguments.ts';
import { sortNames } from '../../scripts/build/captures.ts';
import { lock, prepare, recover, replace } from '../../scripts/build/folders.ts';
import { faultsOf } from '../../scripts/build/site.ts';
import { locate, placeOf, type Message } from '../../scripts/report/messages.ts';
import { exitStatus, renderJson, renderTerminal } from '../../scripts/report/outcome.ts';
import { progressOn } from '../../scripts/report/progress.ts';

const warning: Message = {
  file: 'seeds/a.txt',
  line: 12,
  column: 7,
  severity: 'warning',
  rule: 'repair/doubt',
  text: 'Unexpected x, expected y',
  hint: 'Look at it.',
};

test('captures are text and web pages, sorted; companions and hidden files are passed over', () => {
  const list = sortNames([
    'b.txt',
    'a.txt',
    'd.html',
    'a.corrections.yml',
    'README.md',
    '.DS_Store',
    '2023/c.txt',
    '.git/x.txt',
  ]);
  assert.deepEqual(list.files, [
    { file: '2023/c.txt', id: 'c' },
    { file: 'a.txt', id: 'a' },
    { file: 'b.txt', id: 'b' },
    { file: 'd.html', id: 'd' },
  ]);
  assert.deepEqual(list.refused, []);
  assert.deepEqual(list.messages, []);
});

test('two files with one id are both refused, and each names the other', () => {
  const list = sortNames(['x/a.txt', 'A.txt', 'b.txt']);
  assert.deepEqual(
    list.files.map(({ id }) => id),
    ['b'],
  );
  assert.deepEqual(
    list.refused.map(({ file, message }) => [file, message.rule]),
    [
      ['A.txt', 'captures/duplicate-id'],
      ['x/a.txt', 'captures/duplicate-id'],
    ],
  );
  assert.match(list.refused[0]?.message.text ?? '', /seeds\/x\/a\.txt/u);
});

test('a name that cannot be an address is refused; another kind of file is remarked on', () => {
  const list = sortNames(['a b.txt', 'c#d.txt', 'photo.jpg', 'year.txt', 'x.md.txt', '2023.08.21.txt']);
  assert.deepEqual(
    list.files.map(({ id }) => id),
    ['2023.08.21'],
  );
  assert.deepEqual(
    list.refused.map(({ message }) => message.rule),
    ['a b.txt', 'c#d.txt', 'x.md.txt', 'year.txt'].map(() => 'captures/unsafe-name'),
  );
  assert.deepEqual(
    list.messages.map(({ file, rule }) => [file, rule]),
    [['seeds/photo.jpg', 'captures/unknown-kind']],
  );
});

test('arguments: known ones are taken, others are explained', () => {
  assert.deepEqual(parseBuildArguments(['--strict', '--json']), { parts: 'all', strict: true, json: true });
  assert.deepEqual(parseBuildArguments(['--content']), { parts: 'content', strict: false, json: false });
  assert.deepEqual(parseBuildArguments(['-h']), { help: true });
  assert.ok('error' in parseBuildArguments(['--fast']));
  assert.ok('error' in parseBuildArguments(['seeds/a.txt']));
  assert.ok('error' in parseBuildArguments(['--content', '--site']));
});

test('places are counted in code points, from 1, over all kinds of line end', () => {
  assert.deepEqual(placeOf('', 0), { line: 1, column: 1 });
  assert.deepEqual(placeOf('甲\n乙丙', 3), { line: 2, column: 2 });
  assert.deepEqual(placeOf('𠀀𠀁x', 4), { line: 1, column: 3 });
  assert.deepEqual(placeOf('a\r\nb\rc', 1), { line: 1, column: 2 });
  assert.deepEqual(placeOf('a\r\nb\rc', 2), { line: 1, column: 3 });
  assert.deepEqual(placeOf('a\r\nb\rc', 3), { line: 2, column: 1 });
  assert.deepEqual(placeOf('a\r\nb\rc', 5), { line: 3, column: 1 });
});

test('a message becomes file:line:column, severity, text, rule and a hint', () => {
  const message = locate('seeds/a.txt', '甲乙\n丙丁', {
    severity: 'warning',
    at: 4,
    rule: 'r/x',
    text: 'T',
    hint: 'H',
  });
  assert.equal(
    renderTerminal({ published: ['a'], quarantined: [], messages: [message] }),
    'seeds/a.txt:2:2 warning T (r/x)\n  hint: H\n1 report published, 0 quarantined, 1 warning, 0 notes\n',
  );
});

test('notes are counted on the terminal and listed in JSON', () => {
  const outcome = { published: [], quarantined: [], messages: [{ ...warning, severity: 'info' as const }] };
  assert.equal(
    renderTerminal(outcome),
    '0 reports published, 0 quarantined, 0 warnings, 1 note (--json lists them)\n',
  );
  assert.deepEqual(JSON.parse(renderJson(outcome)), outcome);
});

test('exit status: warnings pass unless strict, a quarantined capture never', () => {
  const warned = { published: ['a'], quarantined: [], messages: [warning] };
  assert.equal(exitStatus(warned, false), 0);
  assert.equal(exitStatus(warned, true), 1);
  assert.equal(exitStatus({ ...warned, messages: [] }, true), 0);
  assert.equal(exitStatus({ ...warned, quarantined: ['b.txt'] }, false), 1);
});

test('progress shows on a terminal and is silent in a pipe', () => {
  const written: string[] = [];
  const write = (text: string): void => void written.push(text);
  const pipe = progressOn({ write });
  pipe.step('1/2 a.txt');
  pipe.done();
  assert.deepEqual(written, []);
  const terminal = progressOn({ isTTY: true, write });
  terminal.step('1/2 a.txt');
  terminal.done();
  assert.match(written.join(''), /1\/2 a\.txt.*\u001b\[2K$/su);
});

test('a new folder takes the old one’s place whole; a kill between the renames is mended', () => {
  const root = mkdtempSync(join(tmpdir(), 'cunzhen-'));
  const page = join(root, 'dist/index.html');
  const build = (text: string): string => {
    const fresh = prepare(root, 'dist');
    writeFileSync(join(fresh, 'index.html'), text);
    return fresh;
  };
  replace(root, 'dist', build('1'));
  assert.equal(readFileSync(page, 'utf8'), '1');
  build('unfinished');
  assert.equal(readFileSync(page, 'utf8'), '1', 'a build that never ends leaves the old folder');
  replace(root, 'dist', build('2'));
  assert.equal(readFileSync(page, 'utf8'), '2');
  renameSync(join(root, 'dist'), join(root, '.build/dist-old')); // what a kill at the worst instant leaves
  recover(root, 'dist');
  assert.equal(readFileSync(page, 'utf8'), '2');
  rmSync(root, { recursive: true });
});

test('the lock is held by one build; a dead build’s lock is taken over', () => {
  const root = mkdtempSync(join(tmpdir(), 'cunzhen-'));
  const unlock = lock(root);
  assert.equal(typeof unlock, 'function');
  assert.equal(lock(root), process.pid);
  if (typeof unlock === 'function') unlock();
  mkdirSync(join(root, '.build'), { recursive: true });
  writeFileSync(join(root, '.build/lock'), '999999999');
  assert.equal(typeof lock(root), 'function');
  assert.ok(existsSync(join(root, '.build/lock')));
  rmSync(root, { recursive: true });
});

test('a site with a missing page or an empty file is not served', () => {
  const whole = [
    'index.html',
    '404.html',
    'search/index.html',
    'pagefind/pagefind.js',
    'reports/a/index.html',
  ];
  const expected = { reportIds: ['a'] };
  assert.deepEqual(
    faultsOf(whole, () => 1, expected),
    [],
  );
  assert.deepEqual(
    faultsOf(whole.slice(0, 4), () => 1, expected),
    ['missing reports/a/index.html'],
  );
  assert.deepEqual(
    faultsOf(whole, (path) => (path === '404.html' ? 0 : 1), expected),
    ['empty 404.html'],
  );
});
