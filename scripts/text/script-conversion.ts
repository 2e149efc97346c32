/** Traditional to Simplified, after OpenCC: which characters tell the scripts apart, and converters. */
import { Converter } from 'opencc-js';
import { inGb2312 } from './gbk.ts';

/** OpenCC's standard Traditional, Taiwan's, Hong Kong's. Never `twp`, which rewrites words. */
export const variants = ['t', 'tw', 'hk'] as const;
export type Variant = (typeof variants)[number];

type Convert = (text: string) => string;
const made = new Map<string, Convert>();

function converter(from: string, to: string): Convert {
  const key = `${from}>${to}`;
  const known = made.get(key) ?? Converter({ from, to });
  made.set(key, known);
  return known;
}

/** Simplified from one variant of Traditional. */
export function fromVariant(variant: Variant): Convert {
  return converter(variant, 'cn');
}

/** One variant of Traditional from Simplified. */
export function toVariant(variant: Variant): Convert {
  return converter('cn', variant);
}

const simplified = new Map<string, string>();
const hantOnly = new Set<string>();
const hansOnly = new Set<string>();
fillSets();

function fillSets(): void {
  const big5 = big5Ideographs();
  for (let code = 0x3400; code <= 0x9fff; code += 1) {
    const char = String.fromCharCode(code);
    const isEveryday = inGb2312(char);
    const hans = simplifiedOf(char, isEveryday);
    if (hans !== char) {
      if (hans.length === 1) simplified.set(char, hans);
      // 於 is in GB 2312 for a rare surname only; where it is written, Traditional is.
      if (!isEveryday || char === '於') hantOnly.add(char);
    } else if (isEveryday && !big5.has(char) && toVariant('t')(char) !== char) {
      hansOnly.add(char);
    }
  }
}

/** Of a character by itself. Regional forms (衞, 敍) only where Simplified cannot mean the character. */
function simplifiedOf(char: string, isEveryday: boolean): string {
  const standard = fromVariant('t')(char);
  if (standard !== char || isEveryday) return standard;
  return fromVariant('hk')(char) !== char ? fromVariant('hk')(char) : fromVariant('tw')(char);
}

/** Big5 proper, without the Hong Kong supplement, which has Simplified characters. */
function big5Ideographs(): Set<string> {
  const decoder = new TextDecoder('big5');
  const found = new Set<string>();
  for (let lead = 0xa4; lead <= 0xf9; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const code = lead * 256 + trail;
      const supplement = (code > 0xc67e && code < 0xc940) || code > 0xf9d5;
      if (!supplement && (trail < 0x7f || trail > 0xa0))
        found.add(decoder.decode(Uint8Array.of(lead, trail)));
    }
  }
  return found;
}

/** A character that Simplified Chinese does not use. */
export function isHantOnly(char: string): boolean {
  return hantOnly.has(char);
}

/** Every character that Simplified Chinese does not use. */
export function hantOnlyCharacters(): ReadonlySet<string> {
  return hantOnly;
}

/**
 * Each character by itself made Simplified: same length, no context. For look-ups, not for reading:
 * 乾 always becomes 干.
 */
export function foldToHans(text: string): string {
  return text.replace(/[\u3400-\u9fff]/gu, (char) => simplified.get(char) ?? char);
}

/** How many characters of a text speak for each script. */
export function countScripts(text: string): { hans: number; hant: number } {
  let hans = 0;
  let hant = 0;
  for (const char of text) {
    if (hantOnly.has(char)) hant += 1;
    else if (hansOnly.has(char)) hans += 1;
  }
  return { hans, hant };
}
