/** Lines that are made of nothing but the words of a list: buttons, columns, headings of link lists. */

/** Words by their first letter, longest first; lower case, letters only. */
export type Lexicon = ReadonlyMap<string, readonly string[]>;

/** @param words as they stand in a rule file */
export function lexiconOf(words: readonly string[]): Lexicon {
  const byLetter = new Map<string, string[]>();
  for (const word of new Set(words.map(lettersOf))) {
    const letter = word.charAt(0);
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), word]);
  }
  for (const list of byLetter.values()) list.sort((a, b) => b.length - a.length);
  return byLetter;
}

/**
 * Whether the letters of a text are words of the list from first to last. Digits, punctuation and
 * spaces count for nothing, so that «打 印», «[打印]» and «点赞 12» are buttons as well. Linear: from
 * each letter that a word can begin at, each word of the list that begins with it is tried once.
 */
export function isMadeOf(key: string, lexicon: Lexicon): boolean {
  const letters = lettersOf(key);
  if (letters === '') return false;
  const reached = new Set([0]);
  for (let at = 0; at < letters.length; at += 1) {
    if (!reached.has(at)) continue;
    for (const word of lexicon.get(letters.charAt(at)) ?? []) {
      if (letters.startsWith(word, at)) reached.add(at + word.length);
    }
  }
  return reached.has(letters.length);
}

function lettersOf(text: string): string {
  return text.replace(/\P{L}+/gu, '').toLowerCase();
}
