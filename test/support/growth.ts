import { cpuTime } from './cpu-time.ts';

/** How many times each is measured at the least, and at the most. */
const [least, most] = [3, 15];

/** Processor time in milliseconds after which there is a verdict: what is far too slow need not be measured often. */
const patience = 15_000;

/**
 * How many times as long something takes as something smaller, in processor time: what else the machine does is not
 * counted. The least of several measurements is compared, taken in turns; the more of them, the less chance is in it, so
 * they go on while the ratio is at or above the limit.
 */
export function growth(small: () => unknown, large: () => unknown, limit: number): number {
  const taken = { small: Infinity, large: Infinity };
  const start = cpuTime();
  small();
  for (let round = 1; ; round++) {
    taken.small = Math.min(taken.small, cost(small));
    taken.large = Math.min(taken.large, cost(large));
    const ratio = taken.large / taken.small;
    const isSettled = ratio < limit ? round >= least : round >= most;
    if (isSettled || cpuTime() - start > patience) return ratio;
  }
}

function cost(work: () => unknown): number {
  const before = cpuTime();
  work();
  return cpuTime() - before;
}
