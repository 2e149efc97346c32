/** Joins a capture with its corrections, or says why they cannot be used. Pure. */
import type { Message } from '../report/messages.ts';
import type { Capture } from '../stage.ts';
import { readCorrections } from './read.ts';

/**
 * @param source text of the corrections file; undefined where there is none
 * @returns the capture with its corrections; or the first fault, with the others as messages
 */
export function withCorrections(
  capture: Capture,
  source: string | undefined,
): { capture: Capture } | { error: Message; messages: readonly Message[] } {
  if (source === undefined) return { capture };
  const file = `seeds/${capture.file.replace(/\.[^.]+$/u, '.corrections.yml')}`;
  const corrections = readCorrections(source);
  if ('rows' in corrections) {
    if (corrections.capture === capture.sha256) return { capture: { ...capture, corrections } };
    return { error: otherCapture(file, capture), messages: [] };
  }
  const [error, ...messages] = corrections.map((fault): Message => ({
    file,
    line: fault.line,
    column: fault.column,
    severity: 'error',
    rule: 'corrections/malformed',
    text: fault.text,
    hint: 'Mend the row; npm run new-correction shows all forms of corrections.',
  }));
  return { error: error ?? otherCapture(file, capture), messages };
}

function otherCapture(file: string, capture: Capture): Message {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'corrections/other-capture',
    text: `These corrections were made for another version of seeds/${capture.file}, expected capture: ${capture.sha256}`,
    hint: 'Look at each correction again; when they still hold, put the new SHA-256 behind capture:',
  };
}
