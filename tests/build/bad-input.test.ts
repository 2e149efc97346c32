/** Bad captures, misuse, failure and a kill: what the build does, seen from outside. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { copyProject, type Project } from './project.ts';

let project: Project;
before(() => {
  project = copyProject();
});
after(() => {
  project.discard();
});

const article = [
  '全市防汛工作会议召开',
  '本报讯（记者 甘棠）3月5日，全市防汛工作会议召开。市长柏舟出席会议并讲话。',
  '会议指出，要把人民群众生命财产安全放在首位，全面排查各类风险隐患，落实落细各项防范措施。',
].join('\n');

interface Outcome {
  readonly published: readonly string[];
  readonly quarantined: readonly string[];
  readonly messages: readonly {
    file: string;
    line: number;
    column: number;
    severity: string;
    rule: string;
    hint: string;
  }[];
}

test('each bad capture is quarantined with its reason, and the good ones are published', () => {
  const bad = {
    'empty.txt': '',
    'blank.txt': ' \n\n\t\n',
    'binary.txt': Uint8Array.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xfe, 0, 1,
    ]),
    'broken.txt': Buffer.concat([
      Buffer.from(`${article}\n会议`),
      Buffer.from([0xe8, 0xa6]),
      Buffer.from('强调。\n'),
    ]),
    'boilerplate.txt': '首页 > 新闻 > 要闻\n打印本页 关闭窗口\n版权所有 某某网 备案号：某ICP备12345678号\n',
    'twin/same.txt': article,
    'same.txt': article,
  };
  for (const [file, content] of Object.entries(bad)) project.write(`seeds/${file}`, content);
  project.write('seeds/good.txt', article);
  const run = project.build('--content', '--json');
  assert.equal(run.status, 1, run.stderr);
  const outcome = JSON.parse(run.stdout) as Outcome;
  assert.equal(outcome.published.length, 6, 'the five seeds and good.txt');
  assert.ok(outcome.published.includes('good'));
  assert.deepEqual(
    [...outcome.quarantined].sort(),
    Object.keys(bad)
      .map((file) => `seeds/${file}`)
      .sort(),
  );
  for (const file of outcome.quarantined) {
    const reasons = outcome.messages.filter(
      (message) => message.file === file && message.severity === 'error',
    );
    assert.equal(reasons.length, 1, file);
    assert.notEqual(reasons[0]?.rule, 'build/internal', file);
    assert.ok((reasons[0]?.hint ?? '') !== '', file);
  }
  const broken = outcome.messages.find((message) => message.file === 'seeds/broken.txt');
  assert.deepEqual([broken?.line, broken?.column], [4, 3], 'the first bad byte is told by line and column');
  for (const file of Object.keys(bad)) project.remove(`seeds/${file}`);
});

test('the terminal report reads file:line:column, and nothing is written to a pipe but the report', () => {
  project.write('seeds/empty.txt', '');
  const run = project.build('--content');
  project.remove('seeds/empty.txt');
  assert.equal(run.status, 1);
  assert.match(run.stdout, /^seeds\/empty\.txt:1:1 error .+ \([a-z]+\/[a-z-]+\)\n {2}hint: .+$/mu);
  assert.match(run.stdout, /\n6 reports published, 1 quarantined, \d+ warnings?, \d+ notes?.*\n$/u);
  assert.equal(run.stderr, '');
});

test('a clean build exits 0 and gives the same bytes again, in another time zone and locale', () => {
  const read = (): string[] => {
    const folder = join(project.folder, 'src/content');
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:md|json)$/u.test(path))
      .sort()
      .map((path) => `${path}\n${readFileSync(join(folder, path), 'utf8')}`);
  };
  assert.equal(project.build('--content').status, 0);
  const first = read();
  const elsewhere = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  assert.equal(project.buildIn(elsewhere, '--content').status, 0);
  assert.deepEqual(read(), first);
});

test('corrections for another version of a capture are an error, not silence', () => {
  project.write('seeds/good.txt', article);
  project.write(
    'seeds/good.corrections.yml',
    `capture: "${'0'.repeat(64)}"\ncorrected-by: 甲\ncorrections:\n  - fact: editor\n    set: 乙\n    reason: 丙\n`,
  );
  project.write('seeds/orphan.corrections.yml', 'capture: x\n');
  const run = project.build('--content');
  project.remove('seeds/good.corrections.yml');
  project.remove('seeds/orphan.corrections.yml');
  assert.equal(run.status, 1);
  assert.match(run.stdout, /^seeds\/good\.corrections\.yml:1:1 error .+ \(corrections\/other-capture\)$/mu);
  assert.match(run.stdout, /^seeds\/orphan\.corrections\.yml:1:1 error .+ \(corrections\/no-capture\)$/mu);
});

test('misuse exits 2 and says what is understood', () => {
  const unknown = project.build('--fast');
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /--fast[\s\S]*Usage: npm run build/u);
  const help = project.build('--help');
  assert.equal(help.status, 0);
  assert.match(help.stdout, /Exit status/u);
});

test('no captures: exit 2, and what was built before stays', () => {
  const empty = copyProject();
  for (const file of readdirSync(join(empty.folder, 'seeds'))) empty.remove(`seeds/${file}`);
  const run = empty.build('--content');
  assert.equal(run.status, 2);
  assert.match(run.stderr, /seeds\/ holds no captures/u);
  empty.discard();
});

test('a site build that fails or is killed leaves dist/ as it was', async () => {
  const page = join(project.folder, 'dist/index.html');
  assert.equal(project.build('--content').status, 0);
  project.write('dist/index.html', 'the last good site');
  project.write('src/pages/fails.astro', "---\nthrow new Error('this page cannot be rendered');\n---\n");
  const failed = project.build('--site');
  assert.equal(failed.status, 1);
  assert.match(failed.stderr, /this page cannot be rendered/u);
  assert.equal(readFileSync(page, 'utf8'), 'the last good site');
  project.remove('src/pages/fails.astro');

  const killed = project.startBuild('--site');
  const fresh = join(project.folder, '.build/dist-new');
  while (!existsSync(join(fresh, 'index.html'))) {
    assert.equal(killed.exitCode, null, 'the build must not end before it is killed');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  assert.equal(readFileSync(page, 'utf8'), 'the last good site');

  const mended = project.build('--site');
  assert.equal(mended.status, 0, mended.stderr);
  assert.match(readFileSync(page, 'utf8'), /<html/u);
});
