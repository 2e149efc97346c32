/** All searches that are compared. */
import type { Contestant } from './engines.ts';
import { ours } from './ours.ts';
import { pagefindDefault } from './pagefind-default.ts';
import { peers } from './peers.ts';

export const contestants: readonly Contestant[] = [ours, pagefindDefault, ...peers];
