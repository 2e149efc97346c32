/** Time by the processor's clock: what else the machine does at the same time does not count. */

/** Milliseconds of processor time that this process, with its collector, needs for a run. */
export function processorTime(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Milliseconds below which growth says nothing: the clock's grain, the collector. */
const grain = 60;

/** Growth that is taken for more than linear: between 1, linear, and `large / small`, quadratic. */
export const steep = 2;

/**
 * How much more than in proportion the processor time grows with the size: 1 where it is linear, `large / small`
 * where it is quadratic. The collector and the machine's caches can make one run look steep, not three.
 *
 * @param run takes a size, in whatever unit `small` and `large` are given
 */
export function growthOf(run: (size: number) => unknown, small: number, large: number): number {
  const once = (): number => {
    const few = Math.max(
      processorTime(() => run(small)),
      grain,
    );
    return processorTime(() => run(large)) / few / (large / small);
  };
  run(small); // the compiler's work
  let growth = once();
  for (let more = 0; more < 2 && growth >= steep; more += 1) growth = Math.min(growth, once());
  return growth;
}
