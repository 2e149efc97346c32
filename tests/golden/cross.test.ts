/** What the golden file says must join across the five reports, through the real pipeline. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import { buildCorpus, type CorpusDocument } from '../../scripts/corpus/index.ts';
import { stages } from '../../scripts/stages.ts';
import { articleBlocks, readReportFile } from '../../src/lib/report-file.ts';
import type { Occurrence } from '../../src/lib/schemas/corpus.ts';

const root = join(import.meta.dirname, '../..');
const reportNumbers = z.array(z.number());
const goldenSchema = z.object({
  reports: z.array(z.object({ file: z.string(), people: z.array(z.object({ name: z.string() })) })),
  cross: z.object({
    'same-person': z.record(z.string(), reportNumbers),
    'same-formulation': z.record(z.string(), reportNumbers),
    'shared-passages': z.array(z.object({ between: reportNumbers, text: z.string() })),
  }),
});
const golden = goldenSchema.parse(parse(readFileSync(join(root, 'tests/golden/reports.yml'), 'utf8')));

function documentOf(file: string): CorpusDocument {
  const bytes = readFileSync(join(root, 'seeds', file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const result = stages.run({ id: file.replace(/\.txt$/u, ''), file, bytes, sha256 });
  assert.ok(result.ok, file);
  const { markdown, provenance } = result.output;
  const { report, body } = readReportFile(markdown);
  return {
    report,
    provenance,
    blocks: articleBlocks(
      report,
      body,
      provenance.blocks.map(({ role }) => role),
    ),
  };
}

const documents = golden.reports.map(({ file }) => documentOf(file));
const corpus = buildCorpus(documents, []);
const idOf = (number: number): string => documents[number]?.report.id ?? '';
const textAt = ({ report, block, start, end }: Occurrence): string =>
  documents.find((document) => document.report.id === report)?.blocks[block]?.text.slice(start, end) ?? '';

for (const [name, numbers] of Object.entries(golden.cross['same-person'])) {
  test(`${name} is one person in ${numbers.length} reports`, () => {
    const records = corpus.people.filter((person) => person.name === name);
    assert.equal(records.length, 1);
    const reports = records.flatMap(({ appearances }) => appearances.map(({ report }) => report));
    assert.deepEqual(reports.sort(), numbers.map(idOf).sort());
  });
}

test('everybody else is in one report and nobody is missing', () => {
  const joined = new Set(Object.keys(golden.cross['same-person']));
  for (const { name, appearances } of corpus.people) {
    if (!joined.has(name)) assert.equal(appearances.length, 1, name);
  }
  const names = new Set(golden.reports.flatMap(({ people }) => people.map(({ name }) => name)));
  assert.deepEqual(corpus.people.map(({ name }) => name).sort(), [...names].sort());
});

test('an office stated with and without its unit is one office', () => {
  const offices = corpus.people.find(({ name }) => name === '韩俊')?.offices ?? [];
  assert.deepEqual(offices.map(({ office, unit, stated }) => [office, unit, stated]).sort(), [
    ['省委书记', '安徽省', '安徽省委书记'],
    ['省委书记', '安徽省', '省委书记'],
  ]);
});

for (const name of ['一极三区一高地', '国之大者']) {
  test(`the formulation ${name} is one record`, () => {
    const numbers = golden.cross['same-formulation'][name] ?? [];
    const record = corpus.entities.find((entity) => entity.kind === 'formulation' && entity.name === name);
    assert.deepEqual(record?.reports.toSorted(), numbers.map(idOf).sort());
  });
}

test('the two key words are one formulation in four reports, with and without quotation marks', () => {
  const numbers = golden.cross['same-formulation']['一体化 + 高质量 两个关键'] ?? [];
  const record = corpus.entities.find(
    ({ kind, occurrences }) =>
      kind === 'formulation' && occurrences.map(textAt).includes('紧扣一体化和高质量两个关键'),
  );
  assert.deepEqual(record?.reports.toSorted(), numbers.map(idOf).sort());
  assert.ok(record.occurrences.map(textAt).includes('紧扣“一体化”和“高质量”两个关键'));
});

for (const { between, text } of golden.cross['shared-passages']) {
  test(`${between.join(' and ')} share «${text}»`, () => {
    const parts = text.split(' … ');
    const passage = corpus.passages.find(({ kind, occurrences }) =>
      between.every((number) =>
        occurrences.some((occurrence) => {
          if (occurrence.report !== idOf(number)) return false;
          if (kind === 'verbatim') return textAt(occurrence) === text;
          const links = occurrence.links?.map(([start, end]) => textAt({ ...occurrence, start, end }));
          return links?.join('\n') === parts.join('\n');
        }),
      ),
    );
    assert.ok(passage);
  });
}

test('places and organisations know what holds them', () => {
  const within = (kind: string, id: string): string[] | undefined =>
    corpus.entities.find((entity) => entity.kind === kind && entity.id === id)?.within;
  assert.deepEqual(within('place', '南谯区'), ['安徽省', '滁州市']);
  assert.deepEqual(within('organisation', '滁州市科技局'), ['安徽省', '滁州市']);
  assert.deepEqual(within('organisation', '苏州市商务局'), ['江苏省', '苏州市']);
});

test('上海 and 上海市 are one place', () => {
  const records = corpus.entities.filter(({ kind, name }) => kind === 'place' && /^上海市?$/u.test(name));
  assert.deepEqual(
    records.map(({ name, variants, code }) => [name, variants, code]),
    [['上海市', ['上海'], '310000']],
  );
});

test('the newest report comes first', () => {
  assert.deepEqual(
    corpus.order.map((id) => id.slice(0, 3)),
    ['000', '001', '004', '003', '002'],
  );
});
