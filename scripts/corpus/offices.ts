/** Offices: the unit that each belongs to, and whether it tells who its holder is. */
import { z } from 'astro/zod';
import type { Person } from '../../src/lib/schemas/report.ts';
import { loadRules, ruleFields, type RuleFamily } from '../rules.ts';
import {
  bareLevel,
  divisionOf,
  leadingUnit,
  levelOf,
  pathOf,
  type Division,
  type Headed,
  type LookUpPlace,
} from './jurisdiction.ts';

/** An office of a person, by unit. */
export interface Holding {
  /** As stated. */
  readonly stated: string;
  /** Without the unit's name: 省委书记 of 安徽省委书记. */
  readonly title: string;
  readonly unit: Division | null;
}

const rowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ruleFields,
    /** `national`: the name and this office tell who it is. `bare`: the office names no unit or body. `abroad`: nobody of this country holds it. */
    kind: z.enum(['national', 'bare', 'abroad']),
    /** Regular expression that the whole office must match. */
    pattern: z.string().min(1),
  }),
  z.strictObject({
    ...ruleFields,
    kind: z.literal('country'),
    /** The country that each character is short for. */
    names: z.record(z.string().length(1), z.string()),
    /** Regular expression for how the office goes on behind it. */
    before: z.string().min(1),
  }),
]);

const rules = loadRules<z.infer<typeof rowSchema>>('offices-identity', rowSchema);
const kinds = rules.flatMap((row) =>
  row.kind === 'country' ? [] : [{ kind: row.kind, expression: new RegExp(`^(?:${row.pattern})$`, 'u') }],
);
const countries = rules.flatMap((row) =>
  row.kind === 'country' ? [{ names: row.names, expression: new RegExp(`^.(?=${row.before})`, 'u') }] : [],
);

const isKind = (office: string, kind: 'national' | 'bare' | 'abroad'): boolean =>
  kinds.some((one) => one.kind === kind && one.expression.test(office));

/** 俄罗斯外长 for 俄外长. */
function withCountry(office: string): string {
  return countries.reduce(
    (known, { names, expression }) => known.replace(expression, (short) => names[short] ?? short),
    office,
  );
}

/** What an office says about its holder: known in the whole country, abroad, by no unit, of which country, or nothing of these. */
export const officesIdentity: RuleFamily = {
  name: 'offices-identity',
  rules,
  apply(office) {
    if (isKind(office, 'national')) return `全国：${office}`;
    if (isKind(office, 'abroad')) return `外国首脑：${office}`;
    return isKind(office, 'bare') ? `不指明单位：${office}` : withCountry(office);
  },
};

/**
 * The person's offices with their units. A bare 省长 behind 江苏省委副书记 is 江苏省's as well; a
 * bare office alone belongs to the person's stated unit.
 */
export function holdingsOf(person: Person, near: readonly string[], lookUp: LookUpPlace): Holding[] {
  const of = person.of === undefined ? null : divisionOf(person.of, near, lookUp);
  let last: Division | null = null;
  return person.offices.map((stated) => {
    const headed = leadingUnit(stated, near, lookUp) ?? leadingCountry(withCountry(stated), lookUp);
    if (headed) {
      last = headed.unit;
      return { stated, title: headed.rest, unit: last };
    }
    const level = bareLevel(stated);
    const inherited = last !== null && level !== null && levelOf(last.name) === level ? last : null;
    return { stated, title: stated, unit: inherited ?? of };
  });
}

/** Splits 叙利亚外交部长 into 叙利亚 and 外交部长; null where no country or region leads. */
function leadingCountry(office: string, lookUp: LookUpPlace): Headed | null {
  for (let end = Math.min(office.length - 1, longestCountry); end >= 2; end -= 1) {
    const unit = lookUp(office.slice(0, end), []);
    // A division stands before offices in its full name only: 南京大学校长 is no office of 南京市.
    if (unit?.code === undefined && unit?.within.length === 0) return { unit, rest: office.slice(end) };
  }
  return null;
}

/** In characters: 圣多美和普林西比, and longer. */
const longestCountry = 12;

/**
 * What tells the holder of these offices from namesakes, as keys that two appearances of one person
 * share: the units, a national office, or an office that names its own body.
 */
export function identityKeys(holdings: readonly Holding[]): string[] {
  const keys = holdings.flatMap(({ stated, unit }) => {
    if (isKind(stated, 'national')) return ['national'];
    if (unit !== null) return isOne(unit) ? [`unit ${pathOf(unit)}`] : [];
    return bareLevel(stated) !== null || isKind(stated, 'bare') ? [] : [`office ${stated}`];
  });
  return [...new Set(keys)];
}

/** Whether an office is one that only other countries have: 总统, 首相. */
export function isAbroad({ title }: Holding): boolean {
  return isKind(title, 'abroad');
}

/** Whether a unit's name means one unit: not a country's, and no 鼓楼区 of who knows which city. */
function isOne({ name, within }: Division): boolean {
  return name !== '中国' && (within.length > 0 || !/^.{1,3}[区县旗镇乡]$/u.test(name));
}
