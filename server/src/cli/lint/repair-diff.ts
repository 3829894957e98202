import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { printable } from '../../text/printable.ts';
import type { Repaired } from './check-source.ts';

/**
 * What repairs change in a file, as a unified diff that `git apply` and `patch -p1` take. Only where a changed place
 * holds characters that a terminal obeys, they are shown instead, and the diff cannot be applied there.
 */
export function repairDiff({ path, before, after }: Repaired): string {
  const diff = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return diff.split('\n').map(shownLine).join('\n');
}

/** A line of a diff keeps its tabs, and the carriage return that ended it in the file. */
function shownLine(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  const shown = text.split('\t').map(printable).join('\t');
  return text === line ? shown : `${shown}\r`;
}
