/** Whether a gloss in full sight is damage, or may be meant. */
import { countScripts, foldToHans, isHantOnly } from '../../text/script-conversion.ts';
import type { Evidence } from './evidence.ts';
import { hasTone, readingsOf, syllableOf } from './readings.ts';

export type Verdict = 'damage' | 'doubt' | 'no-gloss';

/** What one document makes of its glosses. */
export interface Judge {
  /** Of `char(reading)`, with the words around it. */
  gloss(char: string, reading: string, around: string): Verdict;
  /** Whether a gloss that broke a character can be damage here. */
  readonly canBreak: boolean;
}

/** So many glosses are a tool's, whatever the text is about. */
const many = 4;
/** So many that a character glossed twice is in the tool's table, be it Traditional or not. */
const veryMany = 10;

/**
 * A blind tool works on Traditional text, glosses Traditional characters, and each wherever it
 * occurs. A text about pronunciation does none of this; a single gloss near words for reading
 * aloud may be its author's.
 *
 * @param isBounded whether the broken characters are few enough to be searched
 */
export function judgeOf(text: string, evidence: Evidence, isBounded: boolean): Judge {
  const { hans, hant } = countScripts(text);
  const total = [...evidence.glossed.values()].reduce((sum, times) => sum + times, 0);
  const isTools = hant > hans && evidence.thorough && evidence.hantShare >= 0.7;
  return {
    canBreak: isBounded && hant > hans,
    gloss: (char, reading, around) => {
      const isSure = isTools && total >= many && isHantOnly(char);
      // Dictionaries differ in tones (績 jī, jì); a tool's document need not agree with ours.
      if (isSure && hasSyllable(char, reading)) return 'damage';
      if (!readingsOf(char).includes(reading)) return 'no-gloss';
      if (!hasTone(reading) && !(isTools && total > 0 && isHantOnly(char))) return 'no-gloss';
      if (!isTools) return 'doubt';
      if (foldToHans(char) !== char) return total >= many || !speaksOfReading(around) ? 'damage' : 'doubt';
      const times = evidence.glossed.get(char) ?? 0;
      return total >= veryMany && times >= 2 && !evidence.plain.has(char) ? 'damage' : 'doubt';
    },
  };
}

function hasSyllable(char: string, reading: string): boolean {
  return readingsOf(char).some((known) => syllableOf(known) === syllableOf(reading));
}

function speaksOfReading(text: string): boolean {
  return /[讀读念唸][作成為爲]|[讀读拼注發发字]音|音同|多音/u.test(text);
}
