/** The lines of a page, and what their shape says. */

export interface PageLine {
  /** 1-based, in the capture. */
  readonly line: number;
  /** Offset of the line's first code unit in the current text, before its indentation. */
  readonly from: number;
  /** `[start, end)` of the trimmed text in the current text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The text with half-width punctuation and single spaces: what patterns see. Empty when too long. */
  readonly key: string;
  /** Holds a Chinese full stop: a line of running text. */
  readonly stopped: boolean;
  /** Ends a sentence, or leads over to the next line (colon, semicolon). */
  readonly sentence: boolean;
}

/** No pattern looks at a line longer than this, in code units; it can only be running text. */
const longestKey = 400;
const sentenceEnd = /(?:[。!?;:…]|\.\.\.)["”’」』)\]】》]*$/u;

// A full stop typed half-width: after a Chinese word, not one of three, not within a number or an address.
const halfStop = /(?<=[\p{Script=Han}”’）)])[.．｡](?![.．\w])/u;

/** The non-blank lines of a text. */
export function readLines(text: string): PageLine[] {
  const out: PageLine[] = [];
  let from = 0;
  text.split('\n').forEach((raw, index) => {
    const trimmed = trimLine(raw);
    if (trimmed !== '') out.push(readLine(trimmed, index + 1, from, from + raw.indexOf(trimmed)));
    from += raw.length + 1;
  });
  return out;
}

// Indentation as an editor of web pages wrote it, left over as words.
const writtenSpace = /^(?:\s|&(?:nbsp|ensp|emsp|#160);)+/u;

/** The line without indentation and without white space at its end. */
function trimLine(raw: string): string {
  return raw.replace(writtenSpace, '').trimEnd();
}

function readLine(text: string, line: number, from: number, start: number): PageLine {
  const key = text.length > longestKey ? '' : foldLine(text);
  return {
    line,
    from,
    start,
    end: start + text.length,
    text,
    key,
    stopped: text.includes('。') || halfStop.test(text),
    sentence: key === '' || sentenceEnd.test(key.slice(-8)),
  };
}

/** A line without a full stop that is shorter is a title, a heading, an entry of a list. In code units of its key. */
export const shortestProse = 26;
const longestHeading = 36;

/** Words with a comma, or more words than a heading has: a part of a text that lacks its full stop. */
export function isProse({ key, stopped }: PageLine): boolean {
  if (stopped || key === '') return true;
  if (key.length < shortestProse || key.includes('|') || /^\(?[一二三四五六七八九十\d]{1,3}[、.)]/u.test(key))
    return false;
  return key.length > longestHeading ? /[\p{Script=Han}]{12}|,/u.test(key) : /[,;]/u.test(key);
}

/** Where blank lines stand between more than so large a share of the lines, they set nothing apart. */
const nearlyAll = 0.7;

/** Whether a blank line stands between nearly all lines. */
export function isSpaced(lines: readonly PageLine[]): boolean {
  const apart = lines.filter((line, at) => at > 0 && line.line - (lines[at - 1]?.line ?? 0) > 1).length;
  return apart > (lines.length - 1) * nearlyAll;
}

/** Half-width punctuation and digits, one space between words. */
export function foldLine(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Only letters and digits: equal for two lines that say the same. */
export function wordsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
