/**
 * A long short-term memory that reads a list of vectors in one direction
 * (Hochreiter, Schmidhuber 1997; with the forget gate of Gers, Schmidhuber, Cummins 2000).
 */

export interface Lstm {
  /** Numbers in each vector that is read. */
  readonly inputs: number;
  /** Numbers in the memory, and in each vector that comes out. */
  readonly cells: number;
  /**
   * `[gate][cell][place]`, flat, `gateCount * cells` rows of `rowLength`: a weight for each input, for each number
   * that came out before, and for 1.
   */
  readonly weights: Float64Array;
}

/** The gates, in the order of their rows. */
export const gates = { enter: 0, keep: 1, leave: 2, fresh: 3 } as const;
export const gateCount = 4;

/** How many numbers a row of weights has. */
export const rowLength = ({ inputs, cells }: Pick<Lstm, 'inputs' | 'cells'>): number => inputs + cells + 1;

/** One step: all that the next step, and learning, need to know of it. */
export interface Step {
  /** What was read, what came out before, and 1. */
  readonly seen: Float64Array;
  /** `[gate][cell]`, flat: how far each gate was open, 0 to 1; -1 to 1 for what is fresh. */
  readonly open: Float64Array;
  readonly memory: Float64Array;
  readonly out: Float64Array;
}

/** The indexes of a list in the order of reading. */
export function orderOf(length: number, backward: boolean): number[] {
  const order = Array.from({ length }, (_, at) => at);
  return backward ? order.reverse() : order;
}

/** Reads the vectors, from the last to the first if `backward`; the steps stand in the order of the list. */
export function read(lstm: Lstm, vectors: readonly Float64Array[], backward: boolean): Step[] {
  const steps: Step[] = [];
  let before: Pick<Step, 'memory' | 'out'> = {
    memory: new Float64Array(lstm.cells),
    out: new Float64Array(lstm.cells),
  };
  for (const at of orderOf(vectors.length, backward)) {
    const step = stepFrom(lstm, before, vectors[at] ?? new Float64Array(lstm.inputs));
    steps.push(step);
    before = step;
  }
  return backward ? steps.reverse() : steps;
}

function stepFrom(lstm: Lstm, before: Pick<Step, 'memory' | 'out'>, vector: Float64Array): Step {
  const { inputs, cells, weights } = lstm;
  const length = rowLength(lstm);
  const seen = new Float64Array(length);
  seen.set(vector);
  seen.set(before.out, inputs);
  seen[length - 1] = 1;
  const open = new Float64Array(gateCount * cells);
  for (let row = 0, at = 0; row < open.length; row += 1) {
    let sum = 0;
    for (let place = 0; place < length; place += 1, at += 1) sum += (weights[at] ?? 0) * (seen[place] ?? 0);
    open[row] = row < gates.fresh * cells ? 1 / (1 + Math.exp(-sum)) : Math.tanh(sum);
  }
  const gate = (which: number, cell: number): number => open[which * cells + cell] ?? 0;
  const memory = before.memory.map(
    (kept, cell) => gate(gates.keep, cell) * kept + gate(gates.enter, cell) * gate(gates.fresh, cell),
  );
  const out = memory.map((held, cell) => gate(gates.leave, cell) * Math.tanh(held));
  return { seen, open, memory, out };
}
