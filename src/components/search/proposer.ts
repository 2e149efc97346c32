/** The names to propose. */
import { fetchPacked } from '../../lib/search/packed.ts';
import { partsFor } from '../../lib/search/name-parts.ts';
import {
  openNames,
  proposerOf,
  type NameRow,
  type OpenNames,
  type Proposal,
  type Proposer,
  type ProposalsFile,
} from '../../lib/search/proposals.ts';
import { link } from '../../lib/site.ts';

interface Opened {
  readonly file: ProposalsFile;
  readonly names: OpenNames;
}

const nothing: Opened = { file: { names: [], sounds: {}, rare: [] }, names: [] };
let first: Promise<Opened> | undefined;
const parts = new Map<number, Promise<OpenNames>>();

/** The frequent names; none while they do not load, and no word about it: search works without. */
function loadFirst(): Promise<Opened> {
  first ??= fetchPacked<ProposalsFile>(link('search/proposals.bin')).then(
    (file) => ({ file, names: openNames(file.names) }),
    () => {
      first = undefined; // the next key may have more luck
      return nothing;
    },
  );
  return first;
}

/** Proposes of the frequent names. */
export async function loadProposer(): Promise<Proposer> {
  const { file, names } = await loadFirst();
  return proposerOf(file, names);
}

/**
 * Names for what is typed, else for its last word. Where the frequent names leave room, a second list
 * follows with the rare ones.
 */
export async function* proposeNames(typed: string, most: number): AsyncGenerator<readonly Proposal[]> {
  const plain = typed.replace(/["“”]/gu, '').trim();
  if (plain === '') {
    yield [];
    return;
  }
  const { file, names } = await loadFirst();
  const words = [...new Set([plain, plain.split(/\s+/u).at(-1) ?? ''])];
  const proposed = proposedBy(proposerOf(file, names), words, most);
  yield proposed;
  const wanted = [...new Set(words.flatMap((word) => partsFor(word, file.sounds, file.rare)))];
  if (proposed.length >= most || wanted.length === 0) return;
  const rare = (await Promise.all(wanted.map(loadPart))).flat();
  if (rare.length > 0) yield proposedBy(proposerOf(file, [...names, ...rare]), words, most);
}

function proposedBy(propose: Proposer, words: readonly string[], most: number): readonly Proposal[] {
  const lists = words.map((word) => propose(word, most));
  return lists.find((list) => list.length > 0) ?? [];
}

function loadPart(part: number): Promise<OpenNames> {
  const known = parts.get(part);
  if (known) return known;
  const rows = fetchPacked<readonly NameRow[]>(link(`search/rare/${part}.bin`)).then(openNames, () => {
    parts.delete(part);
    return [];
  });
  parts.set(part, rows);
  return rows;
}
