/** Pinyin readings of characters, and which characters a misplaced gloss can have been meant for. */
import { pinyin } from 'pinyin-pro';
import { pairOfChar } from '../../text/gbk.ts';
import { foldToHans, isHantOnly } from '../../text/script-conversion.ts';

/** Letters of a reading, in all the forms that tools write: composed, combining, breve for caron. */
export const readingClass =
  'a-zɑɡāáǎàăēéěèĕêīíǐìĭōóǒòŏūúǔùŭüǖǘǚǜńňǹḿ\\u0300\\u0301\\u0304\\u0306\\u0308\\u030c';

const sameLetter: Readonly<Record<string, string>> = {
  ɑ: 'a', // U+0251
  ɡ: 'g', // U+0261
  ă: 'ǎ',
  ĕ: 'ě',
  ĭ: 'ǐ',
  ŏ: 'ǒ',
  ŭ: 'ǔ',
  v: 'ü',
};

/** A reading as pinyin-pro writes it: composed, with carons. */
export function normaliseReading(reading: string): string {
  return reading.normalize('NFC').replace(/[ɑɡăĕĭŏŭv]/gu, (letter) => sameLetter[letter] ?? letter);
}

/** Whether a normalised reading shows its tone. */
export function hasTone(reading: string): boolean {
  return /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/u.test(reading);
}

/** A reading without its tone. */
export function syllableOf(reading: string): string {
  return reading
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/gu, '')
    .normalize('NFC');
}

const known = new Map<string, readonly string[]>();

/** All readings of one character; none where it is not an ideograph. */
export function readingsOf(char: string): readonly string[] {
  const found =
    known.get(char) ?? pinyin(char, { multiple: true, type: 'array' }).filter((one) => one !== char);
  known.set(char, found);
  return found;
}

const trails = new Map<string, number[]>();

/**
 * Second GBK bytes of the Traditional characters that begin with `lead` and can be read so.
 *
 * Only characters that Simplified writes otherwise: those are what the tools gloss.
 */
export function trailsFor(lead: number, reading: string): readonly number[] {
  if (trails.size === 0) indexTrails();
  return trails.get(`${lead} ${reading}`) ?? [];
}

/** Whether Simplified writes a character otherwise, always or in most words. */
export function isGlossable(char: string): boolean {
  return isHantOnly(char) || foldToHans(char) !== char;
}

function indexTrails(): void {
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const char = String.fromCharCode(code);
    const pair = pairOfChar(char);
    if (pair === undefined || !isGlossable(char)) continue;
    for (const reading of readingsOf(char)) {
      const key = `${pair >> 8} ${reading}`;
      const list = trails.get(key) ?? [];
      trails.set(key, list);
      list.push(pair & 0xff);
    }
  }
}
