import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repair } from '../../scripts/stages/repair.ts';
import { findGlosses } from '../../scripts/stages/repair/glosses.ts';
import { foldToHans, toVariant, variants } from '../../scripts/text/script-conversion.ts';
import { applyEdits, currentText, trace } from '../../scripts/text/traced.ts';
import { corpusFile, readCorpus } from '../models/corpus.ts';
import { damageLine, type Gloss } from '../models/gloss-damage.ts';
import { judgeRepair } from '../models/judge-repair.ts';
import { measureRepair } from '../models/measure-repair.ts';

const seeds = join(import.meta.dirname, '..', '..', 'seeds');
const repaired = (text: string): string =>
  currentText(applyEdits(trace(text), findGlosses(text).edits, 'repair'));

function countRules(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule } of findGlosses(text).edits) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

const expected: Readonly<Record<string, Record<string, number>>> = {
  '000': { 'repair/aligned-gloss': 223, 'repair/misaligned-gloss': 1 },
  '001': { 'repair/aligned-gloss': 147 },
  '002': {},
  '003': {},
  '004': {},
};

for (const file of readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
  test(`${file}: all glosses found, no doubts, nothing left`, () => {
    const text = readFileSync(join(seeds, file), 'utf8');
    assert.deepEqual(countRules(text), expected[file.slice(0, 3)]);
    assert.deepEqual(findGlosses(text).doubts, []);
    assert.deepEqual(findGlosses(repaired(text)), { edits: [], doubts: [] });
    // Only pinyin with a tone is gone: every other parenthesis is where it was.
    const real = /\([^()]*[^a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ()][^()]*\)/gu;
    assert.deepEqual(repaired(text).match(real), repairedByHand(text).match(real));
  });
}

/** The aligned glosses of the seeds, by their looks alone. */
function repairedByHand(text: string): string {
  return text.replace('鄧?yán)^敢', '鄧繼敢').replace(/\([a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)/gu, '');
}

test('the seeds equal what an eye would take out', () => {
  for (const file of readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
    const text = readFileSync(join(seeds, file), 'utf8');
    assert.equal(repaired(text), repairedByHand(text));
  }
});

const broken: readonly (readonly [string, string])[] = [
  ['市領導龔健勇、鄧?yán)^敢、蘇虹', '市領導龔健勇、鄧繼敢、蘇虹'],
  ['進入全國百?gòu)?qiáng)企業', '進入全國百強企業'],
  ['據當?shù)貢r間報道', '據當地時間報道'],
  ['習近平新?shēng)r代中國', '習近平新時代中國'],
];
for (const [damaged, whole] of broken) {
  test(`a broken character is made whole: ${damaged}`, () => {
    assert.equal(repaired(damaged), whole);
    assert.deepEqual(findGlosses(damaged).doubts, []);
  });
}

test('a euro sign in a broken stretch is one byte or two', () => {
  const pairs: readonly (readonly [string, Gloss])[] = [
    ['中方視中國爲戰略伙伴，將恪守一箇中國原則', { char: '憫', reading: 'mǐn' }],
    ['全體會議要求，每個單位都要抓好落實', { char: '總', reading: 'zǒng' }],
  ];
  for (const [whole, gloss] of pairs) {
    const { text } = damageLine(whole, [gloss]);
    assert.match(text, /\?[^€]*€/u);
    assert.equal(repaired(text), whole);
  }
});

test('other spellings of a reading are the same reading', () => {
  for (const reading of ['zhǎng', 'zhăng', 'zha\u030cnɡ', 'zhǎnɡ']) {
    assert.equal(repaired(`推動(dòng)長(${reading})三角發(fā)展(zhǎn)`), '推動長三角發展(zhǎn)');
  }
});

test('parentheses that are no glosses stay', () => {
  for (const text of [
    '生產總值(GDP)',
    '客戶端(app)',
    '人民幣(yuan)',
    '等(e.g.)',
    '總理(Li Qiang)',
    '記者(趙焱)',
  ]) {
    assert.equal(repaired(`推動(dòng)長(zhǎng)三角地區(qū)發(fā)展,${text}`), `推動長三角地區發展,${text}`);
    assert.deepEqual(findGlosses(text), { edits: [], doubts: [] });
  }
});

test('a reading that may be the author’s stays, and is reported', () => {
  for (const text of ['「動(dòng)」字讀作去聲。', '运动员张翀(chōng)夺冠。', '“發”(fā)是繁体字。']) {
    const { edits, doubts } = findGlosses(text);
    assert.deepEqual(edits, []);
    assert.deepEqual(
      doubts.map(({ at, rule }) => [at, rule]),
      text.includes('”(') ? [] : [[text.indexOf('('), 'doubtful-gloss']],
    );
  }
});

test('what cannot be decided stays as captured, and is reported at its place', () => {
  const text = '會議強調發展\n與會者王?yán)^出席會議';
  const result = repair.run({
    capture: { id: 'a', file: 'a.txt', bytes: Buffer.from(text), sha256: '' },
    encoding: 'utf-8',
    text: trace(text),
    script: 'Hans',
  });
  assert.ok(result.ok);
  assert.equal(currentText(result.output.text), text);
  assert.deepEqual(
    result.messages.map(({ severity, at, rule }) => [severity, at, rule]),
    [['warning', text.indexOf('?'), 'repair/unsolved-gloss']],
  );
});

test('private-use and replacement characters are kept and reported', () => {
  const text = '會議\ue123強調\ufffd發展\ufffd';
  const draft = { capture: { id: 'a', file: 'a', bytes: Buffer.from(text), sha256: '' }, encoding: 'utf-8' };
  const result = repair.run({ ...draft, text: trace(text), script: 'Hans' });
  assert.ok(result.ok);
  assert.equal(currentText(result.output.text), text);
  assert.deepEqual(
    result.messages.map(({ at, rule, text: said }) => [at, rule, said.slice(0, 2)]),
    [
      [2, 'repair/private-use', '1 '],
      [5, 'repair/replacement-character', '2 '],
    ],
  );
});

test('the forward model breaks characters as the examples of the design do', () => {
  const model = (line: string, ...table: [string, string][]): string =>
    damageLine(
      line,
      table.map(([char, reading]) => ({ char, reading })),
    ).text;
  assert.equal(model('鄧繼敢', ['嚴', 'yán']), '鄧?yán)^敢');
  assert.equal(model('百強', ['強', 'qiáng'], ['購', 'gòu']), '百?gòu)?qiáng)');
  assert.equal(model('當地時間', ['數', 'shù']), '當?shù)貢r間');
  assert.equal(model('新時代', ['聲', 'shēng']), '新?shēng)r代');
});

test('the model notes what comes from where', () => {
  // 鄧 E0 87, 繼 C0 5E: the gloss breaks 繼; 敢 is read whole again.
  const { origins, lost, gone, aligned, misaligned } = damageLine('鄧繼敢', [{ char: '嚴', reading: 'yán' }]);
  assert.deepEqual([lost, gone, aligned, misaligned], [[1], [], [], 1]);
  // 鄧 ? y á n ) ^ 敢, and the end
  assert.deepEqual(origins, [0, 1, 1, 1, 1, 1, 1, 2, 3]);
});

test('the judge sees a wrong character, also beside one that is unknown', () => {
  const line = '鄧繼敢出席';
  const damaged = damageLine(line, [{ char: '嚴', reading: 'yán' }]);
  const judge = (replacement: string): readonly number[] => {
    const edit = { start: 1, end: 7, replacement, rule: 'repair/misaligned-gloss' };
    const { restored, kept, unknown, wrong } = judgeRepair(line, damaged, [edit], foldToHans);
    return [restored.size, kept, unknown, wrong];
  };
  assert.deepEqual(judge('繼'), [1, 0, 0, 0]);
  assert.deepEqual(judge('\ufffd'), [0, 0, 1, 0]);
  assert.deepEqual(judge('維'), [0, 1, 0, 1]);
  assert.deepEqual(judge('維\ufffd'), [0, 1, 0, 1]);
  assert.deepEqual(judgeRepair(line, damaged, [], foldToHans), {
    left: 0,
    restored: new Set(),
    kept: 1,
    unknown: 0,
    wrong: 0,
  });
});

test('200 damaged articles come back, as far as their bytes tell', { skip: corpusFile.skip }, (t) => {
  const sum = measureRepair(20_240_601, 200, true);
  t.diagnostic(JSON.stringify(sum));
  const gone = sum.goneBytes + sum.goneAscii;
  assert.ok(sum.aligned > 5_000 && sum.lost > 1_000, 'the model must do real damage');
  assert.equal(sum.left, 0, 'aligned glosses left');
  assert.equal(sum.wrong, 0, 'wrong characters put in silently');
  assert.equal(sum.restored + sum.kept + sum.unknown, sum.lost);
  const ofRest = sum.restoredOfRest / (sum.lost - gone);
  assert.ok(ofRest >= 0.99, `only ${ofRest} of the characters whose bytes or reading are left came back`);
  // What is gone is gone: another character would have left the very same damage.
  assert.ok(sum.twins / gone > 0.95, `${sum.twins} of ${gone} have a twin`);
  assert.ok(sum.restored > sum.lost - gone, 'less came back than the bytes alone tell');
});

test('600 undamaged articles, in four scripts, are not touched', { skip: corpusFile.skip }, () => {
  for (const text of readCorpus().filter((_text, index) => index % 40 === 0)) {
    for (const script of [text, ...variants.map((variant) => toVariant(variant)(text))]) {
      assert.deepEqual(findGlosses(script), { edits: [], doubts: [] });
    }
  }
});
