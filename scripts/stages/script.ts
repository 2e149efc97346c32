/**
 * Stage 4: a Traditional capture becomes Simplified; a Simplified one is not touched at all.
 *
 * The script is judged for the whole document by the characters that only one script has. In a
 * Traditional document, lines that are Simplified by themselves (a site's own furniture) stay; in
 * a Simplified document, Traditional words (a quotation, a name) stay, and are reported.
 */
import { succeed, type Draft, type Stage, type StageMessage } from '../stage.ts';
import { countScripts, isHantOnly, type Variant } from '../text/script-conversion.ts';
import { hansEdits, nearestVariant } from '../text/to-hans.ts';
import { applyEdits, currentText, sourceOffset, type Edit } from '../text/traced.ts';

/** What was found out about a text's script, and the edits that follow from it. */
export interface ScriptFinding {
  readonly script: 'Hans' | 'Hant';
  /** Of a Traditional text. */
  readonly variant?: Variant;
  readonly edits: readonly Edit[];
  /** Offset of the first Traditional character in a Simplified text. */
  readonly stray?: number;
}

/** Judges a text's script and converts it if it is Traditional. */
export function findScript(text: string): ScriptFinding {
  const { hans, hant } = countScripts(text);
  if (hant > hans) {
    const variant = nearestVariant(text);
    return { script: 'Hant', variant, edits: convertLines(text, variant) };
  }
  return hant === 0 ? { script: 'Hans', edits: [] } : { script: 'Hans', edits: [], stray: firstHant(text) };
}

function firstHant(text: string): number {
  let at = 0;
  for (const char of text) {
    if (isHantOnly(char)) return at;
    at += char.length;
  }
  return 0;
}

function convertLines(text: string, variant: Variant): Edit[] {
  const edits: Edit[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const { hans, hant } = countScripts(line);
    if (hans <= hant) {
      for (const edit of hansEdits(line, variant)) {
        edits.push({ ...edit, start: edit.start + offset, end: edit.end + offset });
      }
    }
    offset += line.length + 1;
  }
  return edits;
}

export const script: Stage<Draft, Draft> = {
  name: 'script',
  run(draft) {
    const finding = findScript(currentText(draft.text));
    const text = applyEdits(draft.text, finding.edits, 'script');
    return succeed({ ...draft, text, script: finding.script }, messagesOf(draft, finding));
  },
};

function messagesOf(draft: Draft, { stray }: ScriptFinding): StageMessage[] {
  if (stray === undefined) return [];
  return [
    {
      severity: 'info',
      at: sourceOffset(draft.text, stray),
      rule: 'script/stray-traditional',
      text: 'a Traditional character in a Simplified report was kept as it is',
      hint: 'A quotation or a name may be meant so; otherwise correct it in the corrections file.',
    },
  ];
}
