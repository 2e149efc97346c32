/** Simplified readings of a query that may be Traditional. */
import { normalise } from './normalise.ts';
import { mayBeTraditional } from './traditional.ts';

/** Converts Traditional to Simplified. */
export type Converter = (text: string) => string;

/**
 * The distinct readings that differ from the query, in the converters' order.
 *
 * The query itself is asked first and goes before them: 乾 in a name that is written so stays exact.
 *
 * @param query in normal form
 */
export function simplifiedReadings(query: string, converters: readonly Converter[]): string[] {
  const readings = converters.map((convert) => normalise(convert(query)));
  return [...new Set(readings)].filter((reading) => reading !== query);
}

/** The same, with converters that are only loaded where they could change the query. */
export async function readingsOf(
  query: string,
  load: () => Promise<readonly Converter[]>,
): Promise<string[]> {
  return mayBeTraditional(query) ? simplifiedReadings(query, await load()) : [];
}

let converters: Promise<Converter[]> | undefined;

/** Converters for the standard, the Taiwan and the Hong Kong forms; 107 KB, loaded when first needed. */
export function loadConverters(): Promise<Converter[]> {
  converters ??= makeConverters().catch((error: unknown) => {
    converters = undefined; // the next query may have more luck
    throw error;
  });
  return converters;
}

async function makeConverters(): Promise<Converter[]> {
  const { Converter: converter } = await import('opencc-js/t2cn');
  return (['t', 'tw', 'hk'] as const).map((from) => converter({ from, to: 'cn' }));
}
