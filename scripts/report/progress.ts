/** Progress on a terminal; silence in a pipe. */

export interface Progress {
  /** Shows what is being done, replacing what was shown before. */
  step(text: string): void;
  /** Takes the last step away. */
  done(): void;
}

/** The part of a stream that progress needs. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const ERASE_LINE = '\r\u001b[2K';

/** Progress on `stream` where it is a terminal that can erase a line. */
export function progressOn(stream: ProgressStream): Progress {
  if (stream.isTTY !== true) return { step: () => undefined, done: () => undefined };
  return {
    step: (text) => stream.write(`${ERASE_LINE}${text}`),
    done: () => stream.write(ERASE_LINE),
  };
}
