/** Jurisdictions: which division a name means, which ones a report belongs to, whose a bare 市委 is. */
import type { Report } from '../../src/lib/schemas/report.ts';

/** An administrative division or another known place. */
export interface Division {
  /** Full name: 上海市. */
  readonly name: string;
  /** The divisions that hold it, largest first. */
  readonly within: readonly string[];
  /** Administrative division code. */
  readonly code?: string;
}

/**
 * Finds the division that a name means, or undefined. `near` names the jurisdictions that the context
 * speaks of, nearest first: they decide among namesakes, such as the 朝阳区 of two cities.
 */
export type LookUpPlace = (name: string, near: readonly string[]) => Division | undefined;

/** A unit named at the head of an office or organisation, and what is left of it. */
export interface Headed {
  /** Full name of the unit. */
  readonly unit: Division;
  /** The rest, with the unit's own word for its level: 市委书记 of 苏州市委书记. */
  readonly rest: string;
}

const levels = [
  '特别行政区',
  '自治区',
  '自治州',
  '自治县',
  '自治旗',
  '省',
  '市',
  '州',
  '县',
  '区',
  '盟',
  '旗',
  '镇',
  '乡',
];

/** Longest name of a division, in characters, with those that hold it: 新疆维吾尔自治区伊犁哈萨克自治州. */
const longestUnit = 20;

/** The word for the level at the end of a unit's name: 市 of 苏州市, 自治区 of 西藏自治区. */
export function levelOf(unit: string): string | null {
  return levels.find((level) => unit.endsWith(level) && unit.length > level.length) ?? null;
}

/** The bare level at the head of an office or organisation that leaves its unit unsaid: 市 of 市科技局. */
export function bareLevel(text: string): string | null {
  return levels.find((level) => text.startsWith(level) && text.length > level.length) ?? null;
}

/** Splits 安徽省委书记 into 安徽省 and 省委书记; null where no division known by its full name leads. */
export function leadingUnit(text: string, near: readonly string[], lookUp: LookUpPlace): Headed | null {
  for (let end = Math.min(text.length - 1, longestUnit); end >= 2; end -= 1) {
    const head = text.slice(0, end);
    const level = levelOf(head);
    if (level === null) continue;
    const unit = lookUp(head, near);
    if (!unit?.name.endsWith(level)) continue;
    const rest = text.slice(end);
    return leadingUnit(rest, [unit.name, ...near], lookUp) ?? { unit, rest: level + rest };
  }
  return null;
}

/** The division that a name means; for an unknown name a place of that name that nothing holds. */
export function divisionOf(name: string, near: readonly string[], lookUp: LookUpPlace): Division {
  return lookUp(name, near) ?? { name, within: [] };
}

/** A division and those that hold it, nearest first. */
export function chainOf(division: Division): Division[] {
  const holders = division.within.map((name, depth) => ({ name, within: division.within.slice(0, depth) }));
  return [division, ...holders.reverse()];
}

/** A division's name with those of all that hold it: tells the 鼓楼区 of two cities apart. */
export function pathOf({ name, within }: Division): string {
  return [...within, name].join('/');
}

/** A report's jurisdictions, nearest first: its event's place, those that hold it, a branch venue's. */
export function jurisdictions({ event }: Pick<Report, 'event'>, lookUp: LookUpPlace): Division[] {
  const stated = [event.place, event.also?.split('（', 1)[0]];
  const chains = stated.flatMap((place) => (place ? chainOf(divisionOf(place, [], lookUp)) : []));
  return [...new Map(chains.map((division) => [pathOf(division), division])).values()];
}

/**
 * The unit of a bare level in a report: the nearest jurisdiction of that level, else the one unit
 * of that level that the report gives to its people; null where neither decides.
 */
export function unitOfLevel(
  level: string,
  near: readonly Division[],
  { people }: Pick<Report, 'people'>,
  lookUp: LookUpPlace,
): Division | null {
  const nearest = near.find(({ name }) => levelOf(name) === level);
  if (nearest !== undefined) return nearest;
  const units = new Set(people.flatMap(({ of }) => (of !== undefined && levelOf(of) === level ? [of] : [])));
  const [only] = units;
  return units.size === 1 && only !== undefined ? divisionOf(only, namesOf(near), lookUp) : null;
}

/** Names of divisions. */
export function namesOf(divisions: readonly Division[]): string[] {
  return divisions.map(({ name }) => name);
}
