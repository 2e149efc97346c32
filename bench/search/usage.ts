/** Memory and processor time of this process and of those it started, as Linux counts them. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Usage {
  /** Sum of the peaks, in bytes. */
  readonly memory: number;
  /** Seconds of processor time. */
  readonly cpu: number;
}

/** Ticks a second in /proc, on every Linux of today. */
const TICKS = 100;

/** Until now; null where there is no /proc. */
export function usage(): Usage | null {
  try {
    return usageOf(process.pid);
  } catch {
    return null;
  }
}

function usageOf(pid: number): Usage {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  // The name of the program, in brackets, may have spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const cpu = (Number(fields[11]) + Number(fields[12])) / TICKS;
  const own = { memory: Number(kilobytes ?? 0) * 1024, cpu };
  return childrenOf(pid)
    .map(usageOf)
    .reduce((sum, child) => ({ memory: sum.memory + child.memory, cpu: sum.cpu + child.cpu }), own);
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
