/** The content build: captures in, Markdown, provenance and corpus out. Pure but for the effects passed in. */
import { articleBlocks, readReportFile, type TextBlock } from '../../src/lib/report-file.ts';
import type { Corpus, Quarantined } from '../../src/lib/schemas/corpus.ts';
import type { Provenance, ReportMessage } from '../../src/lib/schemas/provenance.ts';
import type { Report } from '../../src/lib/schemas/report.ts';
import { buildCorpus } from '../corpus/index.ts';
import { compareMessages, locate, type Message } from '../report/messages.ts';
import type { Outcome } from '../report/outcome.ts';
import type { Progress } from '../report/progress.ts';
import type { Capture, StageMessage } from '../stage.ts';
import { withCorrections } from '../corrections/attach.ts';
import { danglingMessage, danglingReports, pointsElsewhere } from '../corrections/links.ts';
import { decode } from '../stages/decode.ts';
import { stages } from '../stages.ts';
import { captureText } from '../text/traced.ts';
import type { CaptureList } from './captures.ts';
import { rebuildCapture, sameBytes } from './conservation.ts';

/** The world, as far as the content build needs it. */
export interface ContentEffects {
  /** Reads one capture. @throws when it cannot be read */
  read(file: string, id: string): Capture;
  /** Text of the corrections file beside a capture; undefined where there is none. */
  readCorrections(file: string): string | undefined;
  /** Writes a file of the new content, by its path inside it. */
  write(path: string, content: string): void;
  readonly progress: Progress;
}

/** A published report, as the corpus needs it. */
export interface PublishedReport {
  readonly report: Report;
  readonly provenance: Provenance;
  readonly blocks: readonly TextBlock[];
}

/** A report that is ready, with the text of its two files. */
interface ReadyReport extends PublishedReport {
  readonly capture: Capture;
  readonly markdown: string;
  readonly provenanceJson: string;
}

interface Publication {
  readonly ready?: ReadyReport;
  readonly error?: Message;
  readonly messages: readonly Message[];
}

/** Builds every report, then what needs all of them. */
export function buildContent(captures: CaptureList, effects: ContentEffects): Outcome {
  const published: PublishedReport[] = [];
  const held: ReadyReport[] = [];
  const quarantined: Message[] = captures.refused.map((refused) => refused.message);
  const messages: Message[] = [...captures.messages];
  for (const [index, { file, id }] of captures.files.entries()) {
    effects.progress.step(`${index + 1}/${captures.files.length} ${file}`);
    const publication = publish(file, id, effects);
    messages.push(...publication.messages);
    if (publication.error) quarantined.push(publication.error);
    const { ready } = publication;
    if (ready === undefined) continue;
    published.push(withoutFiles(ready));
    if (pointsElsewhere(ready.report)) held.push(ready);
    else writeReport(ready, effects);
  }
  const dangling = danglingReports(published.map(({ report }) => report));
  for (const ready of held) {
    if (dangling.has(ready.report.id)) quarantined.push(dangles(ready));
    else writeReport(ready, effects);
  }
  const kept = published.filter(({ report }) => !dangling.has(report.id));
  effects.progress.step('corpus');
  effects.write('corpus.json', `${JSON.stringify(corpusOf(kept, quarantined))}\n`);
  effects.progress.done();
  return {
    published: kept.map(({ report }) => report.id),
    quarantined: quarantined.map((message) => message.file),
    messages: [...messages, ...quarantined].sort(compareMessages),
  };
}

function corpusOf(published: readonly PublishedReport[], quarantined: readonly Message[]): Corpus {
  const rows = quarantined.map((message): Quarantined => {
    const { file, line, column, rule, text, hint } = message;
    return { file, line, column, rule, text, hint };
  });
  return buildCorpus(published, rows);
}

/** What the corpus needs of a report; the text of its files is not kept for thousands of them. */
function withoutFiles({ report, provenance, blocks }: ReadyReport): PublishedReport {
  return { report, provenance, blocks };
}

function writeReport(
  { report: { id }, markdown, provenanceJson }: ReadyReport,
  effects: ContentEffects,
): void {
  effects.write(`reports/${id}.md`, markdown);
  effects.write(`reports/${id}.json`, provenanceJson);
}

/** The error of a report whose correction points to a person who is not published. */
function dangles({ capture }: ReadyReport): Message {
  const path = `seeds/${capture.file}`;
  const message = danglingMessage(capture.corrections);
  return message === undefined ? internal(path) : (locateAll(path, capture, [message])[0] ?? internal(path));
}

/** Runs one capture through all stages and proves the conservation law on the result. */
function publish(file: string, id: string, effects: ContentEffects): Publication {
  const path = `seeds/${file}`;
  try {
    const corrected = withCorrections(effects.read(file, id), effects.readCorrections(file));
    if ('error' in corrected) return corrected;
    const { capture } = corrected;
    const result = stages.run(capture);
    const messages = locateAll(path, capture, result.messages);
    if (!result.ok) return { error: locateAll(path, capture, [result.error])[0] ?? internal(path), messages };
    const provenance = { ...result.output.provenance, messages: messages.map(withoutFile) };
    const { markdown } = result.output;
    const provenanceJson = json(provenance);
    if (!sameBytes(rebuildCapture(markdown, provenanceJson), capture.bytes)) {
      return { error: notConserved(path), messages };
    }
    const { report, body } = readReportFile(markdown);
    const roles = provenance.blocks.map((block) => block.role);
    const blocks = articleBlocks(report, body, roles);
    return { ready: { report, provenance, blocks, capture, markdown, provenanceJson }, messages };
  } catch (error) {
    // One capture must never stop the others, even where our own code is wrong.
    return { error: internal(path, error), messages: [] };
  }
}

function locateAll(path: string, capture: Capture, messages: readonly StageMessage[]): Message[] {
  if (messages.length === 0) return [];
  const decoded = decode.run(capture);
  // What decode refuses has no text; its places are told in the bytes read as UTF-8.
  const text = decoded.ok
    ? captureText(decoded.output.text)
    : new TextDecoder('utf-8', { ignoreBOM: true }).decode(capture.bytes);
  return messages.map((message) => locate(path, text, message));
}

function withoutFile({ severity, line, column, rule, text, hint }: Message): ReportMessage {
  return { severity, line, column, rule, text, hint };
}

function atStart(file: string, rule: string, text: string, hint: string): Message {
  return { file, line: 1, column: 1, severity: 'error', rule, text, hint };
}

function notConserved(file: string): Message {
  return atStart(
    file,
    'build/conservation',
    'Unexpected difference: the article and its recorded changes do not give the capture back, expected the same bytes',
    'This is a fault of Cunzhen, not of the capture: please report it with the file.',
  );
}

function internal(file: string, error?: unknown): Message {
  const reason = error instanceof Error ? error.message : 'no reason given';
  return atStart(
    file,
    'build/internal',
    `Unexpected failure: ${reason}`,
    'If the file can be read, this is a fault of Cunzhen: please report it with the file.',
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
