/** What the rules say of a line and of those around it. All these traits begin with `rule:`, see traits.ts. */
import type { NamedLine } from '../classify.ts';
import { leaningsOf } from '../hints.ts';
import { sizeOf, type Page } from './page.ts';

export const ruled = 'rule:';

/** The traits of each line that come from the rules' answer. */
export function ruleTraits(page: Page): string[][] {
  const firmBefore = lastFirm(page.lines);
  const firmAfter = lastFirm([...page.lines].reverse()).reverse();
  const openers = openersOf(page);
  return page.lines.map((line, at) => {
    const [before, after] = [firmBefore[at] ?? none, firmAfter[at] ?? none];
    return [
      ...answerTraits(page, line, at),
      ...(openers[at] ?? []),
      `firm-before=${before.role}/${before.far}`,
      `firm-after=${after.role}/${after.far}`,
      `firm=${before.role}/${after.role}`,
      `firm=${page.forms[at] ?? ''}/${before.role}/${after.role}`,
      ...windowTraits(page.lines, at),
      ...holderTraits(page, line, at),
    ].map((trait) => ruled + trait);
  });
}

function answerTraits({ lines, zones, marks, forms }: Page, line: NamedLine, at: number): string[] {
  const role = (by: number): string => lines[at + by]?.role ?? 'none';
  const row = (by: number): string => lines[at + by]?.row.id ?? 'none';
  const zone = zones[at] ?? 'between';
  const form = forms[at] ?? '';
  return [
    `role=${line.role}`,
    `row=${line.row.id}`,
    `role=${line.role}/${zone}`,
    `role=${line.role}/before=${role(-1)}`,
    `role=${line.role}/after=${role(1)}`,
    `roles=${role(-1)}/${line.role}/${role(1)}`,
    ...[-3, -2, -1, 1, 2, 3].map((by) => `role${by}=${role(by)}`),
    ...[-1, 1].flatMap((by) => [`row${by}=${row(by)}`, `row${by}=${form}/${row(by)}`]),
    ...[-1, 0, 1].map((by) => `mark${by}=${marks[at + by] ?? 'none'}`),
    ...[...leaningsOf(line, zone)].flatMap(([leaning, { weight }]) => [
      `leans=${leaning}${weight > 0 ? '+' : '-'}`,
      `leans=${leaning}/${Math.round(weight * 2) / 2}`,
    ]),
  ];
}

/** What the last line with a mark of its own is, and how far above. */
function openersOf({ marks }: Page): string[][] {
  let opener = 'none';
  let far = 0;
  return marks.map((mark) => {
    const out = [`opener=${opener}`, `opener=${opener}/${sizeOf(far)}`];
    far += 1;
    if (mark !== '') [opener, far] = [mark, 1];
    return out;
  });
}

interface Firm {
  readonly role: string;
  /** Lines away, three for more. */
  readonly far: number;
}

const none: Firm = { role: 'none', far: 3 };
const farthest = 3;
/** Rows that go by the lines around, or by weak evidence. */
const loose = /hint|continued|leftover|run$|between|beside|body-short|column/u;

/** The last line before each that a rule named for what it says itself. */
function lastFirm(lines: readonly NamedLine[]): Firm[] {
  let last = none;
  return lines.map(({ role, row }) => {
    const out = last;
    last = loose.test(row.id) ? { ...last, far: Math.min(last.far + 1, farthest) } : { role, far: 1 };
    return out;
  });
}

const reach = 6;

/** Which roles stand within six lines, before and after, and whether one, two or more than three lines have them. */
function windowTraits(lines: readonly NamedLine[], at: number): string[] {
  const counts = new Map<string, number>();
  for (let by = -reach; by <= reach; by += 1) {
    const role = by === 0 ? undefined : lines[at + by]?.role;
    if (role === undefined) continue;
    const side = `${by < 0 ? 'before' : 'after'}-${role}`;
    counts.set(side, (counts.get(side) ?? 0) + 1);
  }
  return [...counts].map(([side, count]) => `near=${side}/${count >= 4 ? 4 : count >= 2 ? 2 : 1}`);
}

const longestName = 20;
/** So many lines before and after are searched: a page's head is not as long. */
const searched = 60;

/** Longer lines that hold a short one, such as a menu the name of a section; and the same line elsewhere. */
function holderTraits({ lines, zones }: Page, { key }: NamedLine, at: number): string[] {
  const name = key.replace(/[^\p{L}\p{N}]/gu, '');
  if (key.length > longestName || name.length < 2) return [];
  const from = Math.max(at - searched, 0);
  const around = lines.slice(from, at + searched + 1);
  const own = at - from;
  const holding = around.map((line) => line.key.length > key.length && line.key.includes(name));
  const held = `${holding.slice(0, own).includes(true)}/${holding.slice(own).includes(true)}`;
  const same = around.findIndex((line, other) => other !== own && line.key === key);
  const twin = around[same];
  return [
    `held=${held}`,
    `held=${zones[at] ?? ''}/${held}`,
    ...around.flatMap(({ role }, other) => (holding[other] ? [`held-in=${role}`] : [])),
    ...(twin ? [`same-before=${same < own}`, `same=${twin.role}`] : []),
  ];
}
