import { mayHoldPlan } from '../../node/files/may-hold-plan.ts';
import { readStream } from '../../node/files/read-text.ts';
import { readPasts } from '../../node/facts/surroundings.ts';
import type { CheckIo } from '../io.ts';
import {
  batchChecker,
  batchCount,
  checkBatches,
  neededFor,
  newJob,
  tellPassedOn,
  type CheckedBatch,
} from './threads/check-batches.ts';
import { sourceChecker, type CheckedSource, type CheckSettings, type Source } from './check-source.ts';
import type { CheckRequest } from './lint-request.ts';
import { startHelpers } from './threads/helpers.ts';
import { progressOn } from './progress.ts';
import { threadsFor } from './threads/threads.ts';

/**
 * Checks all texts of a run, on several threads where that pays. A text is read when its turn comes.
 *
 * @param sources in order.
 * @param take is given what came of each, in that order, whichever thread checked it; what it does not keep is gone.
 */
export async function checkSources(
  sources: readonly Source[],
  request: CheckRequest,
  io: CheckIo,
  take: (source: Source, checked: CheckedSource) => void,
): Promise<void> {
  // Repairs are written one after the other: what is found in a plan may rest on another one.
  const threads = request.fix === 'none' ? threadsFor(request.threads, sources) : 1;
  const arrived = new Map<number, CheckedBatch>();
  let passedOn = 0;
  const arrive = (batch: CheckedBatch): void => {
    if (batch.index >= passedOn) arrived.set(batch.index, batch);
  };
  const helpers = await startHelpers(threads - 1, arrive);
  try {
    const job = newJob(await settingsFor(sources, request, io), sources, threads);
    helpers.begin(job);
    const progress = progressOn(io.stderr);
    const checkAgain = batchChecker(job);
    let count = 0;
    const passOn = (): void => {
      for (let batch = arrived.get(passedOn); batch !== undefined; batch = arrived.get(passedOn)) {
        arrived.delete(passedOn);
        for (const { source, checked } of batch.checked) take(source, checked);
        count += batch.checked.length;
        tellPassedOn(job, ++passedOn);
      }
      progress.show(count, sources.length);
    };
    const until = async (needed: number): Promise<void> => {
      passOn();
      while (passedOn < needed) {
        // What a thread took and did not hand over, as one that ran out of memory: whatever it was, it is the same here.
        if (helpers.mayLack()) arrive(await checkAgain(passedOn));
        else await helpers.heard();
        passOn();
      }
    };
    const mayBegin = async (index: number): Promise<void> => {
      await until(neededFor(job, index));
    };
    for await (const batch of checkBatches(job, mayBegin)) {
      arrive(batch);
      // What the others hand over meanwhile is taken in.
      if (threads > 1) await nextTurn();
      passOn();
    }
    await until(batchCount(job));
    progress.end();
  } finally {
    helpers.stop();
  }
}

/** The results of standard input. */
export async function checkStdin(source: Source, request: CheckRequest, io: CheckIo): Promise<CheckedSource> {
  return sourceChecker(await settingsFor([], request, io))(source, await readStream(io.stdin));
}

async function settingsFor(sources: readonly Source[], request: CheckRequest, io: CheckIo): Promise<CheckSettings> {
  const isWhole = request.outputs.some(({ format, options }) => format.showsChecks === true || options.checkDetails);
  return {
    cwd: io.cwd,
    today: request.asOf,
    fix: request.fix,
    detail: isWhole ? 'whole' : request.outputs.some(({ format }) => format.showsFixes) ? 'written' : 'brief',
    pasts: await readPasts(
      sources.flatMap(({ file }) => file ?? []),
      mayHoldPlan,
    ),
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
