/** Corrections: read with faults told by line, applied through the real stages, never silent when lost. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { buildContent } from '../../scripts/build/content.ts';
import { withCorrections } from '../../scripts/corrections/attach.ts';
import { danglingMessage, danglingReports } from '../../scripts/corrections/links.ts';
import { readCorrections, type CorrectionFault, type CorrectionSet } from '../../scripts/corrections/read.ts';
import { correctionsTemplate } from '../../scripts/corrections/template.ts';
import { rebuildCapture, sameBytes } from '../../scripts/build/conservation.ts';
import type { Capture } from '../../scripts/stage.ts';
import { stages } from '../../scripts/stages.ts';

const text = [
  '全市防汛工作会议召开',
  '发布时间：2024-03-06 来源：临川日报',
  '3月5日，全市防汛工作会议召开。市长柏舟出席会议并讲话。',
  '会议指出，要把人民群众生命财产安全放在首位，全面排查各类风险隐患，落实落细各项防犯措施。',
  '责任编辑：甘棠',
].join('\n');

function capture(content = text): Capture {
  const bytes = Buffer.from(content);
  return { id: 'a', file: 'a.txt', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function head(rows: string, sha256 = capture().sha256): string {
  return `capture: "${sha256}"\ncorrected-by: 甲\ncorrections:\n${rows}`;
}

function faultsOf(source: string): readonly CorrectionFault[] {
  const read = readCorrections(source);
  assert.ok(!('rows' in read), 'the file is faulty');
  return read;
}

/** Runs the corrected capture through all stages. */
function run(rows: string) {
  const corrections = readCorrections(head(rows));
  assert.ok('rows' in corrections, JSON.stringify(corrections));
  return stages.run({ ...capture(), corrections: corrections satisfies CorrectionSet });
}

/** What comes of it; the conservation law holds for corrected reports too. */
function emitted(rows: string) {
  const result = run(rows);
  assert.ok(result.ok, result.ok ? '' : result.error.text);
  const { markdown, provenance, report } = result.output;
  assert.ok(sameBytes(rebuildCapture(markdown, JSON.stringify(provenance)), capture().bytes), 'conserved');
  return { markdown, provenance, report };
}

test('a fact with one value is set, and the correction is its evidence', () => {
  const { report, provenance } = emitted(
    '  - fact: event.date\n    set: 2024-03-04\n    reason: 会议记录\n  - fact: editor\n    set: 乙\n    reason: 样报\n    source: https://example.org/',
  );
  assert.equal(report.event.date, '2024-03-04');
  assert.equal(report.event.basis, 'corrected');
  assert.equal(report.editor, '乙');
  assert.deepEqual(provenance.corrections, [
    { rule: 'corrections/1', what: 'event.date', by: '甲', reason: '会议记录' },
    { rule: 'corrections/2', what: 'editor', by: '甲', reason: '样报', source: 'https://example.org/' },
  ]);
  assert.ok(provenance.evidence.some(({ fact, rule }) => fact === 'event.date' && rule === 'corrections/1'));
});

test('a name is added to a list with its mentions, and removed with them', () => {
  const added = emitted('  - list: formulations\n    add: 风险隐患\n    reason: 本地提法');
  assert.ok(added.report.formulations.includes('风险隐患'));
  assert.deepEqual(
    added.provenance.mentions.filter(({ name }) => name === '风险隐患').map(({ start }) => start),
    ['会议指出，要把人民群众生命财产安全放在首位，全面排查各类'.length],
  );
  const lost = run('  - list: places\n    remove: 不在此地\n    reason: x');
  assert.ok(!lost.ok);
  assert.equal(lost.error.rule, 'corrections/applies-no-more');
});

test('a person is changed, added and removed', () => {
  const { report } = emitted(
    '  - person: 柏舟\n    offices: [代市长]\n    reason: 任免公告\n  - person: 苏木\n    offices: [市水利局局长]\n    roles: [attended]\n    reason: 签到簿',
  );
  assert.deepEqual(
    report.people.filter(({ name }) => name === '柏舟').map(({ offices, roles }) => [offices, roles]),
    [[['代市长'], ['attended', 'spoke']]],
  );
  assert.deepEqual(report.people.at(-1), { name: '苏木', offices: ['市水利局局长'], roles: ['attended'] });
  const removed = emitted('  - person: 柏舟\n    remove: true\n    reason: x');
  assert.ok(!removed.report.people.some(({ name }) => name === '柏舟'));
  assert.ok(!removed.provenance.mentions.some(({ name }) => name === '柏舟'));
});

test('wording is mended on its line, once, and the change names the correction', () => {
  const { markdown, provenance } = emitted(
    '  - line: 4\n    text: 防犯\n    becomes: 防范\n    reason: 错字',
  );
  assert.match(markdown, /各项防范措施/u);
  const change = provenance.changes.find(({ steps }) => steps.some(({ rule }) => rule === 'corrections/1'));
  assert.deepEqual([change?.before, change?.after], ['防犯', '防范']);
  for (const row of ['line: 3\n    text: 防犯', 'line: 99\n    text: 防犯', 'line: 4\n    text: 全面。']) {
    const lost = run(`  - ${row}\n    becomes: 防范\n    reason: x`);
    assert.ok(!lost.ok, row);
    assert.equal(lost.error.rule, 'corrections/applies-no-more');
  }
});

test('lines of a capture with front matter are counted in its file', () => {
  const matter = capture(`---\ntitle: 全市防汛工作会议召开\n---\n${text}`);
  const corrected = (row: string) => {
    const set = readCorrections(head(`  - ${row}\n    reason: x`, matter.sha256));
    assert.ok('rows' in set);
    return stages.run({ ...matter, corrections: set });
  };
  const mended = corrected('line: 7\n    text: 防犯\n    becomes: 防范');
  assert.ok(mended.ok, mended.ok ? '' : mended.error.text);
  assert.match(mended.output.markdown, /各项防范措施/u);
  const taken = corrected('line: 7\n    role: footer');
  assert.ok(taken.ok, taken.ok ? '' : taken.error.text);
  assert.doesNotMatch(taken.output.markdown, /防犯/u);
  for (const line of [2, 4]) {
    const lost = corrected(`line: ${line}\n    text: 防犯\n    becomes: 防范`);
    assert.ok(!lost.ok, `line ${line}`);
  }
});

test('a line takes the role that a person gives it', () => {
  const { markdown, provenance } = emitted('  - line: 4\n    role: footer\n    reason: 与会议无关');
  assert.doesNotMatch(markdown, /防犯/u);
  assert.deepEqual(
    provenance.lines.filter(({ line }) => line === 4),
    [{ line: 4, role: 'footer', rule: 'corrections/1' }],
  );
  const same = run('  - line: 4\n    role: body\n    reason: x');
  assert.ok(!same.ok, 'a correction that changes nothing is an error');
});

test('a part of the head goes over neighbouring lines, and no report has it twice', () => {
  const { report } = emitted('  - line: 2\n    role: headline\n    reason: 两行标题');
  assert.equal(report.headline, '全市防汛工作会议召开 发布时间：2024-03-06 来源：临川日报');
  const second = run('  - line: 4\n    role: headline\n    reason: x');
  assert.ok(!second.ok);
  assert.equal(second.error.rule, 'corrections/applies-no-more');
  assert.match(
    second.error.text,
    /line 4 would be a second headline, apart from line 1;.*Correct line 1 as well/u,
  );
  const moved = emitted(
    '  - line: 1\n    role: kicker\n    reason: x\n  - line: 4\n    role: headline\n    reason: x',
  );
  assert.equal(moved.report.kicker, '全市防汛工作会议召开');
});

test('a file for another version of the capture is refused', () => {
  const source = head('  - fact: editor\n    set: 乙\n    reason: x', '0'.repeat(64));
  const attached = withCorrections(capture(), source);
  assert.ok('error' in attached);
  assert.equal(attached.error.rule, 'corrections/other-capture');
  assert.equal(attached.error.file, 'seeds/a.corrections.yml');
  assert.ok(attached.error.text.includes(capture().sha256));
});

test('faults are told by line and column, in words', () => {
  const [first] = faultsOf(head('  - fact: event.date\n    set: gestern\n    reason: x'));
  assert.ok(first);
  assert.equal(first.line, 5);
  assert.match(first.text, /EDTF/u);
  assert.deepEqual(
    faultsOf(head('  - who: 甲\n    reason: x')).map(({ line }) => line),
    [4],
  );
  assert.match(faultsOf(head('  - list: places\n    reason: x'))[0]?.text ?? '', /either add or remove/u);
  assert.match(faultsOf(head('  - fact: editor\n    set: 乙'))[0]?.text ?? '', /reason/u);
  assert.match(faultsOf('capture: abc\ncorrected-by: 甲\ncorrections: []')[0]?.text ?? '', /SHA-256/u);
  assert.match(faultsOf('corrections: [')[0]?.text ?? '', /Unreadable YAML/u);
  assert.match(faultsOf('&a [*a]')[0]?.text ?? '', /./u);
});

test('every row that the template offers is one that can be read', () => {
  const template = correctionsTemplate({ file: 'a.txt', sha256: '0'.repeat(64) });
  assert.ok(!('rows' in readCorrections(template)), 'as written it has no rows yet');
  const filled = template.replace('corrected-by: ""', 'corrected-by: 甲').replace(/^#(?= {2})/gmu, '');
  const read = readCorrections(filled);
  assert.ok('rows' in read, JSON.stringify(read));
  assert.equal(read.rows.length, 7);
});

test('a person is joined with one of another report; a link to nobody is an error', () => {
  const { report } = emitted(
    '  - person: 柏舟\n    same-as: { report: "b", person: 苏木 }\n    reason: 曾用名',
  );
  assert.deepEqual(report.people.find(({ name }) => name === '柏舟')?.['same-as'], {
    report: 'b',
    person: '苏木',
  });
  const [fault] = faultsOf(
    head('  - person: 柏舟\n    same-as: { report: 003, person: 苏木 }\n    reason: x'),
  );
  assert.match(fault?.text ?? '', /id in quotes/u);

  const named = (id: string, name: string, to?: string) => ({
    id,
    people: [{ name, ...(to === undefined ? {} : { 'same-as': { report: to, person: '苏木' } }) }],
  });
  const reports = [
    named('a', '柏舟', 'b'),
    named('b', '苏木'),
    named('c', '苏木', 'x'),
    named('d', '苏叶', 'c'),
  ];
  assert.deepEqual(
    [...danglingReports(reports)],
    ['c', 'd'],
    'c points to nobody, d to c, which is left out',
  );
  assert.deepEqual(
    [...danglingReports([named('a', '苏木', 'a')])],
    ['a'],
    'nobody is joined with themselves',
  );
});

test('the error of a link to nobody names the report, the person and the row', () => {
  const corrections = readCorrections(
    head(
      '  - fact: editor\n    set: 乙\n    reason: x\n  - person: 柏舟\n    same-as: { report: "b", person: 苏木 }\n    reason: x',
    ),
  );
  assert.ok('rows' in corrections);
  const message = danglingMessage(corrections);
  assert.equal(message?.rule, 'corrections/applies-no-more');
  assert.match(message.text, /Correction 2 \(line 7 .*«b».*«苏木»/u);
});

test('a report with a link to nobody is quarantined and not written; the others are', () => {
  const seeds = ['a', 'b', 'c'].map((id) => ({ ...capture(`${text}\n${id}`), id, file: `${id}.txt` }));
  const link = (report: string): string =>
    `  - person: 柏舟\n    same-as: { report: "${report}", person: 柏舟 }\n    reason: x`;
  const corrections = new Map([
    ['a.txt', head(link('b'), seeds[0]?.sha256)],
    ['c.txt', head(link('z'), seeds[2]?.sha256)],
  ]);
  const written = new Map<string, string>();
  const outcome = buildContent(
    { files: seeds.map(({ file, id }) => ({ file, id })), refused: [], messages: [] },
    {
      read: (file) => seeds.find((seed) => seed.file === file) ?? assert.fail(file),
      readCorrections: (file) => corrections.get(file),
      write: (path, content) => written.set(path, content),
      progress: { step: () => undefined, done: () => undefined },
    },
  );
  assert.deepEqual([outcome.published, outcome.quarantined], [['a', 'b'], ['seeds/c.txt']]);
  assert.deepEqual([...written.keys()].filter((path) => path.endsWith('.md')).sort(), [
    'reports/a.md',
    'reports/b.md',
  ]);
  assert.match(written.get('corpus.json') ?? '', /"rule":"corrections\/applies-no-more"/u);
});
