/**
 * Authority records of formulations (提法): the wordings that reports quote or number, wherever
 * they stand, and clauses that recur from report to report.
 */
import { slug } from '../../src/lib/slug.ts';
import type { EntityRecord, Occurrence, Passage } from '../../src/lib/schemas/corpus.ts';
import { byCodeUnits, type CorpusDocument } from './document.ts';
import { mentionsByName } from './mentions.ts';

/** Shorter wordings are everyday words where they are not quoted: 一体化, 高质量. */
const shortestFound = 4;
/** A wording in more reports is common language: only where reports quote it does it count. */
const mostReports = 500;
/** Longest recurring clause, in UTF-16 code units. */
const longestClause = 30;
/** Two wordings that differ by no more than this at their ends are one: 两个关键, 两个关键词. */
const sameWording = 2;

/** Records of all formulations; documents in order of time. */
export function formulationRecords(
  documents: readonly CorpusDocument[],
  passages: readonly Passage[],
): EntityRecord[] {
  const stated = statedRecords(documents);
  const names = new Set(stated.map(({ name }) => name));
  return [...stated, ...recurringRecords(passages, documents).filter(({ name }) => !names.has(name))].sort(
    (a, b) => byCodeUnits(a.id, b.id),
  );
}

function statedRecords(documents: readonly CorpusDocument[]): EntityRecord[] {
  const stated = new Map<string, Occurrence[]>();
  const listing = new Map<string, Set<string>>();
  for (const document of documents) {
    const mentions = mentionsByName(document, 'formulation');
    for (const name of new Set(document.report.formulations)) {
      stated.set(name, [...(stated.get(name) ?? []), ...(mentions.get(name) ?? [])]);
      listing.set(name, (listing.get(name) ?? new Set()).add(document.report.id));
    }
  }
  const found = findWordings(
    documents,
    [...stated.keys()].filter((name) => name.length >= shortestFound),
  );
  const rank = rankOf(documents);
  return [...stated].map(([name, quoted]) => {
    const everywhere = found.get(name) ?? [];
    const spread = new Set(everywhere.map(({ report }) => report));
    const occurrences = spread.size > mostReports ? quoted : [...quoted, ...everywhere];
    const reports = spread.size > mostReports ? listing.get(name) : spread.union(listing.get(name) ?? spread);
    return toRecord(name, 'stated', reports ?? spread, occurrences, rank);
  });
}

/** Every place where one of the wordings stands. One look-up a code unit, by the first few units. */
function findWordings(
  documents: readonly CorpusDocument[],
  wordings: readonly string[],
): Map<string, Occurrence[]> {
  const byHead = Map.groupBy(wordings, (wording) => wording.slice(0, shortestFound));
  const found = new Map<string, Occurrence[]>(wordings.map((wording) => [wording, []]));
  for (const { report, blocks } of documents) {
    for (const [block, { text }] of blocks.entries()) {
      for (let start = 0; start + shortestFound <= text.length; start += 1) {
        for (const wording of byHead.get(text.slice(start, start + shortestFound)) ?? []) {
          if (!text.startsWith(wording, start)) continue;
          found.get(wording)?.push({ report: report.id, block, start, end: start + wording.length });
        }
      }
    }
  }
  return found;
}

/** Clauses that stand in several reports; a longer form with fewer reports is a variant of the shorter. */
function recurringRecords(
  passages: readonly Passage[],
  documents: readonly CorpusDocument[],
): EntityRecord[] {
  const byId = new Map(documents.map((document) => [document.report.id, document]));
  const enough = fewestReports(documents.length);
  const clauses = passages
    .filter((passage) => reportsOf(passage).size >= enough && isClause(passage, byId))
    .map((passage) => ({ passage, wording: symbolsOf(passage.text), reports: reportsOf(passage) }))
    .sort((a, b) => b.reports.size - a.reports.size || byCodeUnits(a.wording, b.wording));
  const records = new Map<string, EntityRecord>();
  const rank = rankOf(documents);
  for (const { passage, wording, reports } of clauses) {
    const known = shorterForms(wording).find((form) => records.has(form));
    const record = known === undefined ? undefined : records.get(known);
    if (record) record.variants = [...new Set([...record.variants, passage.text])].sort(byCodeUnits);
    else records.set(wording, toRecord(passage.text, 'recurring', reports, passage.occurrences, rank));
  }
  return [...records.values()];
}

/** How many reports a clause must stand in, to be formulaic: 3 of 5, 10 of 1,000, 15 of 24,000. */
function fewestReports(archive: number): number {
  return Math.max(3, Math.ceil(Math.log2(archive)));
}

/** Whether a passage is a wording of its own: a full clause somewhere, of no person's name or number. */
function isClause(passage: Passage, documents: ReadonlyMap<string, CorpusDocument>): boolean {
  const { kind, text, occurrences } = passage;
  if (kind !== 'verbatim' || text.length > longestClause || /[。！？；\d]/u.test(text)) return false;
  const [first] = occurrences;
  const document = first && documents.get(first.report);
  if (!document || namesSomeone(first, document)) return false;
  return occurrences.some(({ report, block, start, end }) => {
    const paragraph = documents.get(report)?.blocks[block]?.text ?? '';
    return isBorder(paragraph[start - 1]) && isBorder(paragraph[end]);
  });
}

function namesSomeone({ block, start, end }: Occurrence, { provenance }: CorpusDocument): boolean {
  return provenance.mentions.some(
    (mention) =>
      mention.kind === 'person' && mention.block === block && mention.start < end && mention.end > start,
  );
}

/** Whether a clause ends at the character; quotation marks stand inside clauses. */
function isBorder(character: string | undefined): boolean {
  return character === undefined || /[，。；：、！？…—\s]/u.test(character);
}

function symbolsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function shorterForms(wording: string): string[] {
  const forms: string[] = [];
  for (let front = 0; front <= sameWording; front += 1) {
    for (let back = 0; front + back <= sameWording; back += 1) {
      forms.push(wording.slice(front, wording.length - back));
    }
  }
  return forms;
}

function reportsOf({ occurrences }: Pick<Passage, 'occurrences'>): Set<string> {
  return new Set(occurrences.map(({ report }) => report));
}

/** A report's place in time, by id. */
type Rank = ReadonlyMap<string, number>;

function rankOf(documents: readonly CorpusDocument[]): Rank {
  return new Map(documents.map(({ report }, index) => [report.id, index]));
}

function toRecord(
  name: string,
  basis: 'stated' | 'recurring',
  reports: ReadonlySet<string>,
  occurrences: readonly Occurrence[],
  rank: Rank,
): EntityRecord {
  const places = new Map(
    occurrences.map(({ report, block, start, end }) => [
      `${report}\n${block}\n${start}`,
      { report, block, start, end },
    ]),
  );
  const rankAt = (report: string): number => rank.get(report) ?? 0;
  return {
    id: slug(name),
    kind: 'formulation',
    name,
    variants: [],
    within: [],
    basis,
    reports: [...reports].sort((a, b) => rankAt(a) - rankAt(b)),
    occurrences: [...places.values()].sort(
      (a, b) => rankAt(a.report) - rankAt(b.report) || a.block - b.block || a.start - b.start,
    ),
  };
}
