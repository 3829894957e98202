/** Something to do for a key that was touched, soon. */
export interface Settling {
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

interface Pending {
  readonly since: number;
  touches: number;
  last: number;
  timer: ReturnType<typeof setTimeout>;
  readonly waiting: (() => void)[];
}

/**
 * Runs a task for each key that was touched, once for all touches that came together.
 *
 * @param restFor how much longer a key waits that has been quiet for so long, both in milliseconds; 0 and less waits
 *   only for what is queued already.
 */
export function settling(run: (key: string) => void, restFor: (key: string, quiet: number) => number): Settling {
  const pending = new Map<string, Pending>();

  const finish = (key: string): Pending | undefined => {
    const one = pending.get(key);
    pending.delete(key);
    clearTimeout(one?.timer);
    return one;
  };

  const arm = (key: string, one: Pending, delay: number): void => {
    const { touches } = one;
    one.timer = setTimeout(() => {
      const rest = restFor(key, performance.now() - one.last);
      // Each message has a turn of its own: while there was one since, there may be more.
      const quiet = rest <= 0 && one.touches === touches;
      if (!quiet && performance.now() - one.since < LONGEST_WAIT) {
        arm(key, one, Math.max(rest, 0));
        return;
      }
      finish(key);
      try {
        run(key);
      } finally {
        for (const resolve of one.waiting) resolve();
      }
    }, delay);
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
      const timer = setTimeout(() => undefined);
      clearTimeout(timer);
      const one: Pending = { since: now, touches: 1, last: now, timer, waiting: [] };
      pending.set(key, one);
      arm(key, one, Math.max(restFor(key, 0), 0));
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
      for (const key of [...pending.keys()]) for (const resolve of finish(key)?.waiting ?? []) resolve();
    },
  };
}
