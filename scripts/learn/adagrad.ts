/** AdaGrad (Duchi, Hazan, Singer 2011): each weight takes smaller steps the more it has been moved. */

/** Weights, and the sums of the squares of their gradients. */
export interface Stepped {
  readonly weights: Float64Array;
  readonly squares: Float64Array;
}

/** How long steps are. */
export interface Pace {
  /** The length of a step is this, times the gradient, over the root of the sum of squares. */
  readonly rate: number;
  /** Added to the sum of squares, so that the first steps on small gradients are small as well. */
  readonly damping: number;
}

/** Moves one weight against its gradient. */
export function step({ weights, squares }: Stepped, at: number, slope: number, pace: Pace): void {
  const square = (squares[at] ?? 0) + slope * slope;
  squares[at] = square;
  weights[at] = (weights[at] ?? 0) - (pace.rate * slope) / Math.sqrt(square + pace.damping);
}

/** Moves the weights from `start` on against their gradients. */
export function descend(stepped: Stepped, start: number, slopes: Float64Array, pace: Pace): void {
  for (let place = 0; place < slopes.length; place += 1) {
    const slope = slopes[place] ?? 0;
    if (slope !== 0) step(stepped, start + place, slope, pace);
  }
}
