import { withoutCommands } from '../../text/printable.ts';
import type { GuardedOutput, Io, Output } from '../io.ts';

/** What a run is given of the machine, before its outputs are guarded. */
export type Machine = Omit<Io, 'stdout' | 'stderr'> & { readonly stdout: Output; readonly stderr: Output };

/**
 * The one place where text leaves the process: whatever a command prints, no line of it is a command to a build, but for
 * those of the format that is made of such commands.
 */
export function guarded(machine: Machine): Io {
  return {
    cwd: machine.cwd,
    environment: machine.environment,
    today: machine.today,
    // Streams that take long to set up, and that few commands ask for.
    get stdin() {
      return machine.stdin;
    },
    get dialogue() {
      return machine.dialogue;
    },
    stdout: guardedOutput(machine.stdout),
    stderr: guardedOutput(machine.stderr),
    stopped: machine.stopped,
  };
}

function guardedOutput(output: Output): GuardedOutput {
  return {
    get columns() {
      return output.columns;
    },
    get isTerminal() {
      return output.isTerminal;
    },
    ready: output.ready,
    write: (text) => output.write(withoutCommands(text)),
    writeCommands: output.write,
  };
}
