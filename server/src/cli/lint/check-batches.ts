import { sourceChecker, type CheckedSource, type CheckSettings, type Source } from './check-source.ts';

/** What a thread needs to know to take its part in a run. */
export interface CheckJob {
  readonly settings: CheckSettings;
  readonly sources: readonly Source[];
  /** The number of the next batch that nobody has taken, which all threads share. */
  readonly next: Int32Array<SharedArrayBuffer>;
}

/** What came of the texts from one on, as many as there are. */
export interface CheckedBatch {
  readonly start: number;
  readonly checked: readonly CheckedSource[];
}

/** So many texts are taken at once: handing them over costs little, and the last thread is not waited for long. */
const BATCH = 16;

/** Takes batches and checks them until none is left. */
export async function* checkBatches({ settings, sources, next }: CheckJob): AsyncGenerator<CheckedBatch> {
  const check = sourceChecker(settings);
  for (let start = take(next); start < sources.length; start = take(next)) {
    const checked: CheckedSource[] = [];
    for (const source of sources.slice(start, start + BATCH)) checked.push(await check(source));
    yield { start, checked };
  }
}

function take(next: CheckJob['next']): number {
  return Atomics.add(next, 0, 1) * BATCH;
}
