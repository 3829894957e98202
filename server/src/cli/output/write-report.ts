import { closeSync, openSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeSentence } from '../../node/files/io-sentence.ts';
import { isStream, refusedTarget } from '../../node/files/output-target.ts';
import { replaceFile } from '../../node/files/replace-file.ts';
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
 * @returns whether it went where it should; if not, the user has seen why.
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

/** A file is replaced as a whole; a stream, as a shell gives a path to, is written to. */
function writeParts(parts: Iterable<string>, file: string): void {
  if (!isStream(file)) {
    replaceFile(file, parts);
    return;
  }
  const descriptor = openSync(file, 'w');
  try {
    for (const part of parts) writeFileSync(descriptor, part);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Says which of the files that a run is to write may not be written to, before anything is checked.
 *
 * @param targets paths from the folder that the user is in.
 * @returns whether all of them may be; if not, the user has seen why.
 */
export function mayWrite(targets: readonly Target[], { cwd, stderr }: Pick<Io, 'cwd' | 'stderr'>): boolean {
  const seen = new Set<string>();
  const faults = targets.flatMap(({ file, whyKept }) => {
    const place = resolve(cwd, file);
    const isTwice = seen.has(place) && !isStream(place);
    seen.add(place);
    const fault = isTwice
      ? 'is named twice, so nothing was written. Name a file for each.'
      : refusedTarget(file, cwd, whyKept);
    return fault === undefined ? [] : [`${printableLine(file)} ${fault}\n`];
  });
  for (const fault of faults) stderr.write(fault);
  return faults.length === 0;
}

/** A file that a run is to write. */
export interface Target {
  readonly file: string;
  /** Why an existing text may not be replaced, if it may not. */
  readonly whyKept?: ((text: string) => string | undefined) | undefined;
}
