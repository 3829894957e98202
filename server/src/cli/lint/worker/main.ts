import { parentPort } from 'node:worker_threads';
import { checkBatches, type CheckJob } from '../check-batches.ts';

/** A thread that helps to check: it is told once what there is to check, and hands over what came of each batch. */
parentPort?.once('message', (job: CheckJob) => {
  void work(job);
});

async function work(job: CheckJob): Promise<void> {
  for await (const batch of checkBatches(job)) parentPort?.postMessage(batch);
}
