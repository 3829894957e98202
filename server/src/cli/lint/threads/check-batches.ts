import { sourceChecker, type CheckedSource, type CheckSettings, type Source } from '../check-source.ts';

/** What a thread needs to know to take its part in a run. */
export interface CheckJob {
  readonly settings: CheckSettings;
  readonly sources: readonly Source[];
  /**
   * How many batches may be ahead of the first that was not passed on: what is checked has to be kept until its turn.
   */
  readonly ahead: number;
  /** What all threads share: how many batches were taken, and how many were passed on. */
  readonly shared: Int32Array<SharedArrayBuffer>;
}

/** What came of a batch, source by source. */
export interface CheckedBatch {
  readonly index: number;
  readonly checked: readonly { readonly source: Source; readonly checked: CheckedSource }[];
}

/**
 * So many texts are taken at once. What came of them is kept until they are handed over, and whatever is kept for a
 * while is copied by each collection of garbage: 16 at once took a fifteenth more processor time for 1,000 plans.
 */
const BATCH = 4;
const TAKEN = 0;
const PASSED_ON = 1;

/** @param threads how many take part. */
export function newJob(settings: CheckSettings, sources: readonly Source[], threads: number): CheckJob {
  const shared = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  return { settings, sources, ahead: 4 * threads, shared };
}

/**
 * Takes batches and checks them until none is left.
 *
 * @param mayBegin settles when a batch is not too far ahead any more.
 */
export async function* checkBatches(
  job: CheckJob,
  mayBegin: (index: number) => Promise<void> | void,
): AsyncGenerator<CheckedBatch> {
  const check = batchChecker(job);
  const end = batchCount(job);
  for (let index = take(job); index < end; index = take(job)) {
    await mayBegin(index);
    yield await check(index);
  }
}

/** @returns checks a batch. What was read beside the plans is kept, so use a new one for each run. */
export function batchChecker({ settings, sources }: CheckJob): (index: number) => Promise<CheckedBatch> {
  const check = sourceChecker(settings);
  return async (index) => {
    const checked: { readonly source: Source; readonly checked: CheckedSource }[] = [];
    for (const source of sources.slice(index * BATCH, (index + 1) * BATCH)) {
      checked.push({ source, checked: await check(source) });
    }
    return { index, checked };
  };
}

export function batchCount({ sources }: CheckJob): number {
  return Math.ceil(sources.length / BATCH);
}

/** Reports to all threads how many batches were passed on. */
export function tellPassedOn({ shared }: CheckJob, count: number): void {
  Atomics.store(shared, PASSED_ON, count);
  Atomics.notify(shared, PASSED_ON);
}

/** How many batches have to be passed on before this one may begin. */
export function neededFor({ ahead }: CheckJob, index: number): number {
  return index - ahead + 1;
}

/** Holds this thread up until so many batches were passed on. */
export function waitUntilPassedOn({ shared }: CheckJob, needed: number): void {
  for (let count = passedOn(shared); count < needed; count = passedOn(shared)) Atomics.wait(shared, PASSED_ON, count);
}

function passedOn(shared: CheckJob['shared']): number {
  return Atomics.load(shared, PASSED_ON);
}

function take({ shared }: CheckJob): number {
  return Atomics.add(shared, TAKEN, 1);
}
