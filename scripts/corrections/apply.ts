/** Corrections in the pipeline: wording before structure, facts after metadata. Roles are structure's. */
import type { ListFactCorrection, PersonCorrection, SetFact } from '../../src/lib/schemas/corrections.ts';
import type { EntityKind, Evidence, Mention } from '../../src/lib/schemas/provenance.ts';
import { reportSchema, type Person, type Report } from '../../src/lib/schemas/report.ts';
import {
  fail,
  succeed,
  type Block,
  type Described,
  type Draft,
  type Stage,
  type StageMessage,
} from '../stage.ts';
import { linesOfFrontMatter } from '../stages/extract/front-matter.ts';
import { applyEdits, currentText, type Edit } from '../text/traced.ts';
import type { CorrectionRow } from './read.ts';
import { correctionRule, lost } from './rows.ts';

/** Mends the wording of single lines; fails where a line does not hold the words exactly once. */
export const correctText: Stage<Draft, Draft> = {
  name: 'correct-text',
  run(draft) {
    const rows = draft.capture.corrections?.rows ?? [];
    const text = currentText(draft.text);
    const before = linesOfFrontMatter(draft.text);
    const edits: Edit[] = [];
    for (const [index, row] of rows.entries()) {
      if (!('becomes' in row.correction)) continue;
      const edit = textEdit(text, before, row.correction, correctionRule(index));
      if (edit === undefined)
        return fail(
          lost(row, index, `line ${row.correction.line} does not hold «${row.correction.text}» exactly once`),
        );
      edits.push(edit);
    }
    edits.sort((a, b) => a.start - b.start);
    const clash = edits.find((edit, index) => edit.start < (edits[index - 1]?.end ?? 0));
    if (clash !== undefined) return fail(overlap(clash));
    return succeed(
      edits.length === 0 ? draft : { ...draft, text: applyEdits(draft.text, edits, 'correct-text') },
    );
  },
};

/** `before`: lines of the capture that the text does not have any more. */
function textEdit(
  text: string,
  before: number,
  { line, text: words, becomes }: { line: number; text: string; becomes: string },
  rule: string,
): Edit | undefined {
  const lines = text.split('\n');
  const content = lines[line - 1 - before];
  if (content === undefined) return undefined;
  const first = content.indexOf(words);
  if (first < 0 || content.includes(words, first + 1) || becomes.includes('\n')) return undefined;
  const start = lines.slice(0, line - 1 - before).reduce((sum, each) => sum + each.length + 1, 0) + first;
  return { start, end: start + words.length, replacement: becomes, rule };
}

/** Sets, adds and removes facts; fails where a correction finds nothing to correct. */
export const correctFacts: Stage<Described, Described> = {
  name: 'correct-facts',
  run(described) {
    const rows = described.capture.corrections?.rows ?? [];
    let current = described;
    for (const [index, row] of rows.entries()) {
      const next = correctOne(current, row, index);
      if (typeof next === 'string') return fail(lost(row, index, next));
      current = next;
    }
    const checked = reportSchema.safeParse(current.report);
    if (!checked.success) throw new Error(`corrections gave an impossible report: ${checked.error.message}`);
    return succeed(current);
  },
};

/** The corrected report, or why the correction does not apply. */
function correctOne(described: Described, row: CorrectionRow, index: number): Described | string {
  const { correction } = row;
  if ('fact' in correction) return setFact(described, correction, index);
  if ('list' in correction) return changeList(described, correction, index);
  if ('person' in correction) return changePerson(described, correction, index);
  return described; // wording and roles were corrected before
}

function setFact(described: Described, { fact, set }: SetFact, index: number): Described | string {
  const { report } = described;
  const [head, part] = fact.split('.') as [keyof Report, string?];
  const old = part === undefined ? report[head] : report.event[part as keyof Report['event']];
  if (JSON.stringify(old ?? null) === JSON.stringify(set ?? null))
    return `${fact} is already ${JSON.stringify(set)}`;
  const event =
    fact === 'event.date'
      ? {
          ...report.event,
          date: set as string | null,
          basis: set === null ? ('unknown' as const) : ('corrected' as const),
          evidence: [],
        }
      : { ...report.event, ...(part === undefined ? {} : { [part]: set }) };
  const corrected = part === undefined ? { ...report, [head]: set } : { ...report, event };
  return withEvidence({ ...described, report: corrected }, fact, JSON.stringify(set), index);
}

const kindOfList = {
  documents: 'document',
  places: 'place',
  organisations: 'organisation',
  formulations: 'formulation',
} as const satisfies Record<ListFactCorrection['list'], EntityKind>;

function changeList(described: Described, correction: ListFactCorrection, index: number): Described | string {
  const { report, mentions, blocks } = described;
  const { list, add, remove } = correction;
  const names = report[list];
  const kind = kindOfList[list];
  if (remove !== undefined) {
    if (!names.includes(remove)) return `${list} does not hold «${remove}»`;
    const corrected = { ...report, [list]: names.filter((name) => name !== remove) };
    const kept = mentions.filter((mention) => mention.kind !== kind || mention.name !== remove);
    return withEvidence(
      { ...described, report: corrected, mentions: kept },
      `${list}.${remove}`,
      remove,
      index,
    );
  }
  const name = add ?? '';
  if (names.includes(name)) return `${list} holds «${name}» already`;
  const corrected = { ...report, [list]: [...names, name] };
  const more = [...mentions, ...mentionsOf(kind, name, blocks)].sort(byPlace);
  return withEvidence({ ...described, report: corrected, mentions: more }, `${list}.${name}`, name, index);
}

function changePerson(described: Described, correction: PersonCorrection, index: number): Described | string {
  const { report, mentions, blocks } = described;
  const { person: wanted, name, offices, of, roles, identity, 'same-as': sameAs, remove } = correction;
  const old = report.people.find((person) => person.name === wanted);
  const fact = `people.${name ?? wanted}`;
  if (remove) {
    if (old === undefined) return `people does not hold «${wanted}»`;
    const people = report.people.filter((person) => person !== old);
    const kept = mentions.filter((mention) => mention.kind !== 'person' || mention.name !== wanted);
    return withEvidence({ ...described, report: { ...report, people }, mentions: kept }, fact, wanted, index);
  }
  const base: Person = old ?? { name: wanted, offices: [], roles: ['mentioned'] };
  const next: Person = {
    ...base,
    ...(name === undefined ? {} : { name }),
    ...(offices === undefined ? {} : { offices }),
    ...(of === undefined ? {} : { of }),
    ...(roles === undefined ? {} : { roles }),
    ...(identity === undefined ? {} : { identity }),
    ...(sameAs === undefined ? {} : { 'same-as': sameAs }),
  };
  if (old !== undefined && JSON.stringify(old) === JSON.stringify(next)) return `«${wanted}» is so already`;
  const people =
    old === undefined ? [...report.people, next] : report.people.map((one) => (one === old ? next : one));
  const others = mentions.filter((mention) => mention.kind !== 'person' || mention.name !== wanted);
  const own = [...others, ...mentionsOf('person', next.name, blocks)].sort(byPlace);
  return withEvidence({ ...described, report: { ...report, people }, mentions: own }, fact, next.name, index);
}

/** The person who corrects is the evidence; it stands at the article's first line. */
function withEvidence(described: Described, fact: string, quote: string, index: number): Described {
  const evidence: Evidence = {
    fact,
    rule: correctionRule(index),
    quote,
    line: described.blocks[0]?.lines[0] ?? 1,
  };
  return { ...described, evidence: [...described.evidence.filter((one) => one.fact !== fact), evidence] };
}

function mentionsOf(kind: EntityKind, name: string, blocks: readonly Block[]): Mention[] {
  return blocks.flatMap(({ text }, block) => {
    const found: Mention[] = [];
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
      found.push({ kind, name, block, start, end: start + name.length });
    }
    return found;
  });
}

function byPlace(a: Mention, b: Mention): number {
  return a.block - b.block || a.start - b.start || b.end - a.end;
}

function overlap({ rule }: Edit): StageMessage {
  return {
    severity: 'error',
    at: 0,
    rule: 'corrections/overlap',
    text: `${rule} mends words that another correction mends too, expected each word once`,
    hint: 'Join the two corrections into one.',
  };
}
