/** What a report shall mark, in its address. */
import type { Marks } from './marking.ts';

/** `?q=…&q=…`, titles as `title=…`; nothing where there is nothing to mark. */
export function writeMarks({ texts, titles }: Marks): string {
  const parameters = new URLSearchParams();
  for (const text of texts) parameters.append('q', text);
  for (const text of titles) parameters.append('title', text);
  const written = parameters.toString();
  return written === '' ? '' : `?${written}`;
}

/** Reads what `writeMarks` wrote, or what somebody else did: as typed. */
export function readMarks(search: string): Marks {
  const parameters = new URLSearchParams(search);
  return { texts: parameters.getAll('q'), titles: parameters.getAll('title') };
}
