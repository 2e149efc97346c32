/** How a repaired line differs from the line before the damage. */

export interface Difference {
  /** Glosses in full sight that are still there. */
  readonly left: number;
  /** Characters in stretches that were not read again: a gloss with its `?` is still there. */
  readonly kept: number;
  /** Characters for which U+FFFD stands now. */
  readonly unknown: number;
  /** Characters that are others now, with nothing to show it. */
  readonly wrong: number;
}

/** So many equal characters end a difference. */
const anchor = 5;
/** Longest difference that is looked for, characters. */
const longest = 80;

/** Compares, after `fold` has made one of each character's forms. */
export function compareRepair(whole: string, repaired: string, fold: (text: string) => string): Difference {
  const total = { left: countGlosses(repaired), kept: 0, unknown: 0, wrong: 0 };
  const a = fold(whole);
  const b = fold(repaired);
  let at = 0;
  let to = 0;
  while (at < a.length || to < b.length) {
    if (a[at] === b[to]) {
      at += 1;
      to += 1;
      continue;
    }
    const [skipped, put] = nextMeeting(a.slice(at), b.slice(to));
    const now = b.slice(to, to + put);
    if (/[?(]/u.test(now)) total.kept += skipped;
    else if (now.includes('\ufffd')) total.unknown += skipped;
    else total.wrong += Math.max(skipped, put);
    at += skipped;
    to += put;
  }
  return total;
}

function countGlosses(text: string): number {
  return text.match(/\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-z]*\)/gu)?.length ?? 0;
}

/** The fewest characters to pass in both before they run together again. */
function nextMeeting(a: string, b: string): [number, number] {
  for (let sum = 1; sum < longest; sum += 1) {
    for (let skipped = 0; skipped <= sum; skipped += 1) {
      const put = sum - skipped;
      const next = a.slice(skipped, skipped + anchor);
      const isEnd = next === '' && skipped >= a.length && put >= b.length;
      if (isEnd || (next !== '' && next === b.slice(put, put + anchor))) return [skipped, put];
    }
  }
  return [a.length, b.length];
}
