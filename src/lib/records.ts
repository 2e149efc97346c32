/** The authority records of the archive at hand, found by name. */
import { corpus } from './archive.ts';
import { recordFinder, type FindRecord } from './authorities.ts';

let finder: FindRecord | undefined;

/** See recordFinder. */
export const findRecord: FindRecord = (...asked) => {
  finder ??= recordFinder(corpus());
  return finder(...asked);
};
