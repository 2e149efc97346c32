/** Pinyin as one types it: syllables in full, or by their first letters. */

/** What may be pinyin: letters, without the spaces and apostrophes that part syllables; else empty. */
export function lettersOf(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replace(/[\p{M}\s'’]/gu, '');
  return /^[a-z]{2,40}$/u.test(letters) ? letters : '';
}

/** The sounds of a character. */
export type SoundsOf = (symbol: string) => readonly string[];

/**
 * Whether letters spell the beginning of a name, each character in full or by its first letter:
 * `begun` where they go on after the name's last character.
 */
export function spelled(
  symbols: readonly string[],
  letters: string,
  soundsOf: SoundsOf,
): 'yes' | 'begun' | 'no' {
  // Which places in the letters can be reached after each character: no combination is tried twice.
  let places = new Set([0]);
  for (const symbol of symbols) {
    const next = new Set<number>();
    for (const place of places) {
      for (const spelling of soundsOf(symbol)) {
        if (letters[place] === spelling[0]) next.add(place + 1);
        if (spelling.startsWith('zh') || spelling.startsWith('ch') || spelling.startsWith('sh')) {
          if (letters.startsWith(spelling.slice(0, 2), place)) next.add(place + 2);
        }
        if (letters.startsWith(spelling, place)) next.add(place + spelling.length);
        // The last syllable may still be being typed.
        else if (spelling.startsWith(letters.slice(place))) return 'yes';
      }
    }
    if (next.has(letters.length)) return 'yes';
    if (next.size === 0) return 'no';
    places = next;
  }
  return 'begun';
}
