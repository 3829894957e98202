import { commonFolder, gitFolder, startOf } from './git-folders.ts';
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Identifies the state of a repository without running git: it changes with every commit, check-out, rebase and fetch
 * of what a check-out stands on. It may change without any of them.
 *
 * @param root the folder with `.git`, which is a file in a worktree.
 */
export function gitStamp(root: string): string {
  const own = gitFolder(root);
  const common = commonFolder(root);
  const reference = /^ref: (.+)$/m.exec(startOf(join(own, 'HEAD')))?.[1] ?? '';
  return [
    startOf(join(own, 'HEAD')),
    // References are in the folder that worktrees share. A name that leads elsewhere is not a reference.
    reference.startsWith('refs/') && !reference.includes('..') ? startOf(join(common, reference)) : '',
    stampOf(join(own, 'logs', 'HEAD')),
    stampOf(join(common, 'packed-refs')),
    stampOf(join(common, 'shallow')),
    stampOf(join(common, 'config')),
  ].join('\n');
}

/** The same for all branches and tags, those that others moved too. */
export function referenceStamp(root: string): string {
  return entriesIn(join(commonFolder(root), 'refs'))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${join(parentPath, name)} ${stampOf(join(parentPath, name))}`)
    .join('\n');
}

/**
 * The folders in which something changes whenever that stamp does.
 *
 * @param withReferences those of {@link referenceStamp}, too.
 */
export function gitStampFolders(root: string, withReferences: boolean): readonly string[] {
  const own = gitFolder(root);
  const common = commonFolder(root);
  const references = entriesIn(join(common, 'refs')).filter((entry) => entry.isDirectory());
  return [
    ...[own, join(own, 'logs'), common, join(common, 'refs', 'heads')],
    ...(withReferences ? references.map(({ parentPath, name }) => join(parentPath, name)) : []),
  ];
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.mtimeMs} ${stat.size}`;
}
