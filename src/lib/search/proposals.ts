/** Names of the archive that a reader may mean: as typed, in pinyin, or nearly so. */
import { kindFolders } from '../addresses.ts';
import type { EntityKind } from '../schemas/provenance.ts';
import type { Beginnings, Sounds } from './name-parts.ts';
import { normalise } from './normalise.ts';
import { lettersOf, spelled, type SoundsOf } from './spelling.ts';

/** A name as the files have it: its id is 0 where it is the usual one. */
export type NameRow = readonly [
  kind: EntityKind,
  name: string,
  /** Number of reports. */
  count: number,
  id: string | 0,
  ...also: string[],
];

/** The first file: the most frequent names of the archive. */
export interface ProposalsFile {
  readonly names: readonly NameRow[];
  /** For all names of the archive. */
  readonly sounds: Sounds;
  /** The parts in which the other names are, a file for each, named by its number. */
  readonly rare: Beginnings;
}

/** The id that most names have: the name, what tells namesakes apart behind a hyphen. */
export function usualId(name: string): string {
  return name.replace(/^([^（]*)（(.*)）$/u, '$1-$2');
}

/** A name to propose. */
export interface Proposal {
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
  /** What a search for it asks: without the words that tell namesakes apart. */
  readonly query: string;
  /** Number of reports that name it. */
  readonly count: number;
}

/** How well a name fits; the smaller the better. */
const fits = ['same', 'begins', 'sounds', 'contains'] as const;
type Fit = (typeof fits)[number];

interface Name extends Proposal {
  /** In normal form: the name and its other forms. */
  readonly forms: readonly string[];
}

/** Names that were made ready to be compared. */
export type OpenNames = readonly Name[];

/** Proposes names for what is typed. */
export type Proposer = (typed: string, limit: number) => Proposal[];

/** Makes the names of a file ready: once, for all that will be typed. */
export function openNames(rows: readonly NameRow[]): OpenNames {
  return rows.map(([kind, name, count, id, ...also]) => {
    const query = kind === 'person' ? name.replace(/（[^]*$/u, '') : name;
    const forms = [...new Set([name, query, ...also])].map(normalise);
    return { kind, id: id === 0 ? usualId(name) : id, name, query, count, forms };
  });
}

/** Proposes of these names. */
export function proposerOf({ sounds }: Pick<ProposalsFile, 'sounds'>, all: OpenNames): Proposer {
  const soundsOf = (symbol: string): readonly string[] => sounds[symbol]?.split(' ') ?? [];
  return (typed, limit) => {
    const wanted = normalise(typed);
    if (wanted === '') return [];
    const letters = lettersOf(typed);
    const fitting = all.flatMap((name) => {
      const fit = fitOf(name, wanted, letters, soundsOf);
      return fit === null ? [] : [{ name, rank: fits.indexOf(fit) }];
    });
    // What is only near is no proposal where something fits.
    const isNearOnly = fitting.length === 0 && letters === '';
    const best = isNearOnly ? nearTo(wanted, all, soundsOf).map((name) => ({ name, rank: 0 })) : fitting;
    return best
      .sort(
        (a, b) => a.rank - b.rank || b.name.count - a.name.count || a.name.name.length - b.name.name.length,
      )
      .slice(0, limit)
      .map(({ name: { kind, id, name, query, count } }) => ({ kind, id, name, query, count }));
  };
}

/** The folder of a proposal's page. */
export function proposalPath({ kind, id }: Proposal): string {
  return `${kindFolders[kind]}/${id}/`;
}

function fitOf({ forms }: Name, wanted: string, letters: string, soundsOf: SoundsOf): Fit | null {
  if (forms.includes(wanted)) return 'same';
  if (forms.some((form) => form.startsWith(wanted))) return 'begins';
  if (letters !== '' && forms.some((form) => spelled(Array.from(form), letters, soundsOf) === 'yes'))
    return 'sounds';
  const isLong = Array.from(wanted).length > 1;
  if (isLong && forms.some((form) => form.includes(wanted))) return 'contains';
  return null;
}

function nearTo(wanted: string, all: OpenNames, soundsOf: SoundsOf): Name[] {
  const symbols = Array.from(wanted);
  // A symbol is one or two units long: few forms have to be taken apart.
  const mayBeNear = ({ length }: string): boolean => length >= symbols.length && length <= 2 * symbols.length;
  return all.filter(({ forms }) =>
    forms.some((form) => mayBeNear(form) && isNear(Array.from(form), symbols, soundsOf)),
  );
}

/** Whether two names of three characters or more differ in one only, or two of the same sound at all. */
function isNear(a: readonly string[], b: readonly string[], soundsOf: SoundsOf): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  const different = a.filter((symbol, index) => symbol !== b[index]);
  if (different.length === 1 && a.length >= 3) return true;
  return a.every((symbol, index) => {
    const other = b[index] ?? '';
    return symbol === other || soundsOf(symbol).some((spelling) => soundsOf(other).includes(spelling));
  });
}
