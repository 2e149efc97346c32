/** Chance that is the same on each machine. */

/** Numbers from 0 to 1. */
export type Random = () => number;

/** A linear congruential generator. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/** Fisher and Yates. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const out = [...items];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [out[at], out[other]];
    if (one !== undefined && two !== undefined) [out[at], out[other]] = [two, one];
  }
  return out;
}
