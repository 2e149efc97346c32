/** Memory of this process and of those it started, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Sum of the peaks in bytes; null where there is no /proc. */
export function peakMemory(): number | null {
  try {
    return peakOf(process.pid);
  } catch {
    return null;
  }
}

function peakOf(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return Number(kilobytes ?? 0) * 1024 + children.reduce((sum, child) => sum + peakOf(child), 0);
}
