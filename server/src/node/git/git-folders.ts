import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/**
 * The folder in which git keeps what belongs to one working tree.
 *
 * @param root the folder with `.git`, which is a file in a worktree and in a submodule.
 */
export function gitFolder(root: string): string {
  const path = join(root, '.git');
  return pointedTo(root, path, /^gitdir: (.+)$/m) ?? path;
}

/** The folder that all worktrees of a repository share; the same as `gitFolder` where there is only one. */
export function commonFolder(root: string): string {
  const own = gitFolder(root);
  return pointedTo(own, join(own, 'commondir'), /^(.+)$/m) ?? own;
}

/** The start of a small text file; empty where it cannot be read. */
export function startOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, 4096);
  } catch {
    return '';
  }
}

/** The folder that a file names by a path relative to another. */
function pointedTo(base: string, file: string, pattern: RegExp): string | undefined {
  const target = pattern.exec(startOf(file))?.[1]?.trim();
  if (target === undefined) return undefined;
  return isAbsolute(target) ? target : join(base, target);
}
