import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CheckedBatch, CheckJob } from './check-batches.ts';
import { programFolder } from './program-folder.ts';

/** Threads that help to check. They load the engine at once, and begin when they are told what there is to check. */
export interface Helpers {
  readonly begin: (job: CheckJob) => void;
  /** Settles when the next batch has come, or one of them has ended. */
  readonly heard: () => Promise<void>;
  /** Whether a batch that one of them took may never come: one has died, or all have ended. */
  readonly mayLack: () => boolean;
  readonly stop: () => void;
}

/** @param take is given what came of each batch. */
export function startHelpers(count: number, take: (batch: CheckedBatch) => void): Helpers {
  const folder = programFolder;
  const workers = folder === undefined ? [] : Array.from({ length: count }, () => startWorker(folder));
  let hasDied = false;
  let ended = 0;
  let hear = (): void => undefined;
  for (const worker of workers) {
    worker.on('message', (batch: CheckedBatch) => {
      take(batch);
      hear();
    });
    // Why it died does not matter: the texts are checked once more, and what is wrong with them will show then.
    worker.on('error', () => undefined);
    worker.on('exit', (code) => {
      ended++;
      hasDied ||= code !== 0;
      hear();
    });
  }
  return {
    begin: (job) => {
      for (const worker of workers) worker.postMessage(job);
    },
    heard: () => new Promise((resolve) => (hear = resolve)),
    mayLack: () => hasDied || ended === workers.length,
    stop: () => {
      for (const worker of workers) void worker.terminate();
    },
  };
}

function startWorker(folder: string): Worker {
  return new Worker(join(folder, 'lint-worker.cjs'));
}
