import { printable } from '../../text/printable.ts';
import type { Io } from '../io.ts';

const REPORT = 'https://github.com/launchplan/launchplan/issues';

/** Reports a bug of ours and how to report it to us. The stack is printed only on request. */
export function sayInternalFault(error: unknown, { stderr, environment }: Pick<Io, 'stderr' | 'environment'>): void {
  const message = error instanceof Error ? error.message : String(error);
  const short = printable(message.slice(0, MAX_MESSAGE));
  stderr.write(
    `launchplan has a bug (${short}). Please report it at ${REPORT}, with what LAUNCHPLAN_DEBUG=1 adds here.\n`,
  );
  if (environment.LAUNCHPLAN_DEBUG === undefined || !(error instanceof Error)) return;
  stderr.write(`${(error.stack ?? '').split('\n').map(printable).join('\n')}\n`);
}

/** A message may quote a plan. */
const MAX_MESSAGE = 300;
