/** Names that the search box proposes, with the sounds of their characters. */
import { pinyin } from 'pinyin-pro';
import type { Corpus } from '../../src/lib/schemas/corpus.ts';
import type { ProposalsFile } from '../../src/lib/search/proposals.ts';
import { personLabel } from './people.ts';

const HAN = /\p{Script=Han}/u;

/** The file of these authority records: the most frequent names first. */
export function proposalsFile({ people, entities }: Pick<Corpus, 'people' | 'entities'>): ProposalsFile {
  const names = [
    ...people.map((person) => ({
      kind: 'person' as const,
      id: person.id,
      name: personLabel(person),
      also: [person.name].filter((name) => name !== personLabel(person)),
      count: new Set(person.appearances.map(({ report }) => report)).size,
    })),
    ...entities.map(({ kind, id, name, variants, reports }) => ({
      kind,
      id,
      // 省委 is many; the id tells which.
      name: kind === 'organisation' ? id : name,
      also: [...new Set([name, ...variants])].filter(
        (other) => other !== (kind === 'organisation' ? id : name),
      ),
      count: reports.length,
    })),
  ].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const sounds = soundsOf(names.map(({ kind, name }) => ({ name, isPerson: kind === 'person' })));
  return {
    names: names.map(({ kind, id, name, also, count }) => [kind, id === name ? 0 : id, name, count, ...also]),
    sounds: Object.fromEntries([...sounds].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
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
