/** The network that was learned: reads and writes line-network.txt. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles, transitionCount } from './field.ts';
import { fileRows, fileText, rowText, unreadable, type FileRow } from './learned-file.ts';
import { directionOf, judgedLength, readingCount, readingRow, size, type Network } from './network.ts';

export const networkFile = join(import.meta.dirname, 'line-network.txt');

/** A number is one of these letters, by its place: so many units of its row less or more than nought, which the middle one is. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+';
const mostUnits = (letters.length - 1) / 2;
/** The units by the letter's code; NaN where no letter has it. */
const unitsByCode = Float64Array.from({ length: 128 }, (_, code) => {
  const place = letters.indexOf(String.fromCharCode(code));
  return place < 0 ? NaN : place - mostUnits;
});
/** The unit of a row has so many significant digits. */
const unitDigits = 3;
/** The rows of parts of the network begin so, with their number after it; no trait does. */
const partMark = '~';
const legend = `# roles: ${roles.join(' ')}`;

interface Part {
  readonly name: string;
  /** Numbers in a row of the file, which share a unit. */
  readonly row: number;
  readonly length: number;
}

const parts = {
  bias: { name: 'bias', row: size.vector, length: size.vector },
  downward: { name: 'downward', row: readingRow, length: readingCount },
  upward: { name: 'upward', row: readingRow, length: readingCount },
  judging: { name: 'judging', row: judgedLength, length: roles.length * judgedLength },
  transitions: { name: 'transitions', row: roles.length, length: transitionCount },
} as const satisfies Record<string, Part>;

/**
 * The file's text: comments, the roles, then rows of name, unit and a letter for each number: those of the parts of
 * the network, then the vectors of the traits, in order.
 *
 * @param head what stands above, a line each
 * @throws Error for a network with a number that is not finite
 */
export function writeNetwork(network: Network, head: readonly string[]): string {
  const ofPart = ({ name, row }: Part, numbers: Float64Array): string[] =>
    Array.from({ length: numbers.length / row }, (_, at) =>
      rowOf(`${partMark}${name}${at}`, numbers.subarray(at * row, (at + 1) * row)),
    );
  const traits = [...network.numbers].sort(([a], [b]) => (a < b ? -1 : 1));
  return fileText(head, legend, [
    ...ofPart(parts.bias, network.bias),
    ...ofPart(parts.downward, network.downward.weights),
    ...ofPart(parts.upward, network.upward.weights),
    ...ofPart(parts.judging, network.judging),
    ...ofPart(parts.transitions, network.transitions),
    ...traits.map(([trait, at]) =>
      rowOf(trait, network.vectors.subarray(at * size.vector, (at + 1) * size.vector)),
    ),
  ]);
}

function rowOf(name: string, numbers: Float64Array): string {
  const most = numbers.reduce((found, number) => Math.max(found, Math.abs(number)), 0);
  if (!Number.isFinite(most)) throw new Error(`The network went astray: ${name} has a number that is none.`);
  const unit = Number((most / mostUnits).toPrecision(unitDigits)) || 1;
  const said = Array.from(numbers, (number) => {
    const units = Math.max(-mostUnits, Math.min(mostUnits, Math.round(number / unit)));
    return letters[units + mostUnits] ?? '';
  });
  return rowText(name, [unit, said.join('')]);
}

/**
 * Reads such a text.
 *
 * @throws Error that names the line which is not well-formed, comes again or belongs to no part, the row that is
 *   missing, or a file of other roles
 */
export function readNetwork(text: string): Network {
  const rows = fileRows(networkFile, legend, text);
  const ofParts = new Map(rows.flatMap((row) => (row.name.startsWith(partMark) ? [[row.name, row]] : [])));
  const partFrom = (part: Part): Float64Array => takePart(part, ofParts);
  const core = {
    bias: partFrom(parts.bias),
    downward: directionOf(partFrom(parts.downward)),
    upward: directionOf(partFrom(parts.upward)),
    judging: partFrom(parts.judging),
    transitions: partFrom(parts.transitions),
  };
  for (const { name, at } of ofParts.values())
    throw unreadable(networkFile, at, 'the rows of parts of the network', name);
  const traits = rows.filter(({ name }) => !name.startsWith(partMark));
  const vectors = new Float64Array(traits.length * size.vector);
  traits.forEach((row, trait) => {
    readRow(row, vectors, trait * size.vector, size.vector);
  });
  return { ...core, numbers: new Map(traits.map(({ name }, trait) => [name, trait])), vectors };
}

/** The numbers of a part; its rows are taken out of `rows`. */
function takePart({ name, row, length }: Part, rows: Map<string, FileRow>): Float64Array {
  const numbers = new Float64Array(length);
  for (let at = 0; at * row < length; at += 1) {
    const key = `${partMark}${name}${at}`;
    const found = rows.get(key);
    if (!found) throw unreadable(networkFile, undefined, `the row ${key}`, 'none');
    readRow(found, numbers, at * row, row);
    rows.delete(key);
  }
  return numbers;
}

/** Puts the numbers of a row where they belong. @param count how many it should have */
function readRow({ name, cells, at }: FileRow, into: Float64Array, start: number, count: number): void {
  const [said, numbers = ''] = cells;
  const unit = Number(said);
  if (!Number.isFinite(unit) || unit <= 0 || numbers.length !== count || cells.length !== 2)
    throw unreadable(
      networkFile,
      at,
      `for ${name} a unit and ${count} letters`,
      `${said ?? 'none'} and ${numbers.length}`,
    );
  for (let place = 0; place < count; place += 1) {
    const units = unitsByCode[numbers.charCodeAt(place)] ?? NaN;
    if (Number.isNaN(units))
      throw unreadable(networkFile, at, `for ${name} letters of A–Z a–z 0–9 +`, numbers.charAt(place));
    into[start + place] = units * unit;
  }
}

let network: Network | undefined;

/** The network that the pipeline uses; read once. */
export function learnedNetwork(): Network {
  return (network ??= readNetwork(readFileSync(networkFile, 'utf8')));
}
