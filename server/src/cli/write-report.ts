import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeSentence } from '../node/io-sentence.ts';
import { printableLine } from '../text/printable.ts';
import type { Io } from './io.ts';

/**
 * Writes a report to a file, by its path from the folder that the user is in; without a file, to standard output.
 *
 * @returns whether it went where it should; where not, the user was told why.
 */
export function writeReport(text: string, file: string | undefined, io: Io): boolean {
  if (file === undefined) {
    io.stdout.write(text);
    return true;
  }
  try {
    writeFileSync(resolve(io.cwd, file), text);
    return true;
  } catch (error) {
    io.stderr.write(`${printableLine(file)} ${writeSentence(error)}\n`);
    return false;
  }
}
