/**
 * The built content, read once and checked: what all pages draw on. The only module of the site
 * that touches files.
 *
 * Lists need a few words on every report, concordances its text, a page one report whole: so cards and
 * texts are kept once read, and articles only while they are among the latest few.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleBlocks, readReportFacts, readReportFile, type TextBlock } from './report-file.ts';
import { corpusSchema, type Corpus } from './schemas/corpus.ts';
import { provenanceSchema, type Provenance } from './schemas/provenance.ts';
import type { Report } from './schemas/report.ts';

/** A report in a list. */
export interface ReportCard {
  readonly id: string;
  readonly headline: string;
  readonly deck?: string | undefined;
  readonly source: string | null;
  readonly place: string | null;
  /** Sort date: the event's day, else the publication day, else null. EDTF. */
  readonly date: string | null;
  readonly published: string | null;
}

/** A report whole. */
export interface Article {
  readonly report: Report;
  /** In the capture's order; occurrences and mentions count them. */
  readonly blocks: readonly TextBlock[];
  readonly provenance: Provenance;
}

const keptArticles = 256;

let loadedCorpus: Corpus | undefined;
const cards = new Map<string, ReportCard>();
const articles = new Map<string, Article>();
const texts = new Map<string, readonly string[]>();

/**
 * What all reports together tell.
 *
 * @throws Error when the content was not built, or does not fit the schema
 */
export function corpus(): Corpus {
  const file = join(CONTENT_FOLDER, 'corpus.json');
  if (!loadedCorpus && !existsSync(file)) {
    throw new Error(`${file} is missing. Build the content first: npm run build:content`);
  }
  loadedCorpus ??= corpusSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return loadedCorpus;
}

/** A report as lists show it. */
export function card(id: string): ReportCard {
  const known = cards.get(id);
  if (known) return known;
  const { headline, deck, source, published, event } = readReportFacts(markdownOf(id));
  const made = { id, headline, deck, source, place: event.place, date: event.date ?? published, published };
  cards.set(id, made);
  return made;
}

/** A report with its text and provenance. */
export function article(id: string): Article {
  const known = articles.get(id);
  if (known) return known;
  const { report, body } = readReportFile(markdownOf(id));
  const provenance = provenanceSchema.parse(JSON.parse(readContent(`${id}.json`)));
  const blocks = articleBlocks(
    report,
    body,
    provenance.blocks.map(({ role }) => role),
  );
  const made = { report, blocks, provenance };
  const oldest = articles.size >= keptArticles ? articles.keys().next().value : undefined;
  if (oldest !== undefined) articles.delete(oldest);
  articles.set(id, made);
  return made;
}

/** The texts of a report's blocks, in the capture's order. */
export function blockTexts(id: string): readonly string[] {
  const known = texts.get(id);
  if (known) return known;
  const made = article(id).blocks.map(({ text }) => text);
  texts.set(id, made);
  return made;
}

/** The Markdown file of a report, as text. */
export function markdownOf(id: string): string {
  return readContent(`${id}.md`);
}

/** The capture of a report, byte for byte. */
export function captureBytes(report: Report): Uint8Array {
  return readFileSync(join(CAPTURE_FOLDER, report.capture.file));
}

function readContent(name: string): string {
  return readFileSync(join(CONTENT_FOLDER, 'reports', name), 'utf8');
}
