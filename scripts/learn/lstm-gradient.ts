/** How the weights of a long short-term memory are to change: back-propagation through time (Werbos 1990). */
import {
  gateCount,
  gates,
  orderOf,
  rowLength,
  type Lstm,
  type Step,
} from '../stages/structure/weighing/lstm.ts';

/**
 * Adds up the gradients of what was read.
 *
 * @param steps as `read` gave them
 * @param wrong the gradient of each vector that came out, `cells` numbers a line
 * @param slopes the gradients of the weights, as `Lstm.weights`, to which those of this list are added
 * @returns the gradient of each vector that was read, `inputs` numbers a line
 */
export function unread(
  lstm: Lstm,
  steps: readonly Step[],
  backward: boolean,
  wrong: readonly Float64Array[],
  slopes: Float64Array,
): Float64Array[] {
  const { inputs, cells, weights } = lstm;
  const length = rowLength(lstm);
  const out = new Array<Float64Array>(wrong.length);
  let next: Pick<Step, 'memory' | 'out'> = { memory: new Float64Array(cells), out: new Float64Array(cells) };
  const nothing = new Float64Array(cells);
  for (const at of orderOf(steps.length, !backward)) {
    const step = steps[at];
    if (!step) continue;
    const before = steps[backward ? at + 1 : at - 1]?.memory ?? nothing;
    const { sums, memory } = stepBack(cells, step, before, wrong[at] ?? nothing, next);
    const seen = new Float64Array(length);
    for (let row = 0, weight = 0; row < gateCount * cells; row += 1) {
      const sum = sums[row] ?? 0;
      for (let place = 0; place < length; place += 1, weight += 1) {
        slopes[weight] = (slopes[weight] ?? 0) + sum * (step.seen[place] ?? 0);
        seen[place] = (seen[place] ?? 0) + sum * (weights[weight] ?? 0);
      }
    }
    out[at] = seen.subarray(0, inputs);
    next = { memory, out: seen.subarray(inputs, inputs + cells) };
  }
  return out;
}

interface Backward {
  /** The gradient of each gate's sum. */
  readonly sums: Float64Array;
  /** The gradient of the memory before. */
  readonly memory: Float64Array;
}

function stepBack(
  cells: number,
  { open, memory }: Step,
  before: Float64Array,
  wrong: Float64Array,
  next: Pick<Step, 'memory' | 'out'>,
): Backward {
  const sums = new Float64Array(gateCount * cells);
  const kept = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    const gate = (which: number): number => open[which * cells + cell] ?? 0;
    const [enter, keep, leave, fresh] = [
      gate(gates.enter),
      gate(gates.keep),
      gate(gates.leave),
      gate(gates.fresh),
    ];
    const held = Math.tanh(memory[cell] ?? 0);
    const out = (wrong[cell] ?? 0) + (next.out[cell] ?? 0);
    const slope = out * leave * (1 - held * held) + (next.memory[cell] ?? 0);
    sums[gates.enter * cells + cell] = slope * fresh * enter * (1 - enter);
    sums[gates.keep * cells + cell] = slope * (before[cell] ?? 0) * keep * (1 - keep);
    sums[gates.leave * cells + cell] = out * held * leave * (1 - leave);
    sums[gates.fresh * cells + cell] = slope * enter * (1 - fresh * fresh);
    kept[cell] = slope * keep;
  }
  return { sums, memory: kept };
}
