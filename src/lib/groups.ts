/** Lists of records, grouped the way a reader looks for them. */
import { pinyin } from 'pinyin-pro';
import { compareEdtf } from './edtf.ts';
import type { EntityRecord, PersonRecord } from './schemas/corpus.ts';

export interface Group<Item> {
  readonly label: string;
  readonly items: readonly Item[];
}

/** Reading of a name for sorting: its surname as surnames are read (单 shàn), without tones. */
function reading(name: string, mode: 'surname' | 'normal'): string {
  return pinyin(name, { mode, toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join(' ')
    .toLowerCase();
}

/** Groups under the first letter of the reading, A–Z; `#` for what has none. */
export function byInitial<Item extends { readonly name: string }>(
  items: readonly Item[],
  mode: 'surname' | 'normal' = 'normal',
): readonly Group<Item>[] {
  const read = items.map((item) => ({ item, key: reading(item.name, mode) }));
  const sorted = read.toSorted((a, b) => compare(a.key, b.key) || compare(a.item.name, b.item.name));
  const groups = Map.groupBy(sorted, ({ key }) => (/^[a-z]/u.test(key) ? key.charAt(0).toUpperCase() : '#'));
  return [...groups]
    .map(([label, group]) => ({ label, items: group.map(({ item }) => item) }))
    .toSorted((a, b) => Number(a.label === '#') - Number(b.label === '#') || compare(a.label, b.label));
}

// Code-unit order: the same on every machine, unlike localeCompare.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A place with the places in it. A branch without a record of its own has only a name. */
export interface PlaceNode {
  readonly name: string;
  readonly record?: EntityRecord;
  readonly children: readonly PlaceNode[];
}

interface OpenNode {
  name: string;
  record?: EntityRecord;
  children: Map<string, OpenNode>;
}

/** Places by what holds them; within a branch by number of reports, most first. */
export function placeTree(places: readonly EntityRecord[]): readonly PlaceNode[] {
  const root: OpenNode = { name: '', children: new Map() };
  const descend = (path: readonly string[]): OpenNode =>
    path.reduce((node, name) => {
      const child = node.children.get(name) ?? { name, children: new Map<string, OpenNode>() };
      node.children.set(name, child);
      return child;
    }, root);
  for (const place of places) descend([...place.within, place.name]).record = place;
  return close(root).children;
}

function close({ name, record, children }: OpenNode): PlaceNode {
  const closed = [...children.values()].map(close);
  const weight = (node: PlaceNode): number => node.record?.reports.length ?? 0;
  return {
    name,
    ...(record ? { record } : {}),
    children: closed.toSorted((a, b) => weight(b) - weight(a) || compare(a.name, b.name)),
  };
}

/** Records under the body that holds them, largest group first; `other` for those without one. */
export function byHolder(records: readonly EntityRecord[], other: string): readonly Group<EntityRecord>[] {
  const groups = Map.groupBy(records, ({ within }) => within.at(-1) ?? other);
  return [...groups]
    .map(([label, items]) => ({ label, items: byPresence(items) }))
    .toSorted(
      (a, b) => Number(a.label === other) - Number(b.label === other) || b.items.length - a.items.length,
    );
}

/** Most reports first, then most occurrences, then by name. */
export function byPresence(records: readonly EntityRecord[]): readonly EntityRecord[] {
  return records.toSorted(
    (a, b) =>
      b.reports.length - a.reports.length ||
      b.occurrences.length - a.occurrences.length ||
      compare(a.name, b.name),
  );
}

/** An office that a person is said to hold, with the reports that say so. */
export interface Tenure {
  readonly office: string;
  readonly unit: string | null;
  readonly reports: readonly {
    readonly report: string;
    readonly date: string | null;
    /** The office in the report's own words. */
    readonly stated: string;
  }[];
}

/** A person's offices, each once, in the order in which the record first states them. */
export function tenures({ offices }: Pick<PersonRecord, 'offices'>): readonly Tenure[] {
  const groups = Map.groupBy(offices, ({ office, unit }) => JSON.stringify([unit, office]));
  return [...groups.values()].map((group) => ({
    office: group[0]?.office ?? '',
    unit: group[0]?.unit ?? null,
    reports: group.map(({ report, date, stated }) => ({ report, date, stated })),
  }));
}

/** The offices of a person's latest dated report that states any, with their unit, as one phrase. */
export function latestOffice({ appearances }: Pick<PersonRecord, 'appearances'>): string {
  const stated = appearances.filter(({ offices }) => offices.length > 0);
  const latest = stated.toSorted((a, b) => compareEdtf(a.date, b.date)).findLast(({ date }) => date !== null);
  const { of, offices } = latest ?? stated[0] ?? { of: undefined, offices: [] };
  return [of, offices.join('、')].filter(Boolean).join(' ');
}
