/** The role of every line: the five reports, and hand-written captures in the styles of many sites. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { startWith, type Result, type Structured } from '../../scripts/stage.ts';
import { decode } from '../../scripts/stages/decode.ts';
import { punctuation } from '../../scripts/stages/punctuation.ts';
import { repair } from '../../scripts/stages/repair.ts';
import { script } from '../../scripts/stages/script.ts';
import { structure } from '../../scripts/stages/structure.ts';
import { captureText, currentText } from '../../scripts/text/traced.ts';
import { keptRoles, lineRoles } from '../../src/lib/schemas/provenance.ts';
import { scoreLines, type LabelledCapture, type LineScores, type Share } from './score-lines.ts';

const root = join(import.meta.dirname, '../..');
const pipeline = startWith(decode).then(repair).then(punctuation).then(script).then(structure);
const lines = z.partialRecord(z.enum(lineRoles), z.array(z.number()));

const titles = z.object({ kicker: z.string().optional(), headline: z.string(), deck: z.string().optional() });
const goldenReport = titles.extend({ file: z.string(), summary: z.string().optional(), lines });
const captureSchema = z.strictObject({
  file: z.string(),
  batch: z.number().optional(),
  'held-out': z.boolean().optional(),
  lines,
});
type LabelledLines = z.infer<typeof captureSchema>;

const read = (path: string): unknown => parse(readFileSync(join(root, path), 'utf8'));
const { reports } = z.object({ reports: z.array(goldenReport) }).parse(read('tests/golden/reports.yml'));
const { captures } = z
  .object({ captures: z.array(captureSchema) })
  .parse(read('tests/golden/captures/roles.yml'));
const tuned = captures.filter((capture) => capture['held-out'] !== true);
const heldOut = captures.filter((capture) => capture['held-out'] === true);
const batch = (list: readonly LabelledLines[], number: number): LabelledLines[] =>
  list.filter((capture) => (capture.batch ?? 1) === number);

function runPipeline(folder: string, file: string): Result<Structured> {
  const bytes = readFileSync(join(root, folder, file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return pipeline.run({ id: file.replace(/\.txt$/u, ''), file, bytes, sha256 });
}

function structured(folder: string, file: string): Structured {
  const result = runPipeline(folder, file);
  assert.ok(result.ok, `${file} was quarantined`);
  return result.output;
}

/** `line role` for each line, in order. */
function expected(roles: z.infer<typeof lines>): string[] {
  return Object.entries(roles)
    .flatMap(([role, numbers]) => numbers.map((line) => ({ line, role })))
    .sort((a, b) => a.line - b.line)
    .map(({ line, role }) => `${line} ${role}`);
}

function found(output: Structured): string[] {
  return output.lines.map(({ line, role }) => `${line} ${role}`);
}

for (const report of reports) {
  test(`${report.file}: every line has its role, and the titles their text`, () => {
    const output = structured('seeds', report.file);
    assert.deepEqual(found(output), expected(report.lines));
    for (const role of ['kicker', 'headline', 'deck', 'summary'] as const) {
      const texts = output.blocks.filter((block) => block.role === role).map((block) => block.text);
      assert.deepEqual(texts, report[role] === undefined ? [] : [report[role]], role);
    }
    assertWoven(output, readFileSync(join(root, 'seeds', report.file), 'utf8'));
  });
}

for (const capture of batch(tuned, 1)) {
  test(`${capture.file}: every line has its role`, () => {
    const output = structured('tests/golden/captures', capture.file);
    assert.deepEqual(found(output), expected(capture.lines));
    assertWoven(output, readFileSync(join(root, 'tests/golden/captures', capture.file), 'utf8'));
  });
}

/** The text is the blocks', the capture is whole, and the article's own text is left alone. */
function assertWoven(output: Structured, capture: string): void {
  const article = output.blocks.map((block) => block.text).join('\n');
  assert.equal(currentText(output.text), article);
  assert.equal(captureText(output.text), capture);
  const again = pipeline.run({
    id: 'again',
    file: 'again.txt',
    bytes: Buffer.from(article),
    sha256: createHash('sha256').update(article).digest('hex'),
  });
  assert.ok(again.ok);
  assert.equal(currentText(again.output.text), article);
}

/** The captures that are scored together; of those held out only totals are ever printed. */
const sets = {
  'tuned, second batch': batch(tuned, 2),
  'tuned, third batch': batch(tuned, 3),
  'tuned, fourth batch': batch(tuned, 4),
  'tuned, fifth batch': batch(tuned, 5),
  'held out, first batch': batch(heldOut, 1),
  'held out, second batch': batch(heldOut, 2),
  'held out, third batch': batch(heldOut, 3),
  'held out, sixth batch': batch(heldOut, 6),
  'held out, seventh batch': batch(heldOut, 7),
  'held out, eighth batch': batch(heldOut, 8),
};

function labelled(capture: LabelledLines): LabelledCapture {
  const result = runPipeline('tests/golden/captures', capture.file);
  const named = result.ok ? result.output.lines : []; // in quarantine no line has its role
  return {
    wanted: new Map(
      Object.entries(capture.lines).flatMap(([role, numbers]) =>
        numbers.map((line) => [line, z.enum(lineRoles).parse(role)] as const),
      ),
    ),
    found: new Map(named.map(({ line, role }) => [line, role])),
  };
}

const keptSet: ReadonlySet<string> = new Set(keptRoles);
/** Ways in which sites set, or lose, what ends a paragraph: the lines that one paragraph becomes. */
const settings: Readonly<Record<string, (paragraph: string) => string[]>> = {
  'full stops typed half-width': (paragraph) => [paragraph.replaceAll('。', '.')],
  'full stops of another width': (paragraph) => [paragraph.replaceAll('。', '．')],
  'exclamation marks for full stops': (paragraph) => [paragraph.replaceAll('。', '！')],
  'lines cut at 38 signs': (paragraph) => paragraph.match(/.{1,38}/gu) ?? [],
  'a line for each sentence': (paragraph) => paragraph.split(/(?<=。)(?!["”’」』)）])/u),
  'no full stop at the end': (paragraph) => [paragraph.replace(/。\s*$/u, '')],
};

for (const [name, set] of Object.entries(settings)) {
  test(`paragraphs with ${name} stay in the article`, () => {
    let stay = 0;
    let of = 0;
    for (const capture of tuned) {
      const body = new Set(capture.lines.body);
      const all = readFileSync(join(root, 'tests/golden/captures', capture.file), 'utf8').split('\n');
      const page = all.map((text, at) => (body.has(at + 1) ? set(text) : [text]));
      const text = page.flat().join('\n');
      const result = pipeline.run({ id: 'a', file: 'a.txt', bytes: Buffer.from(text), sha256: '' });
      const named = new Map(result.ok ? result.output.lines.map(({ line, role }) => [line, role]) : []);
      let line = 0;
      for (const [at, parts] of page.entries()) {
        for (const part of parts) {
          line += 1;
          if (!body.has(at + 1) || part.trim() === '') continue;
          of += 1;
          stay += keptSet.has(named.get(line) ?? '') ? 1 : 0;
        }
      }
    }
    assert.ok(of > 190);
    // What is lost is one table of a cell a line, where the paragraphs around it can hardly be told from its cells.
    assert.ok(stay / of >= 0.95, `${stay} of ${of} lines stay`);
  });
}

// Of the captures held out nobody who writes rules sees texts, labels or errors. Never lowered but twice. When all
// lines of a page came to be weighed together: of the roles held out 38 more were right, 6 fewer of them in the first batch,
// and one line of an article more was lost in each of the first three. When the weights were learned from four times as
// many lines: 80 more roles are right, one fewer in the first batch; lines of the imprint fell by one, one and two in the
// third, sixth and seventh, lines taken for body by two in the seventh.
const floors: Readonly<
  Record<keyof typeof sets, Partial<Record<keyof LineScores, readonly [number, number]>>>
> = {
  'tuned, second batch': {
    bodyRecall: [141, 141],
    headlines: [16, 16],
    imprint: [50, 50],
    removed: [514, 514],
    stays: [209, 209],
    roles: [722, 723],
  },
  'tuned, third batch': {
    bodyRecall: [121, 121],
    headlines: [14, 14],
    imprint: [48, 48],
    removed: [407, 407],
    stays: [169, 169],
    roles: [575, 576],
  },
  'tuned, fourth batch': {
    bodyRecall: [52, 52],
    headlines: [10, 10],
    imprint: [33, 33],
    removed: [307, 307],
    stays: [78, 78],
    roles: [385, 385],
  },
  'tuned, fifth batch': {
    bodyRecall: [131, 132],
    headlines: [24, 24],
    imprint: [72, 72],
    removed: [728, 728],
    stays: [216, 217],
    roles: [943, 945],
  },
  'held out, first batch': {
    bodyRecall: [37, 37],
    headlines: [7, 8],
    imprint: [23, 23],
    removed: [117, 117],
    stays: [60, 60],
    roles: [167, 177],
  },
  'held out, second batch': {
    bodyRecall: [57, 57],
    headlines: [6, 6],
    imprint: [19, 19],
    removed: [183, 183],
    stays: [86, 86],
    roles: [264, 269],
  },
  'held out, third batch': {
    bodyRecall: [77, 78],
    headlines: [10, 10],
    imprint: [37, 38],
    removed: [293, 293],
    stays: [108, 109],
    roles: [378, 402],
  },
  'held out, sixth batch': {
    bodyRecall: [110, 111],
    headlines: [14, 14],
    imprint: [45, 46],
    removed: [355, 356],
    stays: [176, 177],
    roles: [523, 533],
  },
  'held out, seventh batch': {
    bodyRecall: [354, 356],
    headlines: [62, 66],
    imprint: [165, 177],
    removed: [2095, 2101],
    stays: [518, 522],
    roles: [2552, 2623],
  },
  'held out, eighth batch': {
    bodyRecall: [1075, 1101],
    headlines: [53, 66],
    imprint: [117, 142],
    removed: [912, 943],
    stays: [1421, 1441],
    roles: [2213, 2384],
  },
};

const ratio = ({ right, of }: Share): string => `${right}/${of} ${(right / of).toFixed(3)}`;

for (const [name, captures] of Object.entries(sets)) {
  test(`${name}: as many lines as ever have their role`, (context) => {
    const each = captures.map(labelled);
    const scores = Object.entries<Share>({ ...scoreLines(each) });
    // On request only, so that running the tests is no look at what was held out.
    if (
      process.env.LINE_ROLES === 'print' ||
      (process.env.LINE_ROLES === 'tuned' && name.startsWith('tuned'))
    ) {
      for (const [score, share] of scores) context.diagnostic(`${name}: ${score} ${ratio(share)}`);
      const open = name.startsWith('tuned') ? captures : [];
      open.forEach(({ file }, at) => {
        context.diagnostic(`${name}: ${file} ${ratio(scoreLines(each.slice(at, at + 1)).roles)}`);
      });
    }
    const pinned: Partial<Record<string, readonly [number, number]>> = floors[name as keyof typeof sets];
    const fallen = scores.filter(([score, { right, of }]) => {
      const [least, from] = pinned[score] ?? [0, 1];
      return right * from < least * of;
    });
    assert.deepEqual(fallen, []);
  });
}
