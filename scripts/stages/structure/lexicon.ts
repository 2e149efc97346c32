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

/** What a word of one letter counts, since so many lines hold such a letter by chance. */
const singleLetter = 0.5;

/** The largest share of a text's letters, 0 to 1, that words of the list can cover side by side. Linear, as above. */
export function shareOf(key: string, lexicon: Lexicon): number {
  const letters = lettersOf(key);
  if (letters === '') return 0;
  const best = new Array<number>(letters.length + 1).fill(0);
  for (let at = 0; at < letters.length; at += 1) {
    const here = best[at] ?? 0;
    best[at + 1] = Math.max(best[at + 1] ?? 0, here);
    for (const word of lexicon.get(letters.charAt(at)) ?? []) {
      if (!letters.startsWith(word, at)) continue;
      const end = at + word.length;
      best[end] = Math.max(best[end] ?? 0, here + (word.length === 1 ? singleLetter : word.length));
    }
  }
  return (best[letters.length] ?? 0) / letters.length;
}

function lettersOf(text: string): string {
  return text.replace(/\P{L}+/gu, '').toLowerCase();
}
