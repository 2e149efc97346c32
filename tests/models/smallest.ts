/** Makes a failing input small: what a person can look at. */

/**
 * Cuts pieces out of bytes as long as they still fail: halves first, single bytes last.
 *
 * @param fails whether an input shows the failure that is hunted
 * @param tries how many inputs may be judged
 */
export function smallest(
  bytes: Uint8Array,
  fails: (bytes: Uint8Array) => boolean,
  tries: number,
): Uint8Array {
  let kept = bytes;
  let left = tries;
  for (let piece = Math.ceil(kept.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let at = 0; at < kept.length && left > 0; left -= 1) {
      const shorter = Buffer.concat([kept.subarray(0, at), kept.subarray(at + piece)]);
      if (fails(shorter)) kept = shorter;
      else at += piece;
    }
  }
  return kept;
}
