/** Finds the glosses of a text, decides which are damage, and how to undo it. */
import type { Edit } from '../../text/traced.ts';
import { gatherEvidence } from './evidence.ts';
import { judgeOf } from './judge.ts';
import { repairLine, type Doubt } from './line.ts';
import { readingClass } from './readings.ts';
import { tokenise } from './tokens.ts';

const anyGloss = new RegExp(`[?(\\uFFFD][${readingClass}]{1,8}\\)`, 'u');

/** More broken characters than this are no gloss damage; each costs a search. */
const mostBroken = 5_000;

/** The edits that undo gloss damage, in order, and what looks like damage but stays. */
export function findGlosses(text: string): { edits: Edit[]; doubts: Doubt[] } {
  const edits: Edit[] = [];
  const doubts: Doubt[] = [];
  if (!anyGloss.test(text)) return { edits, doubts };
  const lines = text.split('\n').map((line) => ({ line, tokens: tokenise(line) }));
  const evidence = gatherEvidence(lines.map(({ tokens }) => tokens));
  const broken = lines.flatMap(({ tokens }) => tokens).filter((token) => token.kind === 'gloss' && token.ate);
  const judge = judgeOf(text, evidence, broken.length <= mostBroken);
  let offset = 0;
  for (const { line, tokens } of lines) {
    const found = repairLine(line, tokens, evidence, judge);
    for (const edit of found.edits)
      edits.push({ ...edit, start: edit.start + offset, end: edit.end + offset });
    for (const doubt of found.doubts) doubts.push({ ...doubt, at: doubt.at + offset });
    offset += line.length + 1;
  }
  return { edits, doubts };
}
