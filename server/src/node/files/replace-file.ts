import { accessSync, closeSync, constants, fchmodSync, fchownSync, fsyncSync, lstatSync, openSync } from 'node:fs';
import { renameSync, rmSync, writeFileSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Replaces a file whole or not at all: the new text is written beside it and renamed into its place, so that on a full
 * disk, or where the process ends, the old file is still there. A link is replaced, never followed.
 *
 * Own code, because a report of thousands of plans is not held in memory, which libraries for this ask for.
 *
 * @param path absolute. Its folder has to be there; the file need not.
 * @param parts of the text, taken as they are written.
 * @throws the error of the system, after which nothing is changed; what `parts` throws.
 */
export function replaceFile(path: string, parts: Iterable<string>): void {
  const before = lstatSync(path, { throwIfNoEntry: false });
  // A rename would replace a file that its owner protected.
  if (before?.isFile() === true) accessSync(path, constants.W_OK);
  const beside = join(dirname(path), `.launchplan-${String(process.pid)}-${String(count++)}.tmp`);
  const descriptor = openSync(beside, 'wx');
  try {
    try {
      for (const part of parts) writeFileSync(descriptor, part);
      if (before?.isFile() === true) takeOver(descriptor, before);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

let count = 0;

/** Gives a file the owner and the mode of the one that it replaces. */
function takeOver(descriptor: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // Only root may give a file away. Otherwise it belongs to the user who writes it.
  }
  fchmodSync(descriptor, mode & 0o7777);
}
