/** Files of what was learned: comments, a legend that says which roles they tell of, then rows of cells, each with a name. */

const separator = '\t';

/** A row, without its name, and its line, 1-based. */
export interface FileRow {
  readonly name: string;
  readonly cells: readonly string[];
  readonly at: number;
}

/** @param head what stands above the legend, a line each */
export function fileText(head: readonly string[], legend: string, rows: readonly string[]): string {
  return `${[...head.map((line) => `# ${line}`), legend, ...rows].join('\n')}\n`;
}

export const rowText = (name: string, cells: readonly (string | number)[]): string =>
  [name, ...cells].join(separator);

/**
 * The rows of a file's text.
 *
 * @param file its path, for messages
 * @throws Error for a file of other roles, and for a name that comes twice
 */
export function fileRows(file: string, legend: string, text: string): FileRow[] {
  const lines = text.split(/\r?\n/u);
  if (!lines.includes(legend)) throw unreadable(file, 1, legend, 'other roles or none');
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    if (line === '' || line.startsWith('# ')) return [];
    const [name = '', ...cells] = line.split(separator);
    if (seen.has(name)) throw unreadable(file, index + 1, 'each name once', `${name} again`);
    seen.add(name);
    return [{ name, cells, at: index + 1 }];
  });
}

/** @param line 1-based; undefined where something is missing */
export function unreadable(file: string, line: number | undefined, expected: string, found: string): Error {
  const place = line === undefined ? file : `${file}:${line}`;
  return new Error(`${place}: expected ${expected}, found ${found}; write the file anew with npm run learn`);
}
