/** The names to propose. */
import { fetchPacked } from '../../lib/search/packed.ts';
import {
  openProposals,
  partsFor,
  type NameRow,
  type Proposal,
  type Proposer,
  type ProposalsFile,
} from '../../lib/search/proposals.ts';
import { link } from '../../lib/site.ts';

interface Opened {
  readonly file: ProposalsFile;
  readonly propose: Proposer;
}

const nothing: Opened = { file: { names: [], sounds: {}, rare: [] }, propose: () => [] };
let first: Promise<Opened> | undefined;
const parts = new Map<string, Promise<readonly NameRow[]>>();

/** The frequent names; none while they do not load, and no word about it: search works without. */
function loadFirst(): Promise<Opened> {
  first ??= fetchPacked<ProposalsFile>(link('search/proposals.bin')).then(
    (file) => ({ file, propose: openProposals(file) }),
    () => {
      first = undefined; // the next key may have more luck
      return nothing;
    },
  );
  return first;
}

/** Proposes of the frequent names. */
export async function loadProposer(): Promise<Proposer> {
  return (await loadFirst()).propose;
}

/**
 * Names for what is typed, else for its last word. Where the frequent names leave room, a second list
 * follows with the rare ones.
 */
export async function* proposeNames(typed: string, most: number): AsyncGenerator<readonly Proposal[]> {
  if (typed.trim() === '') {
    yield [];
    return;
  }
  const { file, propose } = await loadFirst();
  const words = [typed, typed.trim().split(/\s+/u).at(-1) ?? ''];
  const proposed = proposedBy(propose, words, most);
  yield proposed;
  const wanted = [...new Set(words.flatMap((word) => partsFor(word, file)))];
  if (proposed.length >= most || wanted.length === 0) return;
  const rare = (await Promise.all(wanted.map(loadPart))).flat();
  yield proposedBy(openProposals(file, rare), words, most);
}

function proposedBy(propose: Proposer, words: readonly string[], most: number): readonly Proposal[] {
  const lists = words.map((word) => propose(word, most));
  return lists.find((list) => list.length > 0) ?? [];
}

function loadPart(part: string): Promise<readonly NameRow[]> {
  const known = parts.get(part);
  if (known) return known;
  const rows = fetchPacked<readonly NameRow[]>(link(`search/rare/${part}.bin`)).catch(() => {
    parts.delete(part);
    return [];
  });
  parts.set(part, rows);
  return rows;
}
