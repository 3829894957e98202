import { fstatSync } from 'node:fs';
import { localToday } from '../node/host/today.ts';
import { ioSentence, systemCode } from '../node/files/io-sentence.ts';
import { guarded, type Machine } from './output/guarded-output.ts';
import { sayInternalFault } from './output/internal-fault.ts';
import { outputTo } from './output/output-to.ts';
import { run } from './run.ts';

/** A reader that closes the pipe early, as `head` does, is not an error. */
const gone: ReadonlySet<string> = new Set(['EPIPE', 'EOF', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

let breakOff = (): void => undefined;
const broken = new Promise<void>((resolve) => (breakOff = resolve));
const stderr = outputTo(
  2,
  () => process.stderr,
  () => undefined,
);
const stdout = outputTo(
  1,
  () => process.stdout,
  (error) => {
    breakOff();
    if (gone.has(systemCode(error) ?? '')) return;
    stderr.write(`The output ${ioSentence(error)}\n`);
    process.exitCode = 2;
  },
);

const io: Machine = {
  cwd: process.cwd(),
  environment: process.env,
  today: localToday,
  // The streams of this process take long to set up, and few commands need all.
  get stdin() {
    return process.stdin;
  },
  stdout,
  stderr,
  get dialogue() {
    return asksQuestions() ? { input: process.stdin, output: process.stdout } : undefined;
  },
  stopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
      void broken.then(resolve);
    }),
};

process.on('uncaughtException', (error) => {
  sayInternalFault(error, guarded(io));
  process.exitCode = 2;
});

void run(process.argv.slice(2), io).then((code) => {
  // A fault of the output, which may have been reported already, outranks it.
  process.exitCode ??= code;
});

/** Questions can be asked where somebody reads and answers them. */
function asksQuestions(): boolean {
  return isOpen(0) && process.stdin.isTTY && process.stdout.isTTY;
}

/** Whether there is anything behind a descriptor; asking a closed one for its stream would throw. */
function isOpen(descriptor: number): boolean {
  try {
    fstatSync(descriptor);
    return true;
  } catch {
    return false;
  }
}
