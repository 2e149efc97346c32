/** Stretches of a text whose marks are not Chinese punctuation: addresses, e-mail, HTML entities, damage. */

/** `[start, end)`, UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

// The last alternative is a pinyin gloss that the repair stage could not undo: its `?` is half a character.
// Each alternative starts at a fixed text or a bounded run, so that no input makes it search twice.
const machinePattern =
  /(?:https?|ftp):\/\/[!-~]+|www\.[!-~]+|(?<![!-~])[\w.+-]{1,64}@[\w.-]{1,255}|&(?:#\d{1,7}|[a-z]{2,10});|\?[a-zà-ǜ]{1,6}\)/giu;

/** What ends the sentence around an address, not the address. */
const trailing = new Set(',;:?!)');

/** The machine-readable stretches of a line, in order. */
export function machineRanges(text: string): Range[] {
  return Array.from(text.matchAll(machinePattern), (match) => {
    let end = match.index + match[0].length;
    if (!/^[&?]/u.test(match[0])) while (trailing.has(text.charAt(end - 1))) end -= 1;
    return { start: match.index, end };
  });
}
