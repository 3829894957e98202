import { closeSync, openSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeSentence } from '../../node/files/io-sentence.ts';
import { printableLine } from '../../text/printable.ts';
import type { Io } from '../io.ts';

/**
 * Writes a report to a file, by its path from the folder that the user is in; without a file, to standard output, as
 * fast as it is read.
 *
 * @param parts of its text.
 * @returns whether it went where it should; where not, the user was told why.
 */
export async function writeReport(parts: Iterable<string>, file: string | undefined, io: Io): Promise<boolean> {
  if (file === undefined) {
    for (const part of parts) {
      io.stdout.write(part);
      await io.stdout.ready();
    }
    return true;
  }
  try {
    writeParts(parts, resolve(io.cwd, file));
    return true;
  } catch (error) {
    io.stderr.write(`${printableLine(file)} ${writeSentence(error)}\n`);
    return false;
  }
}

function writeParts(parts: Iterable<string>, file: string): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const part of parts) writeFileSync(descriptor, part);
  } finally {
    closeSync(descriptor);
  }
}
