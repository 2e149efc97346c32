/** Turns an article of the corpus into a capture, as a site would show it, and asks the real pipeline. */
import { createHash } from 'node:crypto';
import type { Capture, Result } from '../stage.ts';
import type { Emitted } from '../stages/emit.ts';
import type { Found } from './compare.ts';
import type { Article } from './corpus.ts';

/** The article as a UTF-8 text file: title, publication line, paragraphs, one a line. */
export function captureOf({ id, date, title, paras }: Article): Capture {
  const lines = [title, `${date} 来源：央视网`, ...paras];
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { id, file: `${id}.txt`, bytes, sha256 };
}

/** The facts to judge; a quarantined capture has none. */
export function foundIn(result: Result<Emitted>): Found {
  if (!result.ok) return { people: [], documents: [], organisations: [], places: [], date: null };
  const { people, documents, organisations, places, event } = result.output.report;
  return { people, documents, organisations, places, date: event.date };
}
