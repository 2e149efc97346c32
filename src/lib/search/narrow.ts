/**
 * Which words of a query to ask the index, and when to stop. Pure.
 *
 * A long query has many words, and the lists of common ones are large. Two or three rare words leave
 * a few reports, and to read these is cheaper than to fetch the other lists.
 */

/** Words asked at once, as long as their lists are small. */
const AT_ONCE = 3;
/** Bytes to fetch for a word that is not dear, and for a report's text: about what they are at 24,000 reports. */
const USUAL_WORD = 3000;
const RECORD = 1200;
/** Results that the page shows at once. So many reports are always read: where they are results, they are shown anyway. */
export const SHOWN_AT_ONCE = 10;

/** Bytes of the lists that are larger than usual, by word. */
export type DearWords = Readonly<Record<string, number>>;

/**
 * The words to ask next, by their places in the query: the cheapest one, and others that are cheap.
 * Among equals that which stands farthest from those asked: it says most that is new.
 *
 * @param asked places of words that were asked before; not all of them
 */
export function nextWords(words: readonly string[], asked: ReadonlySet<number>, dear: DearWords): number[] {
  const taken = new Set(asked);
  for (let count = 0; count < AT_ONCE && taken.size < words.length; count += 1) {
    const best = cheapest(words, taken, dear);
    if (count > 0 && costOf(words[best], dear) > USUAL_WORD) break;
    taken.add(best);
  }
  return [...taken].filter((place) => !asked.has(place));
}

/** Whether to read these many reports rather than to ask the remaining words. */
export function isWorthReading(
  reports: number,
  words: readonly string[],
  asked: ReadonlySet<number>,
  dear: DearWords,
): boolean {
  const left = words.filter((_, place) => !asked.has(place)).map((word) => costOf(word, dear));
  return reports <= SHOWN_AT_ONCE || reports * RECORD <= Math.min(...left);
}

/**
 * Whether each symbol of the query is in a word that was asked: then reports that have these words at
 * their places have the query.
 */
export function coversAll(words: readonly string[], asked: ReadonlySet<number>): boolean {
  if (words.length === 1) return asked.has(0);
  return Array.from({ length: words.length + 1 }, (_, symbol) => symbol).every(
    (symbol) => asked.has(symbol - 1) || asked.has(symbol),
  );
}

function cheapest(words: readonly string[], taken: ReadonlySet<number>, dear: DearWords): number {
  let best = { place: -1, cost: Infinity, distance: -1 };
  for (const [place, word] of words.entries()) {
    if (taken.has(place)) continue;
    const cost = costOf(word, dear);
    const distance = Math.min(words.length, ...Array.from(taken, (other) => Math.abs(other - place)));
    if (cost < best.cost || (cost === best.cost && distance > best.distance))
      best = { place, cost, distance };
  }
  return best.place;
}

function costOf(word: string | undefined, dear: DearWords): number {
  return dear[word ?? ''] ?? USUAL_WORD;
}
