/**
 * The language of queries: several words, "a phrase", -without, A OR B, field:value.
 *
 * Words are looked for as they stand, punctuation and all; spaces part them. A quotation mark
 * opens a phrase only where a word could begin, and closes it only where one could end: the quotation
 * marks inside `“2+3+N”重点` are text. OR binds its two neighbours, closer than the space does.
 */
import { normalise } from './normalise.ts';
import { fieldOf, type Field } from './query-fields.ts';
import { readDates } from './query-dates.ts';

/** What one word of a query asks of a report. `text` is in normal form and not empty. */
export type Term =
  | { readonly kind: 'text' | 'title'; readonly text: string }
  | { readonly kind: 'person' | 'place' | 'organisation' | 'source'; readonly text: string }
  /** ISO days, both within the range. */
  | { readonly kind: 'date'; readonly first: string; readonly last: string };

export interface Literal {
  readonly term: Term;
  readonly negated: boolean;
}

/** What is wrong in a query; `text` is the piece as typed. */
export interface Fault {
  readonly kind: 'unclosed' | 'empty' | 'no-value' | 'no-date' | 'reversed' | 'lonely-or' | 'lonely-minus';
  readonly text: string;
}

export interface Query {
  /** All must hold; of each, any one of its literals will do. */
  readonly clauses: readonly (readonly Literal[])[];
  readonly faults: readonly Fault[];
}

interface Piece {
  /** As typed, from the first character of the piece to its last. */
  readonly typed: string;
  readonly negated: boolean;
  readonly field: Field;
  /** Null where the piece is the word OR. */
  readonly value: string | null;
  readonly closed: boolean;
}

/** Reads a query. Never throws: what cannot be understood is left out and told in `faults`. */
export function parseQuery(typed: string): Query {
  const faults: Fault[] = [];
  const clauses: Literal[][] = [];
  let joins = false; // whether an OR waits for its second half
  for (const piece of piecesOf(typed)) {
    if (piece.value === null) {
      if (joins || clauses.length === 0) faults.push({ kind: 'lonely-or', text: piece.typed });
      else joins = true;
      continue;
    }
    const term = termOf(piece, faults);
    if (term === null) continue;
    const literal = { term, negated: piece.negated };
    if (joins) clauses.at(-1)?.push(literal);
    else clauses.push([literal]);
    joins = false;
  }
  if (joins) faults.push({ kind: 'lonely-or', text: 'OR' });
  return { clauses, faults };
}

/** The query that asks for exactly this text. */
export function quoted(text: string): string {
  return `"${normalise(text)}"`;
}

/** The query of one plain text, in normal form; null for any other. */
export function plainText({ clauses }: Query): string | null {
  const [literal] = clauses[0] ?? [];
  const isPlain = clauses.length === 1 && clauses[0]?.length === 1 && literal?.negated === false;
  return isPlain && literal.term.kind === 'text' ? literal.term.text : null;
}

function termOf({ typed, negated, field, value, closed }: Piece, faults: Fault[]): Term | null {
  if (!closed) faults.push({ kind: 'unclosed', text: typed });
  const text = normalise(value ?? '');
  if (text === '') {
    const kind = field !== 'text' ? 'no-value' : negated && value === '' ? 'lonely-minus' : 'empty';
    if (!isUnseen(typed)) faults.push({ kind, text: typed });
    return null;
  }
  if (field !== 'date') return { kind: field, text };
  const dates = readDates(value ?? '');
  if (dates === null) faults.push({ kind: 'no-date', text: typed });
  else if (dates.reversed) faults.push({ kind: 'reversed', text: typed });
  return dates && { kind: 'date', first: dates.first, last: dates.last };
}

/** Whether only characters that nobody sees were typed: that is no fault. */
function isUnseen(typed: string): boolean {
  return /^[\p{Cc}\p{Cf}\p{M}\p{Cs}]*$/u.test(typed);
}

const closers: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['＂', '＂'],
  ['“', '”'],
  ['「', '」'],
]);
const SPACES = /\s*/uy;
const WORD = /\S*/uy;
const FIELD = /(\p{L}+)[:：]/uy;
const MINUS = /[-－]/uy;

function* piecesOf(typed: string): Generator<Piece> {
  let at = skip(SPACES, typed, 0);
  while (at < typed.length) {
    const start = at;
    at = skip(MINUS, typed, at);
    const negated = at > start;
    const field = fieldAt(typed, at);
    if (field) at = skip(SPACES, typed, at + field.length);
    const { value, end, closed } = valueAt(typed, at);
    const isOr = !negated && !field && /^(?:OR|ＯＲ)$/u.test(typed.slice(at, end));
    yield {
      typed: typed.slice(start, end).trim(),
      negated,
      field: field?.field ?? 'text',
      value: isOr ? null : value,
      closed,
    };
    at = skip(SPACES, typed, end);
  }
}

function fieldAt(typed: string, at: number): { field: Field; length: number } | null {
  FIELD.lastIndex = at;
  const match = FIELD.exec(typed);
  const field = match ? fieldOf(match[1] ?? '') : undefined;
  return match && field ? { field, length: match[0].length } : null;
}

/** The word or the phrase that begins here. */
function valueAt(typed: string, at: number): { value: string; end: number; closed: boolean } {
  const wordEnd = skip(WORD, typed, at);
  const word = { value: typed.slice(at, wordEnd), end: wordEnd, closed: true };
  const closer = closers.get(typed[at] ?? '');
  if (closer === undefined) return word;
  for (let end = typed.indexOf(closer, at + 1); end >= 0; end = typed.indexOf(closer, end + 1)) {
    const after = typed[end + 1];
    if (after === undefined || /\s/u.test(after))
      return { value: typed.slice(at + 1, end), end: end + 1, closed: true };
  }
  if (typed.slice(at + 1, wordEnd).includes(closer)) return word;
  return { value: typed.slice(at + 1), end: typed.length, closed: false };
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
