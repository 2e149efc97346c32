/** The filtered list of results as a file. */
import { reportPath } from '../../lib/addresses.ts';
import type { Answer } from '../../lib/search/answer.ts';
import { toCsv, toJson, type Row } from '../../lib/search/downloads.ts';
import { summarise } from '../../lib/search/excerpts.ts';
import { strings } from '../../lib/search/strings.ts';
import { link } from '../../lib/site.ts';

export type Format = 'csv' | 'json';

/** Reports fetched at a time. */
const BATCH = 20;

/**
 * Makes the file and gives it to the browser to save.
 *
 * @param tell how many of how many are ready
 * @throws Error when a report does not load: no list is better than one with holes
 */
export async function saveResults(
  answer: Answer,
  query: string,
  format: Format,
  tell: (done: number) => void,
): Promise<void> {
  const rows: Row[] = [];
  for (let from = 0; from < answer.hits.length; from += BATCH) {
    tell(from);
    const records = await Promise.all(answer.hits.slice(from, from + BATCH).map((hit) => hit.load()));
    rows.push(...records.map((record) => rowOf(record, answer)));
  }
  const text = format === 'csv' ? toCsv(strings.columns, rows) : toJson(query, location.href, rows);
  const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = `${strings.fileName}.${format}`;
  anchor.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

function rowOf(record: Parameters<typeof summarise>[0], { marks }: Answer): Row {
  const { headline, excerpts } = summarise(record, marks);
  const textOf = (segments: readonly { text: string }[]): string => segments.map(({ text }) => text).join('');
  return {
    title: textOf(headline),
    date: record.date,
    source: record.source,
    address: new URL(link(reportPath(record.id)), location.href).href,
    excerpt: excerpts
      .map(
        ({ segments, cutBefore, cutAfter }) =>
          `${cutBefore ? '……' : ''}${textOf(segments)}${cutAfter ? '……' : ''}`,
      )
      .join(' / '),
  };
}
