import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Dialogue, Output } from '../../server/src/cli/io.ts';
import { run } from '../../server/src/cli/run.ts';
import { dayOn } from './checked.ts';

/** What a call of the command line printed, and how it ended. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own, with these files, that a test may do anything to. */
export interface Workplace {
  readonly path: string;
  readonly write: (file: string, content: string | Uint8Array, mode?: number) => string;
  /** Runs the command line in the folder, on 15 January 2027 by default. */
  readonly call: (args: readonly string[], stdin?: string) => Promise<Called>;
  readonly remove: () => void;
}

export function workplace(files: Readonly<Record<string, string | Uint8Array>> = {}): Workplace {
  const path = mkdtempSync(join(tmpdir(), 'launchplan-cli-'));
  const write: Workplace['write'] = (file, content, mode) => {
    const place = join(path, file);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
    if (mode !== undefined) chmodSync(place, mode);
    return place;
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  return {
    path,
    write,
    call: (args, stdin = '') => callIn(path, args, stdin),
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/**
 * Runs the command line on a terminal where somebody answers: once a question shows, they type what stands beside it.
 *
 * @param answers in the order of the questions, each with what is typed; `Enter` and `Down` are keys.
 */
export async function talkIn(
  cwd: string,
  args: readonly string[],
  answers: readonly (readonly [question: string, typed: string])[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Called & { readonly shown: string }> {
  const input = new PassThrough();
  const open = [...answers];
  let shown = '';
  let seen = 0;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      shown += stripVTControlCharacters(chunk.toString('utf8'));
      const [question, typed] = open[0] ?? ['', ''];
      const at = question === '' ? -1 : shown.indexOf(question, seen);
      if (at >= 0) {
        open.shift();
        seen = at + question.length;
        setImmediate(() => {
          for (const key of typed.split(/(Enter|Down)/)) {
            input.write(key === 'Enter' ? '\r' : key === 'Down' ? '\u001B[B' : key);
          }
        });
      }
      done();
    },
  });
  const called = await callIn(cwd, args, '', environment, { input, output });
  return { ...called, shown };
}

/** Runs the command line in a folder, on 15 January 2027 by default. */
export async function callIn(
  cwd: string,
  args: readonly string[],
  stdin = '',
  environment: NodeJS.ProcessEnv = {},
  dialogue?: Dialogue,
): Promise<Called> {
  const printed = { out: '', err: '' };
  const output = (stream: 'out' | 'err'): Output => ({
    isTerminal: false,
    ready: () => Promise.resolve(),
    write: (text) => {
      printed[stream] += text;
    },
  });
  const code = await run(args, {
    cwd,
    environment,
    today: () => dayOn('2027-01-15'),
    stdin: Readable.from([stdin]),
    stdout: output('out'),
    stderr: output('err'),
    dialogue,
    stopped: () => new Promise(() => undefined),
  });
  return { code, ...printed };
}
