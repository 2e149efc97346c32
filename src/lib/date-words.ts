/** A date for readers, with the note on its certainty apart. */
import { displayEdtf } from './edtf.ts';

/** `2023年12月19日` and `（年份推断）`; a date that is sure has no note. */
export function dateWords(date: string): { readonly date: string; readonly note: string | undefined } {
  const shown = displayEdtf(date);
  const at = shown.indexOf('（');
  return at < 0 ? { date: shown, note: undefined } : { date: shown.slice(0, at), note: shown.slice(at) };
}
