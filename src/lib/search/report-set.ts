/** Sets of reports: a byte for each, 1 where the report belongs. They go over all reports in plain loops. */

export type ReportSet = Uint8Array;

/** @param size number of all reports */
export function setOf(size: number, reports: Iterable<number>): ReportSet {
  const out = new Uint8Array(size);
  for (const report of reports) out[report] = 1;
  return out;
}

/** The numbers of a set, the newest first. */
export function membersOf(set: ReportSet): number[] {
  const out: number[] = [];
  for (let report = 0; report < set.length; report += 1) if (set[report] === 1) out.push(report);
  return out;
}

export function complementOf(set: ReportSet): ReportSet {
  const out = new Uint8Array(set.length);
  for (let report = 0; report < set.length; report += 1) out[report] = set[report] === 1 ? 0 : 1;
  return out;
}

/** What is in one of them at least. @param size number of all reports */
export function unionOf(size: number, sets: readonly ReportSet[]): ReportSet {
  const out = new Uint8Array(size);
  for (const set of sets) {
    for (let report = 0; report < size; report += 1) if (set[report] === 1) out[report] = 1;
  }
  return out;
}

/** What is in all of them. @param size number of all reports */
export function intersectionOf(size: number, sets: readonly ReportSet[]): ReportSet {
  const out = new Uint8Array(size).fill(1);
  for (const set of sets) {
    for (let report = 0; report < size; report += 1) if (set[report] !== 1) out[report] = 0;
  }
  return out;
}
