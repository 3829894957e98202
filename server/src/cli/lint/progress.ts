import type { Output } from '../io.ts';

/** Shows the progress of a long run. */
export interface Progress {
  readonly show: (done: number, total: number) => void;
  /** Removes the line. */
  readonly end: () => void;
}

/** A shorter run shows no progress. */
const PATIENCE_MS = 500;
const INTERVAL_MS = 100;
const CLEAR_LINE = '\r\u001b[K';

/**
 * One line that is written over, on a terminal only. It is written between two files rather than by a timer, which
 * would never fire in a run that does not wait.
 */
export function progressOn(output: Output): Progress {
  if (!output.isTerminal) return { show: () => undefined, end: () => undefined };
  const started = performance.now();
  let last: number | undefined;
  return {
    show: (done, total) => {
      const now = performance.now();
      if (now - started < PATIENCE_MS || now - (last ?? 0) < INTERVAL_MS) return;
      last = now;
      output.write(`${CLEAR_LINE}Checking plans: ${done} of ${total}`);
    },
    end: () => {
      if (last !== undefined) output.write(CLEAR_LINE);
    },
  };
}
