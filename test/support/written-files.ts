import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/**
 * The files of the repository that match, by path: those that git tracks, and new ones that it does not ignore.
 *
 * @param patterns as git has them: `server/src/*.ts` matches in folders below, too.
 */
export function writtenFiles(...patterns: readonly string[]): ReadonlyMap<string, string> {
  const listed = execFileSync('git', ['ls-files', '-z', '-c', '-o', '--exclude-standard', '--', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = [...new Set(listed.split('\0').filter(Boolean))];
  return new Map(paths.flatMap((path) => textAt(path).map((text) => [path, text] as const)));
}

/** The text of a file; nothing for one that was deleted and not yet committed. */
function textAt(path: string): readonly string[] {
  try {
    return [readFileSync(join(root, path), 'utf8')];
  } catch {
    return [];
  }
}
