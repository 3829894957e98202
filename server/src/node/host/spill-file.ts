import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file for what would take too much memory. */
export interface SpillFile {
  /** @returns whether all of it was written; where not, none of it counts, and no more can be written. */
  readonly write: (text: string) => boolean;
  /** The texts as they were written, one by one; half of a surrogate pair is the replacement character. */
  readonly parts: () => Iterable<string>;
  readonly close: () => void;
}

/**
 * Opens a file that only this process and its user can read. Where the system allows it, the name is removed at once,
 * so that the file is gone when the process ends, however it ends.
 *
 * @returns undefined where no file can be had.
 */
export function spillFile(): SpillFile | undefined {
  const folder = newFolder();
  if (folder === undefined) return undefined;
  const descriptor = openNew(join(folder, 'text'));
  const isNameless = remove(folder);
  if (descriptor === undefined) return undefined;
  const lengths: number[] = [];
  return {
    write: (text) => {
      const bytes = Buffer.from(text);
      try {
        writeFileSync(descriptor, bytes);
      } catch {
        return false;
      }
      lengths.push(bytes.length);
      return true;
    },
    *parts() {
      let position = 0;
      for (const length of lengths) {
        yield textAt(descriptor, position, length);
        position += length;
      }
    },
    close: () => {
      closeSync(descriptor);
      if (!isNameless) remove(folder);
    },
  };
}

function newFolder(): string | undefined {
  try {
    return mkdtempSync(join(tmpdir(), 'launchplan-'));
  } catch {
    return undefined;
  }
}

function openNew(path: string): number | undefined {
  try {
    return openSync(path, 'wx+', 0o600);
  } catch {
    return undefined;
  }
}

function remove(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

function textAt(descriptor: number, position: number, length: number): string {
  const bytes = Buffer.allocUnsafe(length);
  for (let read = 0; read < length;) {
    const count = readSync(descriptor, bytes, read, length - read, position + read);
    if (count === 0) break;
    read += count;
  }
  return bytes.toString('utf8');
}
