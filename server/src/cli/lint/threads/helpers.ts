import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { CheckedBatch, CheckJob } from './check-batches.ts';
import { programFolder } from './program-folder.ts';

/** Threads that help to check. They load the engine at once, and begin when they get the texts to check. */
export interface Helpers {
  readonly begin: (job: CheckJob) => void;
  /** Settles when the next batch has come, or one of them has ended. */
  readonly heard: () => Promise<void>;
  /** Whether a batch that one of them took may never come: one has died, or all have ended. */
  readonly mayLack: () => boolean;
  readonly stop: () => void;
}

/** @param take is given what came of each batch. */
export async function startHelpers(count: number, take: (batch: CheckedBatch) => void): Promise<Helpers> {
  const workers = count === 0 || programFolder === undefined ? [] : await startWorkers(count, programFolder);
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

async function startWorkers(count: number, folder: string): Promise<readonly Worker[]> {
  // Takes as long to load as a small plan to check, and few runs need it.
  const { Worker } = await import('node:worker_threads');
  return Array.from({ length: count }, () => new Worker(join(folder, 'lint-worker.cjs')));
}
