/** What kind of character it is, as the text stages need to know. */

const hanPattern = /^\p{Script=Han}$/u;
const cjkPattern =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303f\uff01-\uffee]$/u;

/** An ideograph. */
export function isHan(char: string | undefined): boolean {
  return char !== undefined && hanPattern.test(char);
}

/** Anything set in a Chinese line's full width: ideographs, kana, full-width forms and punctuation. */
export function isWide(char: string | undefined): boolean {
  return char !== undefined && cjkPattern.test(char);
}
