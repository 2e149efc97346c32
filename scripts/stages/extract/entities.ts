/** Character references: `&nbsp;`, `&ldquo;`, `&#8203;`. */
import { parseFragment } from 'parse5';
import { tidyCharacters } from '../decode.ts';
import { applyEdits, currentText, trace } from '../../text/traced.ts';

/** Every character reference of a text; some that it finds are none. */
export const references = /&(?:#(?:[xX][0-9a-fA-F]{1,8}|\d{1,9})|[a-zA-Z][a-zA-Z0-9]{1,32});?/gu;

const known = new Map<string, string>();
/** A hostile page could hold any number of different ones. */
const mostKnown = 5000;

/** What a reference stands for, rid of characters that are not meant as text; itself where it is none. */
export function decodeReference(reference: string): string {
  const found = known.get(reference);
  if (found !== undefined) return found;
  const node = parseFragment(reference).childNodes[0];
  const raw = node && 'value' in node ? node.value : '';
  const decoded = currentText(applyEdits(trace(raw), tidyCharacters(raw), 'extract'))
    .replaceAll('\ufffd', '') // a reference to no character
    .replaceAll('\ufeff', '');
  if (known.size < mostKnown) known.set(reference, decoded);
  return decoded;
}
