import { RAL } from 'vscode-languageserver';
import { uriMap } from './uri-map.ts';

/**
 * A task that runs soon after a key changes. A key is an address or empty. Two spellings of one address are the same
 * key.
 */
export interface Debounce {
  /** The key changed. */
  readonly touch: (key: string) => void;
  /** The task for the key is no longer needed. */
  readonly cancel: (key: string) => void;
  /** Resolves when there is nothing left to do for the key. */
  readonly settled: (key: string) => Promise<void>;
  readonly stop: () => void;
}

/** The longest wait for a key that keeps changing, in milliseconds. */
const LONGEST_WAIT = 1000;

/**
 * The number of turns of the event loop before a task begins. Each waiting message takes a turn. A new message is read
 * in one turn and handled in the next.
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
  /**
   * The first half of the task. Messages that arrive meanwhile are handled before the second half, and may make it
   * unnecessary.
   */
  readonly prepare?: (key: string) => void;
}

/**
 * Runs a task for each key that changed, once for all changes that came together.
 *
 * @param restFor takes how long a key has not changed and returns how much longer it waits, both in milliseconds. With
 *   0 or less it waits only for messages that are already queued.
 */
export function debounce({ run, prepare }: Task, restFor: (key: string, quiet: number) => number): Debounce {
  const pending = uriMap<Pending>();

  const finish = (key: string): Pending | undefined => {
    const one = pending.get(key);
    pending.delete(key);
    one?.stop();
    return one;
  };

  /** Whether the key changed since, or has to wait longer. Then it waits again. */
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
 * Calls back after this many milliseconds, and after the messages that are waiting by then. A timer of any length takes
 * a millisecond or two.
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
