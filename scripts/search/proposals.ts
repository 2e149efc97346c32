/** Names that the search box proposes, with the sounds of their characters. */
import { pinyin } from 'pinyin-pro';
import type { Corpus } from '../../src/lib/schemas/corpus.ts';
import type { EntityKind } from '../../src/lib/schemas/provenance.ts';
import { cutNames, soundOf, type Sounds } from '../../src/lib/search/name-parts.ts';
import { usualId, type NameRow, type ProposalsFile } from '../../src/lib/search/proposals.ts';
import { personLabel } from './people.ts';

const HAN = /\p{Script=Han}/u;

/** Names in the first file: all of a small archive. */
const FIRST = 5000;
/** Names of a part: about 1 KB. */
const PART = 60;

/** The first file, and the others by their parts. */
export interface ProposalsFiles {
  readonly first: ProposalsFile;
  readonly rare: readonly (readonly NameRow[])[];
}

/** The files of these authority records. @param most names of the first file */
export function proposalsFiles(corpus: Pick<Corpus, 'people' | 'entities'>, most = FIRST): ProposalsFiles {
  const names = namesIn(corpus);
  const spoken = soundsOf(names.map(({ kind, name }) => ({ name, isPerson: kind === 'person' })));
  const sounds = Object.fromEntries([...spoken].sort(([a], [b]) => (a < b ? -1 : 1)));
  const rows = names.map(rowOf);
  const { rare, beginnings } = cutBySound(rows.slice(most), sounds);
  return { first: { names: sortedByName(rows.slice(0, most)), sounds, rare: beginnings }, rare };
}

/** Names in the order of their sounds, and where to cut them. */
function cutBySound(
  rows: readonly NameRow[],
  sounds: Sounds,
): { readonly rare: NameRow[][]; readonly beginnings: string[] } {
  const spoken = rows.map((row) => ({ row, sound: soundOf(row[1], sounds) }));
  spoken.sort((a, b) => compare(a.sound, b.sound) || compare(a.row[1], b.row[1]));
  const cuts = cutNames(
    spoken.map(({ sound }) => sound),
    PART,
  );
  const rare = cuts.map(({ first }, part) =>
    sortedByName(spoken.slice(first, cuts[part + 1]?.first).map(({ row }) => row)),
  );
  return { rare, beginnings: cuts.map(({ from }) => from) };
}

interface Name {
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
  readonly also: readonly string[];
  readonly count: number;
}

/** All names, the most frequent first. */
function namesIn({ people, entities }: Pick<Corpus, 'people' | 'entities'>): Name[] {
  const names = [
    ...people.map((person) => ({
      kind: 'person' as const,
      id: person.id,
      name: personLabel(person),
      also: [],
      count: new Set(person.appearances.map(({ report }) => report)).size,
    })),
    ...entities.map(({ kind, id, name, variants, reports }) => {
      // 省委 is many; the id tells which.
      const shown = kind === 'organisation' ? id : name;
      const also = [...new Set([name, ...variants])].filter((other) => other !== shown);
      return { kind, id, name: shown, also, count: reports.length };
    }),
  ];
  return names.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function rowOf({ kind, id, name, count, also }: Name): NameRow {
  return [kind, name, count, id === usualId(name) ? 0 : id, ...also];
}

/** Neighbours that begin alike pack better. */
function sortedByName(rows: readonly NameRow[]): NameRow[] {
  return rows.toSorted((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The sounds that each character has in these names, most names having it first: `zhang chang`. */
function soundsOf(names: readonly { name: string; isPerson: boolean }[]): Map<string, string> {
  const seen = new Map<string, Map<string, number>>();
  for (const { name, isPerson } of names) {
    const symbols = Array.from(name);
    const spoken = pinyin(name, {
      toneType: 'none',
      type: 'array',
      v: true,
      surname: isPerson ? 'head' : 'off',
    });
    for (const [index, symbol] of symbols.entries()) {
      const sound = spoken[index];
      if (!HAN.test(symbol) || sound === undefined || !/^[a-z]+$/u.test(sound)) continue;
      const sounds = seen.get(symbol) ?? new Map<string, number>();
      seen.set(symbol, sounds.set(sound, (sounds.get(sound) ?? 0) + 1));
    }
  }
  const ranked = (sounds: ReadonlyMap<string, number>): string =>
    [...sounds]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([sound]) => sound)
      .join(' ');
  return new Map(Array.from(seen, ([symbol, sounds]) => [symbol, ranked(sounds)]));
}
