/** The only two outcomes that a capture may have: built, with every promise kept; or quarantined, with a message. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rebuildCapture } from '../../scripts/build/conservation.ts';
import { startWith, type Capture, type Result, type StageMessage } from '../../scripts/stage.ts';
import { stages } from '../../scripts/stages.ts';
import { decode } from '../../scripts/stages/decode.ts';
import type { Emitted } from '../../scripts/stages/emit.ts';
import { extract } from '../../scripts/stages/extract.ts';
import { punctuation } from '../../scripts/stages/punctuation.ts';
import { repair } from '../../scripts/stages/repair.ts';
import { script } from '../../scripts/stages/script.ts';
import { captureText, currentText } from '../../scripts/text/traced.ts';
import { articleBlocks, readReportFile, type TextBlock } from '../../src/lib/report-file.ts';
import { provenanceSchema, type Mention, type Provenance } from '../../src/lib/schemas/provenance.ts';
import type { Report } from '../../src/lib/schemas/report.ts';
import type { HostileFile } from './hostile-captures.ts';

/** `built`, or the id of the rule that quarantined the capture. */
export type Outcome = string;

/**
 * Runs a capture through all stages and checks what comes out.
 *
 * @throws Error when a stage throws, or when a promise is broken
 */
export function outcomeOf({ file, bytes }: HostileFile): Outcome {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const capture: Capture = { id: 'a', file, bytes, sha256 };
  const result = stages.run(capture);
  for (const message of result.messages) checkMessage(message);
  if (!result.ok) {
    checkMessage(result.error);
    assert.equal(result.error.severity, 'error');
    return result.error.rule;
  }
  checkBuilt(capture, result);
  return 'built';
}

function checkMessage({ rule, text, hint, at }: StageMessage): void {
  assert.match(rule, /^[a-z]+\/[a-z0-9-]+$/u);
  assert.ok(text.trim() !== '' && hint.trim() !== '', `${rule} says nothing`);
  assert.ok(Number.isInteger(at) && at >= 0, `${rule} has no place`);
}

function checkBuilt(capture: Capture, result: Extract<Result<Emitted>, { ok: true }>): void {
  const json = JSON.stringify(result.output.provenance);
  const rebuilt = rebuildCapture(result.output.markdown, json);
  assert.ok(Buffer.compare(rebuilt, capture.bytes) === 0, 'the capture cannot be rebuilt');
  const { report, body } = readReportFile(result.output.markdown);
  const provenance = provenanceSchema.parse(JSON.parse(json));
  assert.deepEqual(
    report,
    JSON.parse(JSON.stringify(result.output.report)),
    'the Markdown file changes facts',
  );
  checkLines(capture, provenance);
  const blocks = articleBlocks(
    report,
    body,
    provenance.blocks.map((block) => block.role),
  );
  for (const mention of provenance.mentions) checkMention(mention, blocks, report);
}

const textStages = startWith(decode).then(extract).then(repair).then(punctuation).then(script);

/** Every line that is not blank has one role, and the blocks are made of those that stay. */
function checkLines(capture: Capture, { lines, blocks }: Provenance): void {
  const draft = textStages.run(capture);
  assert.ok(draft.ok);
  const shown = currentText(draft.output.text).split('\n');
  // A text's own front matter is taken off whole; its lines count all the same.
  const [first] = draft.output.text;
  const fronted = first?.steps[0]?.rule === 'extract/front-matter';
  const above = fronted ? captureText(draft.output.text).split(/\r\n|\r|\n/u).length - shown.length : 0;
  const filled = shown.flatMap((line, index) => (line.trim() === '' ? [] : [index + 1 + above]));
  assert.deepEqual(
    lines.map(({ line }) => line),
    filled,
    'not one role for each line',
  );
  const roles = new Map(lines.map(({ line, role }) => [line, role]));
  for (const block of blocks) {
    for (const line of block.lines) assert.equal(roles.get(line), block.role);
  }
}

/** A mention stands inside its block, and names what the facts list. */
function checkMention(mention: Mention, blocks: readonly TextBlock[], report: Report): void {
  const { kind, name, block, start, end } = mention;
  const text = blocks[block]?.text;
  assert.ok(text !== undefined && start < end && end <= text.length, `${name} stands outside its block`);
  const named = text.slice(start, end);
  // A place goes by its full name in the facts: 合肥 in the text is 合肥市.
  // A person from abroad may be named by a part of the name: 布朗 for 戈登·布朗.
  const part =
    (kind === 'place' && name.startsWith(named)) || (kind === 'person' && name.split('·').includes(named));
  const same = named === name || part;
  assert.ok(same, `${kind} ${name} stands on «${named}»`);
  const listed = {
    person: report.people.map((person) => person.name),
    place: report.places,
    organisation: report.organisations,
    document: report.documents,
    formulation: report.formulations,
  }[kind];
  assert.ok(listed.includes(name), `${kind} ${name} is no fact of the report`);
}
