import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

/**
 * Makes one command: its name, options and help. What the command does is loaded only when it runs, so that help and
 * version answer at once.
 *
 * @param finish gets how the command ended. If it is not called, the command ended well.
 */
export type CommandFactory = (io: Io, finish: (code: ExitCode) => void) => Command;
