/**
 * GBK as a table of byte pairs, for work on the bytes behind a text.
 *
 * The user-defined areas are private-use characters, and decoders differ in a few dozen cells;
 * reading is the standard's, writing takes any decoder's character.
 */
import iconv from 'iconv-lite';

const firstLead = 0x81;
const lastLead = 0xfe;
const firstTrail = 0x40;
const lastTrail = 0xfe;
const row = lastTrail - firstTrail + 1;

/** Whether a byte opens a pair. */
export function isLead(byte: number): boolean {
  return byte >= firstLead && byte <= lastLead;
}

/** Whether a byte can close a pair. */
export function isTrail(byte: number): boolean {
  return byte >= firstTrail && byte <= lastTrail && byte !== 0x7f;
}

const fromPair: string[] = [];
const toPair = new Map<string, number>();
fillTables();

function fillTables(): void {
  const standard = new TextDecoder('gb18030');
  for (let lead = firstLead; lead <= lastLead; lead += 1) {
    for (let trail = firstTrail; trail <= lastTrail; trail += 1) {
      if (!isTrail(trail)) continue;
      const pair = Uint8Array.of(lead, trail);
      const char = standard.decode(pair);
      fromPair[(lead - firstLead) * row + trail - firstTrail] = char;
      // A3A0 is a second ideographic space: writing takes the first.
      if (!toPair.has(char)) toPair.set(char, lead * 256 + trail);
      const other = iconv.decode(Buffer.from(pair), 'gbk');
      if (!toPair.has(other)) toPair.set(other, lead * 256 + trail);
    }
  }
}

/** The character of a byte pair; undefined where the bytes are no pair. */
export function charOfPair(lead: number, trail: number): string | undefined {
  return isLead(lead) && isTrail(trail) ? fromPair[(lead - firstLead) * row + trail - firstTrail] : undefined;
}

/** A character's pair as `lead * 256 + trail`; undefined for ASCII and what GBK lacks. */
export function pairOfChar(char: string): number | undefined {
  return toPair.get(char);
}

/** Whether GB 2312, the set of everyday Simplified Chinese, has this ideograph. */
export function inGb2312(char: string): boolean {
  const pair = toPair.get(char);
  return pair !== undefined && pair >= 0xb0a1 && pair <= 0xf7fe && (pair & 0xff) >= 0xa1;
}
