import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { printable } from '../text/printable.ts';

/** The commands that take names of files, which a hook or a pattern of a shell may have filled in. */
const TAKES_FILES: ReadonlySet<string> = new Set(['lint', 'diff', 'init', 'config', 'test-rules']);

/**
 * Says why a call is refused in which an argument may be an option or the name of a file. Who passes names on, as
 * pre-commit does, puts options of a user and names of files side by side: a file called `--format=pretty=other.yaml`
 * would have a report written over another one.
 *
 * @param args what was typed after the name of the program.
 * @param cwd the folder that relative paths start at.
 * @returns a sentence; undefined where each argument is one or the other, as it is where `--` stands between them.
 */
export function optionOrFile(args: readonly string[], cwd: string): string | undefined {
  const [command = ''] = args;
  if (!TAKES_FILES.has(command)) return undefined;
  const isThere = (name: string): boolean => exists(resolve(cwd, name));
  if (args.includes('--') && !isThere('--')) return undefined;
  const both = args.find((one) => one.startsWith('-') && one !== '-' && isThere(one));
  if (both === undefined) return undefined;
  return `${printable(both)} is the name of a file here as well, so it may be meant as an option or as that file. Nothing was read or written. Give the options first, then --, then the files.`;
}

function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
