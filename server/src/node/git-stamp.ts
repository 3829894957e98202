import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/**
 * Tells the states of a repository apart without running git: it changes with every commit, check-out, rebase and fetch
 * of what a check-out stands on. It may change without any of them.
 *
 * @param root the folder with `.git`, which is a file in a worktree.
 */
export function gitStamp(root: string): string {
  const own = gitFolder(root);
  const common = pointedTo(own, join(own, 'commondir'), /^(.+)$/m) ?? own;
  const reference = /^ref: (.+)$/m.exec(textOf(join(own, 'HEAD')))?.[1] ?? '';
  return [
    textOf(join(own, 'HEAD')),
    // References lie in the folder that worktrees share; a name that leads elsewhere is none.
    reference.startsWith('refs/') && !reference.includes('..') ? textOf(join(common, reference)) : '',
    stampOf(join(own, 'logs', 'HEAD')),
    stampOf(join(common, 'packed-refs')),
    stampOf(join(common, 'shallow')),
    stampOf(join(common, 'config')),
  ].join('\n');
}

function gitFolder(root: string): string {
  const path = join(root, '.git');
  return pointedTo(root, path, /^gitdir: (.+)$/m) ?? path;
}

/** The folder that a file names by a path relative to another. */
function pointedTo(base: string, file: string, pattern: RegExp): string | undefined {
  const target = pattern.exec(textOf(file))?.[1]?.trim();
  if (target === undefined) return undefined;
  return isAbsolute(target) ? target : join(base, target);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, 4096);
  } catch {
    return '';
  }
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.mtimeMs} ${stat.size}`;
}
