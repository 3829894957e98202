import { RAL } from 'vscode-languageserver';
import { uriMap } from './uri-map.ts';

/** Something to do for a key that was touched, soon. A key is an address, of which two spellings are one, or empty. */
export interface Debounce {
  /** The key changed. */
  readonly touch: (key: string) => void;
  /** What was to be done for the key is of no use any more. */
  readonly cancel: (key: string) => void;
  /** Resolves as soon as nothing is to be done for the key. */
  readonly settled: (key: string) => Promise<void>;
  readonly stop: () => void;
}

/** Longest wait for a key that is touched again and again, in milliseconds. */
const LONGEST_WAIT = 1000;

/**
 * So many turns of the event loop pass before a task begins: each message that waits has one of its own, and one that
 * arrives is read in one and handled in the next.
 */
const TURNS = 3;

interface Pending {
  readonly since: number;
  touches: number;
  last: number;
  /** Ends the wait. */
  stop: () => void;
  readonly waiting: (() => void)[];
}

interface Task {
  readonly run: (key: string) => void;
  /** A first half of the task, after which what came meanwhile goes before the rest, and may make it needless. */
  readonly prepare?: (key: string) => void;
}

/**
 * Runs a task for each key that was touched, once for all touches that came together.
 *
 * @param restFor how much longer a key waits that has been quiet for so long, both in milliseconds; 0 and less waits
 *   only for what is queued already.
 */
export function debounce({ run, prepare }: Task, restFor: (key: string, quiet: number) => number): Debounce {
  const pending = uriMap<Pending>();

  const finish = (key: string): Pending | undefined => {
    const one = pending.get(key);
    pending.delete(key);
    one?.stop();
    return one;
  };

  /** Whether the key was touched since, or has to rest longer: then it waits again. */
  const goesOn = (key: string, one: Pending, touches: number): boolean => {
    const rest = restFor(key, performance.now() - one.last);
    const quiet = rest <= 0 && one.touches === touches;
    if (quiet || performance.now() - one.since >= LONGEST_WAIT) return false;
    arm(key, one, rest);
    return true;
  };

  const arm = (key: string, one: Pending, delay: number): void => {
    const { touches } = one;
    one.stop = after(delay, () => {
      if (goesOn(key, one, touches)) return;
      prepare?.(key);
      one.stop = after(0, () => {
        if (goesOn(key, one, touches)) return;
        finish(key);
        try {
          run(key);
        } finally {
          for (const resolve of one.waiting) resolve();
        }
      });
    });
  };

  return {
    touch(key) {
      const now = performance.now();
      const known = pending.get(key);
      if (known !== undefined) {
        known.touches += 1;
        known.last = now;
        return;
      }
      const one: Pending = { since: now, touches: 1, last: now, stop: () => undefined, waiting: [] };
      pending.set(key, one);
      arm(key, one, restFor(key, 0));
    },
    cancel(key) {
      for (const resolve of finish(key)?.waiting ?? []) resolve();
    },
    settled: (key) =>
      new Promise((resolve) => {
        const one = pending.get(key);
        if (one === undefined) resolve();
        else one.waiting.push(resolve);
      }),
    stop() {
      for (const key of pending.uris()) for (const resolve of finish(key)?.waiting ?? []) resolve();
    },
  };
}

/**
 * Calls back after so many milliseconds, and after the messages that wait by then. A timer alone, of whatever length,
 * takes a millisecond or two.
 *
 * @returns ends the wait.
 */
function after(delay: number, call: () => void): () => void {
  const { timer } = RAL();
  let wait: { dispose: () => void };
  const turn = (left: number): void => {
    wait = timer.setImmediate(() => (left > 0 ? turn(left - 1) : call()));
  };
  if (delay > 0) wait = timer.setTimeout(() => turn(TURNS), delay);
  else turn(TURNS);
  return () => wait.dispose();
}
