import { statSync } from 'node:fs';
import type { FoundPlans } from '../../node/find-plans.ts';
import { readStream, readTextFile } from '../../node/read-text.ts';
import { shownPath } from '../../node/shown-path.ts';
import { readPasts } from '../../node/worlds.ts';
import { MARKER } from '../../plan/plan.ts';
import type { Io } from '../io.ts';
import { checkBatches, type CheckedBatch, type CheckJob } from './check-batches.ts';
import { sourceChecker, type CheckedSource, type CheckSettings, type Source } from './check-source.ts';
import { startHelpers } from './helpers.ts';
import type { LintRequest } from './lint-request.ts';
import { progressOn } from './progress.ts';
import { threadsFor } from './threads.ts';

/**
 * Checks all texts of a run, on several threads where that pays.
 *
 * Of each, only what is said of it is kept, and a text is read when its turn comes.
 *
 * @returns what came of standard input and then of each file in the order in which they were found, whichever thread
 * checked it.
 */
export async function checkSources(
  found: FoundPlans,
  request: LintRequest,
  io: Io,
): Promise<readonly (Source & CheckedSource)[]> {
  const sources = found.files.map(({ path, file, named }) => ({ path, file, named: named && !request.skipForeign }));
  // Repairs are written one after the other: what is found in a plan may rest on another one.
  const threads = request.fix === 'none' ? threadsFor(request.threads, sources) : 1;
  const checked: (CheckedSource | undefined)[] = [];
  const progress = progressOn(io.stderr);
  let count = 0;
  const keep = ({ start, checked: batch }: CheckedBatch): void => {
    for (const [index, one] of batch.entries()) checked[start + index] = one;
    count += batch.length;
    progress.show(count, sources.length);
  };
  const helpers = startHelpers(threads - 1, keep);
  try {
    const settings: CheckSettings = {
      cwd: io.cwd,
      today: request.asOf,
      fix: request.fix,
      detail: request.outputs.some(({ format, options }) => format === 'html' || options.checkDetails)
        ? 'whole'
        : 'brief',
      pasts: await readPasts(
        sources.map(({ file }) => file),
        mayHoldPlan,
      ),
    };
    const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const job: CheckJob = { settings, sources, next };
    helpers.begin(job);
    const typed = request.stdin ? [await checkStdin(settings, request, io)] : [];
    for await (const batch of checkBatches(job)) {
      keep(batch);
      // What the others hand over meanwhile is taken in.
      if (threads > 1) await nextTurn();
    }
    await helpers.ended;
    const all: (Source & CheckedSource)[] = typed;
    const check = sourceChecker(settings);
    for (const [index, source] of sources.entries()) {
      // What a thread took and did not hand over, as one that ran out of memory: whatever it was, it is the same here.
      all.push({ ...source, ...(checked[index] ?? (await check(source))) });
    }
    progress.end();
    return all;
  } finally {
    helpers.stop();
  }
}

/** Whether git is to be asked about a file: not about the many that belong to other tools. A pipe is read only once. */
function mayHoldPlan(file: string): boolean {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const read = readTextFile(file);
  return read.kind === 'text' && read.text.includes(MARKER);
}

async function checkStdin(
  settings: CheckSettings,
  { stdinFilename }: LintRequest,
  io: Io,
): Promise<Source & CheckedSource> {
  const path = stdinFilename === undefined ? '<stdin>' : shownPath(stdinFilename, io.cwd);
  const source: Source = { path, file: undefined, named: true };
  return { ...source, ...(await sourceChecker(settings)(source, await readStream(io.stdin))) };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
