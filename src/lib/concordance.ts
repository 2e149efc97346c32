/** An occurrence in its context: a line of a concordance (KWIC), or the sentence that holds it. */

/** A keyword with what stands around it; the three joined are a stretch of the text. */
export interface Context {
  readonly left: string;
  readonly keyword: string;
  readonly right: string;
}

/** The keyword at `[start, end)` with at most `width` code points on either side, within its block. */
export function keywordInContext(text: string, start: number, end: number, width: number): Context {
  // Twice the width in code units holds the width in code points, wherever the cut falls.
  const before = Array.from(text.slice(Math.max(0, start - 2 * width), start));
  const after = Array.from(text.slice(end, end + 2 * width));
  return {
    left: before.slice(-width).join(''),
    keyword: text.slice(start, end),
    right: after.slice(0, width).join(''),
  };
}

const sentenceEnd = /[。！？!?\n]/u;
const closing = /[”’」』）)》]/u;

/** The sentence around `[start, end)`, with its closing marks. */
export function sentenceAround(text: string, start: number, end: number): Context {
  let from = start;
  while (from > 0 && !sentenceEnd.test(text.charAt(from - 1))) from -= 1;
  while (from < start && closing.test(text.charAt(from))) from += 1;
  let to = end;
  while (to < text.length && !sentenceEnd.test(text.charAt(to))) to += 1;
  if (to < text.length) to += 1;
  while (to < text.length && closing.test(text.charAt(to))) to += 1;
  return {
    left: text.slice(from, start).trimStart(),
    keyword: text.slice(start, end),
    right: text.slice(end, to).trimEnd(),
  };
}

/** The sentences that hold the occurrences, in their order; one that holds several is given once. */
export function sentencesAround(
  texts: readonly string[],
  occurrences: readonly { readonly block: number; readonly start: number; readonly end: number }[],
): readonly { readonly block: number; readonly context: Context }[] {
  const sentences = occurrences.map(({ block, start, end }) => ({
    block,
    context: sentenceAround(texts[block] ?? '', start, end),
  }));
  const seen = new Set<string>();
  return sentences.filter(({ block, context: { left, keyword, right } }) => {
    const key = `${block} ${left}${keyword}${right}`;
    return !seen.has(key) && seen.add(key);
  });
}
