/** The offices of one person, from all places where they are named. */
import { startsUnit } from './office-words.ts';
import type { Naming } from './naming/naming.ts';

/** Offices of one person as first stated; a shorter wording of a known one adds nothing. */
export function officesOf(namings: readonly Naming[]): string[] {
  const stated = [...namings.filter((one) => !one.titled), ...namings.filter((one) => one.titled)];
  const out: string[] = [];
  for (const office of stated.flatMap(({ offices }) => offices)) {
    const same = out.findIndex((known) => isSameOffice(known, office));
    if (same < 0) out.push(office);
    else if (isAbbreviated(out[same] ?? '', office) || lacksUnit(out[same] ?? '', office)) out[same] = office;
  }
  return out;
}

/** 总统 is short for 冰岛总统: the fuller wording names the country or body. */
function lacksUnit(short: string, long: string): boolean {
  return long.length > short.length && long.endsWith(short) && !startsUnit(short) && startsUnit(long);
}

/** 外长 is short for 外交部长. */
function inFull(office: string): string {
  return office
    .replace(/^越共/u, '越南共产党')
    .replace(/^古共/u, '古巴共产党')
    .replace(/外长$/u, '外交部长')
    .replace(/防长$/u, '国防部长')
    .replace(/财长$/u, '财政部长');
}

/** 主席 is 国家主席, 俄总统 is 俄罗斯总统. */
function isSameOffice(known: string, office: string): boolean {
  const [one, other] = [inFull(known), inFull(office)];
  // 副总理 who becomes 总理 has both.
  if (one.endsWith(other)) return !one.slice(0, -other.length).endsWith('副');
  if (other.endsWith(one)) return !other.slice(0, -one.length).endsWith('副');
  return isAbbreviated(one, other) || isAbbreviated(other, one);
}

/** 俄总统 is short for 俄罗斯总统, 美财长 for 美国财政部长. */
function isAbbreviated(short: string, long: string): boolean {
  const [one, other] = [inFull(short), inFull(long)];
  return (
    one.length > 2 &&
    one.length < other.length &&
    other.startsWith(one.charAt(0)) &&
    other.endsWith(one.slice(1))
  );
}
