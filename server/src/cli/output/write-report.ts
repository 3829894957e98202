import { closeSync, openSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeSentence } from '../../node/files/io-sentence.ts';
import { printableLine, withoutCommands } from '../../text/printable.ts';
import type { Io } from '../io.ts';

/** Where a report goes: to a file or, without one, to standard output. */
export interface ReportTarget {
  /** A path from the folder that the user is in. */
  readonly file: string | undefined;
  /** Whether it is made of commands to a build, in which the text of plans is escaped. */
  readonly isCommands: boolean;
}

/**
 * Writes a report. To standard output it goes as fast as it is read.
 *
 * @param parts of its text.
 * @returns whether it went where it should; where not, the user was told why.
 */
export async function writeReport(
  parts: Iterable<string>,
  { file, isCommands }: ReportTarget,
  io: Io,
): Promise<boolean> {
  if (file === undefined) {
    const write = isCommands ? io.stdout.writeCommands : io.stdout.write;
    for (const part of parts) {
      write(part);
      await io.stdout.ready();
    }
    return true;
  }
  try {
    writeParts(isCommands ? parts : withoutCommandsIn(parts), resolve(io.cwd, file));
    return true;
  } catch (error) {
    io.stderr.write(`${printableLine(file)} ${writeSentence(error)}\n`);
    return false;
  }
}

/** A file is printed later, as by a step of a build. */
function* withoutCommandsIn(parts: Iterable<string>): Generator<string> {
  for (const part of parts) yield withoutCommands(part);
}

function writeParts(parts: Iterable<string>, file: string): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const part of parts) writeFileSync(descriptor, part);
  } finally {
    closeSync(descriptor);
  }
}
