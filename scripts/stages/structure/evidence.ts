/** What a web page's markup and declarations say about its lines: evidence, where the lines themselves agree. */
import type { Draft } from '../../stage.ts';
import type { PageFact } from '../extract/page-fact.ts';
import type { FactField } from '../extract/rows.ts';
import { foldLine, wordsOf, type PageLine } from './lines.ts';
import { giveBy, type Given } from './rows.ts';

export interface PageEvidence {
  /** Words of the title that the page declares, and of the kicker and deck; Simplified. */
  readonly declared: Readonly<Partial<Record<'title' | 'kicker' | 'deck', string>>>;
  /** Where the report stands among the lines. */
  readonly main?: { readonly first: number; readonly last: number };
}

/** For a text that comes without markup. */
export const noEvidence: PageEvidence = { declared: {} };

/** The evidence that came with a draft. @param toHans converts what the page declares, as its text was converted */
export function evidenceOf(
  { page = [], main }: { readonly page?: readonly Pick<PageFact, 'field' | 'value'>[] } & Pick<Draft, 'main'>,
  toHans: (text: string) => string,
): PageEvidence {
  const words = (field: FactField): string | undefined => {
    const value = page.find((fact) => fact.field === field)?.value;
    return value === undefined ? undefined : wordsOf(foldLine(toHans(value)));
  };
  const [title, kicker, deck] = [words('title'), words('kicker'), words('deck')];
  return {
    declared: { ...(title && { title }), ...(kicker && { kicker }), ...(deck && { deck }) },
    ...(main && { main }),
  };
}

/** Whether the text comes from a web page that says anything of its parts. */
export const isMarkedUp = ({ declared, main }: PageEvidence): boolean =>
  main !== undefined || Object.keys(declared).length > 0;

/** Whether a line stands below the part that holds the report. */
export const isBelow = ({ main }: PageEvidence, { line }: PageLine): boolean =>
  main !== undefined && line > main.last;

/** Whether a line stands above the part that holds the report. */
export const isAbove = ({ main }: PageEvidence, { line }: PageLine): boolean =>
  main !== undefined && line < main.first;

/** The kicker or deck that the page declares. */
export function declaredRole({ declared }: PageEvidence, text: string): Given | undefined {
  const words = wordsOf(foldLine(text));
  if (words === '') return undefined;
  if (words === declared.kicker) return giveBy('kicker-declared');
  return words === declared.deck ? giveBy('deck-declared') : undefined;
}
