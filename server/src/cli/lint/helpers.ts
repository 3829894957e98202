import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CheckedBatch, CheckJob } from './check-batches.ts';
import { programFolder } from './program-folder.ts';

/** Threads that help to check. They load the engine at once, and begin when they are told what there is to check. */
export interface Helpers {
  readonly begin: (job: CheckJob) => void;
  /** Settles when all of them have ended, well or not: what one could not hand over is not there. */
  readonly ended: Promise<void>;
  readonly stop: () => void;
}

/** @param take is given what came of each batch. */
export function startHelpers(count: number, take: (batch: CheckedBatch) => void): Helpers {
  const folder = programFolder;
  const workers = folder === undefined ? [] : Array.from({ length: count }, () => startWorker(folder));
  const ends = workers.map(
    (worker) =>
      new Promise<void>((resolve) => {
        worker.on('message', take);
        // Why it died does not matter: the texts are checked once more, and what is wrong with them will show then.
        worker.on('error', () => undefined);
        worker.on('exit', () => resolve());
      }),
  );
  return {
    begin: (job) => {
      for (const worker of workers) worker.postMessage(job);
    },
    ended: Promise.all(ends).then(() => undefined),
    stop: () => {
      for (const worker of workers) void worker.terminate();
    },
  };
}

function startWorker(folder: string): Worker {
  return new Worker(join(folder, 'lint-worker.cjs'));
}
