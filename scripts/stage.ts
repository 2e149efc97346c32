/**
 * What a stage is, and how stages are joined.
 *
 * A stage is a pure function: no file access, no clock, no randomness. It returns its output and
 * its messages, or the one error for which the capture cannot be published.
 */
import type { CorrectionSet } from './corrections/read.ts';
import type { PageFact } from './stages/extract/page-fact.ts';
import type { Traced } from './text/traced.ts';
import type { KeptRole, LineRole, Evidence, Mention } from '../src/lib/schemas/provenance.ts';
import type { Report } from '../src/lib/schemas/report.ts';

/** A remark on one place of a capture. The rim turns `at` into line and column. */
export interface StageMessage {
  readonly severity: 'error' | 'warning' | 'info';
  /** Offset in the capture's text, UTF-16 code units; 0 where the whole file is meant. */
  readonly at: number;
  readonly rule: string;
  /** What is wrong, and what was expected. */
  readonly text: string;
  /** What the reader can do about it. */
  readonly hint: string;
}

export type Result<Out> =
  | { readonly ok: true; readonly output: Out; readonly messages: readonly StageMessage[] }
  /** The capture is quarantined. */
  | { readonly ok: false; readonly error: StageMessage; readonly messages: readonly StageMessage[] };

export interface Stage<In, Out> {
  readonly name: string;
  run(input: In): Result<Out>;
}

/** A file of seeds/, as read. */
export interface Capture {
  readonly id: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Of the bytes, lower-case hex; computed at the rim. */
  readonly sha256: string;
  /** What people corrected in this report; absent where no corrections file stands beside it. */
  readonly corrections?: CorrectionSet;
}

/** After decode: text that remembers its capture. repair, punctuation and script keep this type. */
export interface Draft {
  readonly capture: Capture;
  readonly encoding: string;
  readonly text: Traced;
  readonly script: 'Hans' | 'Hant';
  /** What a web page, or a text's own front matter, says of itself: evidence, not truth. */
  readonly page?: readonly PageFact[];
  /** The lines of a web page that its markup shows to hold the report. */
  readonly main?: MainLines;
}

/** `[first, last]`, 1-based, of the text that a web page shows: what stands after `last` is another part of the page. */
export interface MainLines {
  readonly first: number;
  readonly last: number;
}

/** A non-blank line of the capture, with its normalised text and role. */
export interface RoledLine {
  /** 1-based, in the capture. */
  readonly line: number;
  readonly role: LineRole;
  /** Id of the rule that gave the role. */
  readonly rule: string;
  /** Normalised, trimmed. */
  readonly text: string;
}

/** A block of the article, made from one or more lines. */
export interface Block {
  readonly role: KeptRole;
  readonly lines: readonly number[];
  readonly text: string;
}

/** After structure: `text` is now exactly the blocks' texts joined by line feeds. */
export interface Structured extends Draft {
  readonly lines: readonly RoledLine[];
  readonly blocks: readonly Block[];
}

/** After metadata: what the report says, where it says it, and why we believe it. */
export interface Described extends Structured {
  readonly report: Report;
  readonly mentions: readonly Mention[];
  readonly evidence: readonly Evidence[];
}

/** A success without remarks, or with some. */
export function succeed<Out>(output: Out, messages: readonly StageMessage[] = []): Result<Out> {
  return { ok: true, output, messages };
}

/** A failure: the capture is quarantined with `error`. */
export function fail(error: StageMessage): {
  ok: false;
  error: StageMessage;
  messages: readonly StageMessage[];
} {
  return { ok: false, error, messages: [] };
}

/** A row of stages whose types fit. `then` refuses at compile time a stage that does not. */
export interface Pipeline<In, Out> {
  readonly names: readonly string[];
  run(input: In): Result<Out>;
  then<Next>(stage: Stage<Out, Next>): Pipeline<In, Next>;
}

/** Starts a pipeline with its first stage. */
export function startWith<In, Out>(stage: Stage<In, Out>): Pipeline<In, Out> {
  return pipeline([stage.name], (input) => stage.run(input));
}

function pipeline<In, Out>(names: readonly string[], run: (input: In) => Result<Out>): Pipeline<In, Out> {
  return {
    names,
    run,
    then: (stage) =>
      pipeline([...names, stage.name], (input) => {
        const first = run(input);
        if (!first.ok) return first;
        const second = stage.run(first.output);
        return { ...second, messages: [...first.messages, ...second.messages] };
      }),
  };
}
