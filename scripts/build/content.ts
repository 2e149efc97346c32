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

interface Publication {
  readonly published?: PublishedReport;
  readonly error?: Message;
  readonly messages: readonly Message[];
}

/** Builds every report, then what needs all of them. */
export function buildContent(captures: CaptureList, effects: ContentEffects): Outcome {
  const published: PublishedReport[] = [];
  const quarantined: Message[] = captures.refused.map((refused) => refused.message);
  const messages: Message[] = [...captures.messages];
  for (const [index, { file, id }] of captures.files.entries()) {
    effects.progress.step(`${index + 1}/${captures.files.length} ${file}`);
    const publication = publish(file, id, effects);
    messages.push(...publication.messages);
    if (publication.published) published.push(publication.published);
    if (publication.error) quarantined.push(publication.error);
  }
  effects.progress.step('corpus');
  effects.write('corpus.json', `${JSON.stringify(corpusOf(published, quarantined))}\n`);
  effects.progress.done();
  return {
    published: published.map(({ report }) => report.id),
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

/** Runs one capture through all stages, proves the conservation law on the result, and writes it. */
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
    const files = { markdown: result.output.markdown, provenance: json(provenance) };
    if (!sameBytes(rebuildCapture(files.markdown, files.provenance), capture.bytes)) {
      return { error: notConserved(path), messages };
    }
    effects.write(`reports/${id}.md`, files.markdown);
    effects.write(`reports/${id}.json`, files.provenance);
    const { report, body } = readReportFile(files.markdown);
    const roles = provenance.blocks.map((block) => block.role);
    return { published: { report, provenance, blocks: articleBlocks(report, body, roles) }, messages };
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
