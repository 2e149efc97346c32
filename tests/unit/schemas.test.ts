import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyCorpus } from './corpus/documents.ts';
import { corpusSchema, passageSchema, personRecordSchema } from '../../src/lib/schemas/corpus.ts';
import { keptRoles, lineRoles, provenanceSchema, removedRoles } from '../../src/lib/schemas/provenance.ts';
import { edtfSchema, reportSchema } from '../../src/lib/schemas/report.ts';

test('dates are EDTF: a day or less, inferred parts, one of a range, an interval', () => {
  const good = [
    '2023',
    '2023?',
    '2023-08',
    '2023-08-20',
    '2023?-12-19',
    '2023-12?-19',
    '2023-12-19?',
    '2023-08-21T15:23',
    '[2022-02-04..2022-02-20]',
    '2022-02-04/2022-02-20',
    '2022-02/2022-03',
  ];
  for (const text of good) assert.ok(edtfSchema.safeParse(text).success, text);
  const bad = [
    '',
    '昨天',
    '23-08-20',
    '2023-8-20',
    '2023/08/20',
    '2023-08-20 15:23',
    '[2022-02-04]',
    ' 2023',
  ];
  for (const text of bad) assert.ok(!edtfSchema.safeParse(text).success, text);
});

const report = {
  id: 'a',
  headline: '标题',
  source: null,
  reporters: [{ name: '赵焱', role: '记者' }],
  published: '2022-11-13T22:24',
  event: { date: '2022-11-12', basis: 'relative', name: null, place: '苏州市', evidence: ['昨天'] },
  people: [{ name: '曹路宝', offices: ['市委书记'], of: '苏州市', roles: ['attended', 'spoke'] }],
  documents: [],
  places: ['苏州市'],
  organisations: [],
  formulations: [],
  script: 'Hans',
  capture: { file: 'a.txt', sha256: '0'.repeat(64), bytes: 10, encoding: 'utf-8' },
};

test('a report has its facts and no others', () => {
  assert.deepEqual(reportSchema.parse(report), report);
  const { published, ...without } = report;
  assert.equal(published, '2022-11-13T22:24');
  const wrong: Record<string, unknown>[] = [
    without,
    { ...report, author: '某人' },
    { ...report, headline: '' },
    { ...report, script: 'Latn' },
    { ...report, people: [{ ...report.people[0], roles: [] }] },
    { ...report, people: [{ ...report.people[0], roles: ['slept'] }] },
    { ...report, event: { ...report.event, date: '昨天' } },
    { ...report, capture: { ...report.capture, sha256: 'A'.repeat(64) } },
  ];
  for (const one of wrong) assert.ok(!reportSchema.safeParse(one).success, JSON.stringify(one));
});

test('a line’s role is either kept or removed, never both', () => {
  assert.deepEqual([...lineRoles].sort(), [...keptRoles, ...removedRoles].sort());
  assert.equal(new Set(lineRoles).size, lineRoles.length);
});

test('provenance counts lines from one, and a change has a step', () => {
  const provenance = {
    id: 'a',
    lines: [{ line: 1, role: 'headline', rule: 'structure/headline' }],
    blocks: [{ role: 'headline', lines: [1] }],
    changes: [
      {
        at: 0,
        source: 0,
        before: '長',
        after: '长',
        steps: [{ stage: 'script', rule: 'script/t', from: '長', to: '长' }],
      },
    ],
    mentions: [{ kind: 'place', name: '苏州市', block: 0, start: 0, end: 3 }],
    evidence: [{ fact: 'event.date', rule: 'dates/relative', quote: '昨天', line: 1 }],
    messages: [],
    corrections: [],
  };
  assert.deepEqual(provenanceSchema.parse(provenance), provenance);
  const wrong: Record<string, unknown>[] = [
    { ...provenance, lines: [{ line: 0, role: 'headline', rule: 'x' }] },
    { ...provenance, blocks: [{ role: 'footer', lines: [1] }] },
    { ...provenance, changes: [{ ...provenance.changes[0], steps: [] }] },
    { ...provenance, mentions: [{ ...provenance.mentions[0], start: -1 }] },
  ];
  for (const one of wrong) assert.ok(!provenanceSchema.safeParse(one).success, JSON.stringify(one));
});

test('a corpus record has at least one report, a passage at least two places', () => {
  const occurrence = { report: 'a', block: 0, start: 0, end: 8 };
  const passage = { kind: 'verbatim', text: '坚持创新驱动发展', occurrences: [occurrence, occurrence] };
  assert.ok(passageSchema.safeParse(passage).success);
  assert.ok(!passageSchema.safeParse({ ...passage, occurrences: [occurrence] }).success);
  const linked = { ...occurrence, links: [[0, 5]] };
  assert.ok(passageSchema.safeParse({ ...passage, kind: 'chain', occurrences: [linked, linked] }).success);
  const person = { id: '王伟', name: '王伟', offices: [], appearances: [] };
  assert.ok(!personRecordSchema.safeParse(person).success);
  assert.deepEqual(corpusSchema.parse(emptyCorpus), emptyCorpus);
  assert.ok(!corpusSchema.safeParse({ ...emptyCorpus, made: 'today' }).success);
});
