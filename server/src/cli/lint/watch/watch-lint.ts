import { ioSentence } from '../../../node/files/io-sentence.ts';
import { shownPath } from '../../../node/files/shown-path.ts';
import { watchFolders, type FolderEvent } from '../../../node/files/watch-folders.ts';
import { printableLine } from '../../../text/printable.ts';
import type { ExitCode } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import { lint } from '../lint.ts';
import type { LintRequest } from '../lint-request.ts';
import { gitStampsFrom, watchedInputs } from './watched-inputs.ts';

/**
 * How long to wait for more of the same, as an editor or git writes several files; and how often to look at the day.
 */
interface Patience {
  readonly quietMs: number;
  readonly dayMs: number;
}

const usual: Patience = { quietMs: 100, dayMs: 30_000 };

/** Takes the screen and what was scrolled out of it away. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

/**
 * Checks plans again whenever an input of the report changes, and when a new day begins, until the user presses Ctrl-C.
 * A terminal shows the last report alone; elsewhere one follows the other.
 *
 * @returns the exit code, which is 0: the user ends a watch by breaking it off.
 */
export async function watchLint(request: LintRequest, io: Io, patience = usual): Promise<{ readonly code: ExitCode }> {
  const bell = newBell();
  let pending: FolderEvent[] = [];
  const folders = watchFolders(
    (event) => {
      pending.push(event);
      bell.ring();
    },
    (folder, error) => {
      io.stderr.write(
        `${printableLine(shownPath(folder, io.cwd))} ${ioSentence(error)} Changes in it are not noticed.\n`,
      );
    },
  );
  const stop = new AbortController();
  const isOver = (): boolean => stop.signal.aborted;
  void io.stopped().then(() => {
    stop.abort();
    bell.ring();
  });
  const clock = setInterval(bell.ring, patience.dayMs);
  const isOnScreen = io.stdout.isTerminal && request.outputs.some(({ file }) => file === undefined);
  const dayOf = (): LintRequest['asOf'] => (request.watch?.followsToday ? io.today() : request.asOf);

  while (!isOver()) {
    if (isOnScreen) io.stdout.write(CLEAR);
    const [started, asOf, stamps] = [Date.now(), dayOf(), gitStampsFrom(request, io.cwd)];
    const run = await lint({ ...request, asOf }, io);
    const inputs = watchedInputs(run, request, io.cwd, stamps);
    const missed = inputs.changedSince(started, folders.set(inputs.folders));
    io.stderr.write(`\nWatching ${plans(run.found.files.length)} for changes. Ctrl-C ends it.\n`);
    let isDue = missed;
    while (!isDue && !isOver()) {
      await bell.rung();
      // Git and editors write in several steps; what a first step shows is not the whole.
      if (pending.length > 0 && !isOver()) await pause(patience.quietMs);
      isDue = pending.some(inputs.concerns) || dayOf() !== asOf;
      pending = [];
    }
  }
  clearInterval(clock);
  folders.close();
  return { code: 0 };
}

interface Bell {
  readonly ring: () => void;
  /** Settles at the next ring, or at once where it rang since it was last asked. */
  readonly rung: () => Promise<void>;
}

function newBell(): Bell {
  let hasRung = false;
  let wake = (): void => undefined;
  return {
    ring: () => {
      hasRung = true;
      wake();
    },
    rung: async () => {
      if (!hasRung) await new Promise<void>((resolve) => (wake = resolve));
      hasRung = false;
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function plans(count: number): string {
  return count === 1 ? '1 plan' : `${String(count)} plans`;
}
