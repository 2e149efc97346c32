/** The five seeds through the real stages, compared with what was read by hand. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { stages } from '../../scripts/stages.ts';
import type { Emitted } from '../../scripts/stages/emit.ts';
import { contributorSchema, dateBases, personSchema } from '../../src/lib/schemas/report.ts';

const names = z.array(z.string());
const goldenSchema = z.strictObject({
  file: z.string(),
  script: z.string(),
  lines: z.record(z.string(), z.array(z.number())),
  kicker: z.string().optional(),
  headline: z.string(),
  note: z.string().optional(),
  deck: z.string().optional(),
  summary: z.string().optional(),
  source: z.string().nullable(),
  section: z.string().optional(),
  publisher: z.string().optional(),
  reporters: z.array(contributorSchema).default([]),
  photographer: z.string().optional(),
  editor: z.string().optional(),
  published: z.string().nullable(),
  event: z.strictObject({
    date: z.string(),
    name: z.string(),
    place: z.string(),
    also: z.string().optional(),
    evidence: names,
  }),
  people: z.array(personSchema.extend({ note: z.string().optional() })),
  documents: names,
  places: names,
  organisations: names,
  formulations: names,
});
const listsSchema = z.strictObject({
  file: z.string(),
  basis: z.enum(dateBases),
  places: names,
  organisations: names,
  formulations: names,
});

const root = join(import.meta.dirname, '..', '..');
const read = (name: string): unknown => parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
const { reports } = z.object({ reports: z.array(goldenSchema) }).parse(read('reports.yml'));
const lists = z.array(listsSchema).parse(read('lists.yml'));

function build(file: string): Emitted {
  const bytes = readFileSync(join(root, 'seeds', file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const result = stages.run({ id: file.replace(/\.txt$/u, ''), file, bytes, sha256 });
  assert.ok(result.ok, `${file} must not be quarantined`);
  return result.output;
}

test('every seed has its golden report and its lists', () => {
  const seeds = readdirSync(join(root, 'seeds')).filter((file) => file.endsWith('.txt'));
  assert.deepEqual(reports.map(({ file }) => file).sort(), seeds.sort());
  assert.deepEqual(lists.map(({ file }) => file).sort(), seeds.sort());
});

for (const golden of reports) {
  const { report, provenance } = build(golden.file);
  const list = lists.find(({ file }) => file === golden.file);
  assert.ok(list);

  test(`${golden.file}: line roles`, () => {
    const roles = Object.fromEntries(
      Object.entries(golden.lines).flatMap(([role, lines]) => lines.map((line) => [line, role])),
    );
    assert.deepEqual(Object.fromEntries(provenance.lines.map(({ line, role }) => [line, role])), roles);
  });

  test(`${golden.file}: title, source, dates`, () => {
    for (const field of ['kicker', 'headline', 'deck', 'section', 'source', 'publisher'] as const) {
      assert.equal(report[field], golden[field], field);
    }
    for (const field of ['summary', 'photographer', 'editor', 'published'] as const) {
      assert.equal(report[field], golden[field], field);
    }
    assert.deepEqual(report.reporters, golden.reporters);
    assert.equal(report.script, golden.script.startsWith('traditional') ? 'Hant' : 'Hans');
  });

  test(`${golden.file}: event`, () => {
    assert.deepEqual(report.event, { ...golden.event, basis: list.basis });
  });

  test(`${golden.file}: people and documents`, () => {
    const people = golden.people.map(({ name, offices, of, roles }) => ({
      name,
      offices,
      ...(of !== undefined && { of }),
      roles,
    }));
    assert.deepEqual(report.people, people);
    assert.deepEqual(report.documents, golden.documents);
  });

  test(`${golden.file}: places, organisations, formulations`, () => {
    for (const field of ['places', 'organisations', 'formulations'] as const) {
      assert.deepEqual(report[field], list[field], field);
      const missing = golden[field].filter((name) => !report[field].includes(name));
      assert.deepEqual(missing, [], `${field} of reports.yml`);
    }
  });

  test(`${golden.file}: mentions`, () => {
    const listed = {
      person: report.people.map(({ name }) => name),
      place: report.places,
      organisation: report.organisations,
      document: report.documents,
      formulation: report.formulations,
    };
    for (const [kind, all] of Object.entries(listed)) {
      const mentions = provenance.mentions.filter((mention) => mention.kind === kind);
      assert.deepEqual([...new Set(mentions.map(({ name }) => name))].sort(), [...all].sort(), kind);
      for (const [index, next] of mentions.slice(1).entries()) {
        const last = mentions[index];
        const after =
          last && (last.block < next.block || (last.block === next.block && last.end <= next.start));
        assert.ok(after, `${kind} ${next.name} overlaps or is out of order`);
      }
    }
  });
}
