/** Names of the archive that a reader may mean: as typed, in pinyin, or nearly so. */
import { kindFolders } from '../addresses.ts';
import type { EntityKind } from '../schemas/provenance.ts';
import { normalise } from './normalise.ts';

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
  /** Sounds by character, parted by spaces, for all names of the archive. */
  readonly sounds: Readonly<Record<string, string>>;
  /** Parts in which the other names are, a file for each. */
  readonly rare: readonly string[];
}

/** The id that most names have: the name, what tells namesakes apart behind a hyphen. */
export function usualId(name: string): string {
  return name.replace(/^([^（]*)（(.*)）$/u, '$1-$2');
}

/** The part in which a rare name is: how its first character sounds, or `-`. */
export function partOf(name: string, sounds: ReadonlyMap<string, string>): string {
  const [first = ''] = name;
  return sounds.get(first)?.split(' ')[0] ?? '-';
}

/** The parts that may have names for what is typed: those that begin so, as they sound. */
export function partsFor(typed: string, { sounds, rare }: ProposalsFile): string[] {
  const letters = lettersOf(typed);
  if (letters !== '') return rare.filter((part) => part.startsWith(letters[0] ?? '') || part === '-');
  const [first = ''] = normalise(typed);
  const spoken = sounds[first]?.split(' ') ?? ['-'];
  return rare.filter((part) => spoken.includes(part));
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
const fits = ['same', 'begins', 'sounds', 'contains', 'near'] as const;
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
    const letters = lettersOf(typed);
    const fitting = all.flatMap((name) => {
      const fit = fitOf(name, wanted, letters, soundsOf);
      return fit === null ? [] : [{ name, rank: fits.indexOf(fit) }];
    });
    // What is only near is no proposal where something fits.
    const best = fitting.some(({ rank }) => rank < fits.indexOf('near'))
      ? fitting.filter(({ rank }) => rank < fits.indexOf('near'))
      : fitting;
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

/** What may be pinyin: letters, without the spaces and apostrophes that part syllables; else empty. */
function lettersOf(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replace(/[\p{M}\s'’]/gu, '');
  return /^[a-z]{2,40}$/u.test(letters) ? letters : '';
}

function fitOf(
  { forms }: Name,
  wanted: string,
  letters: string,
  soundsOf: (symbol: string) => readonly string[],
): Fit | null {
  if (wanted === '') return null;
  if (forms.includes(wanted)) return 'same';
  if (forms.some((form) => form.startsWith(wanted))) return 'begins';
  if (letters !== '' && forms.some((form) => sound(Array.from(form), letters, soundsOf))) return 'sounds';
  const isLong = Array.from(wanted).length > 1;
  if (isLong && forms.some((form) => form.includes(wanted))) return 'contains';
  if (letters === '' && forms.some((form) => isNear(form, wanted, soundsOf))) return 'near';
  return null;
}

/** Whether letters spell the beginning of a name: each character in full or by its first letter. */
function sound(
  symbols: readonly string[],
  letters: string,
  soundsOf: (symbol: string) => readonly string[],
): boolean {
  // Which places in the letters can be reached after each character: no combination is tried twice.
  let places = new Set([0]);
  for (const symbol of symbols) {
    const next = new Set<number>();
    for (const place of places) {
      for (const spelling of soundsOf(symbol)) {
        if (letters[place] === spelling[0]) next.add(place + 1);
        if (spelling.startsWith('zh') || spelling.startsWith('ch') || spelling.startsWith('sh')) {
          if (letters.startsWith(spelling.slice(0, 2), place)) next.add(place + 2);
        }
        if (letters.startsWith(spelling, place)) next.add(place + spelling.length);
        // The last syllable may still be being typed.
        else if (spelling.startsWith(letters.slice(place))) return true;
      }
    }
    if (next.has(letters.length)) return true;
    if (next.size === 0) return false;
    places = next;
  }
  return false;
}

/** Whether two names of three characters or more differ in one only, or two of the same sound at all. */
function isNear(form: string, wanted: string, soundsOf: (symbol: string) => readonly string[]): boolean {
  const [a, b] = [Array.from(form), Array.from(wanted)];
  if (a.length !== b.length || a.length < 2) return false;
  const different = a.filter((symbol, index) => symbol !== b[index]);
  if (different.length === 1 && a.length >= 3) return true;
  return a.every((symbol, index) => {
    const other = b[index] ?? '';
    return symbol === other || soundsOf(symbol).some((spelling) => soundsOf(other).includes(spelling));
  });
}
