/** Files of our own that are packed. */
import { openProposals, type Proposer, type ProposalsFile } from '../../lib/search/proposals.ts';
import { link } from '../../lib/site.ts';

/** Fetches JSON packed with gzip. @throws Error when it does not load */
export async function loadPacked<Content>(path: string): Promise<Content> {
  const response = await fetch(link(path));
  if (!response.ok || !response.body) throw new Error(`${path}: ${response.status}`);
  const unpacked = response.body.pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(unpacked).json()) as Content;
}

let proposer: Promise<Proposer> | undefined;

/** The names to propose; none while they do not load, and no word about it: search works without. */
export function loadProposer(): Promise<Proposer> {
  proposer ??= loadPacked<ProposalsFile>('search/proposals.bin').then(openProposals, (): Proposer => {
    proposer = undefined; // the next key may have more luck
    return () => [];
  });
  return proposer;
}
