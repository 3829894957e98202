import type { Readable, Writable } from 'node:stream';
import type { Day } from '../plan/calendar.ts';

/** Everything of the machine that a command uses, apart from files, so that tests can replace it. */
export interface Io {
  /** The folder that relative paths start at. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly today: () => Day;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: GuardedOutput;
  readonly stderr: GuardedOutput;
  /** The streams on which questions can be asked; absent where nobody is there to answer. */
  readonly dialogue: Dialogue | undefined;
  /**
   * Settles when the user presses Ctrl-C or nobody reads the output any more. Until it is used, these end the process.
   */
  readonly stopped: () => Promise<void>;
}

/** The part of it that checking texts takes: where they lie, the one that is typed, and where progress is shown. */
export type CheckIo = Pick<Io, 'cwd' | 'stdin'> & { readonly stderr: Output };

export interface Output {
  readonly write: (text: string) => void;
  /** Settles when the reader has taken most of what was written. Wait for it when there is much to write. */
  readonly ready: () => Promise<void>;
  readonly isTerminal: boolean;
  /** How many columns the terminal has; absent without a terminal. */
  readonly columns?: number | undefined;
}

/** An output in which no line is a command to a build, whatever is written. */
export interface GuardedOutput extends Output {
  /** Writes lines that are meant as commands, in which the text of plans is escaped. */
  readonly writeCommands: Output['write'];
}

export interface Dialogue {
  readonly input: Readable;
  readonly output: Writable;
}
