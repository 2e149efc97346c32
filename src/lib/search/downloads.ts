/** The list of results as files: CSV for spreadsheets, JSON for programs. */

/** A result as the files have it. */
export interface Row {
  readonly title: string;
  /** EDTF, or null where it is not known. */
  readonly date: string | null;
  readonly source: string | null;
  /** Absolute address of the report. */
  readonly address: string;
  readonly excerpt: string;
}

const BYTE_ORDER_MARK = '\ufeff'; // U+FEFF: without it Excel takes UTF-8 for something else
/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/u;

/**
 * CSV as RFC 4180 has it, with a byte order mark. A value that a spreadsheet would run as a formula
 * gets an apostrophe before it.
 */
export function toCsv(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map(({ title, date, source, address, excerpt }) => [
    title,
    date ?? '',
    source ?? '',
    address,
    excerpt,
  ]);
  return BYTE_ORDER_MARK + [columns, ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

/** JSON: the query, its address, and the rows. */
export function toJson(query: string, address: string, rows: readonly Row[]): string {
  return `${JSON.stringify({ query, address, count: rows.length, results: rows }, null, 2)}\n`;
}

function field(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
