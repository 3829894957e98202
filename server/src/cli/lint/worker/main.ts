import { parentPort } from 'node:worker_threads';
import { checkBatches, neededFor, waitUntilPassedOn, type CheckJob } from '../threads/check-batches.ts';

/** A thread that helps to check. It gets the texts to check once, and returns the results of each batch. */
parentPort?.once('message', (job: CheckJob) => {
  void work(job);
});

async function work(job: CheckJob): Promise<void> {
  const batches = checkBatches(job, (index) => waitUntilPassedOn(job, neededFor(job, index)));
  for await (const batch of batches) parentPort?.postMessage(batch);
}
