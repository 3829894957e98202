import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Looks up the root of the repository that a folder lies in: the nearest folder with `.git`, which is a file in a
 * worktree and in a submodule. What was found is kept, so use a new look-up for each run.
 *
 * @returns a function from an absolute path of a folder to the root, undefined outside of any repository.
 */
export function repositoryRoots(): (folder: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const rootOf = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const parent = dirname(folder);
    const root = holdsRepository(folder) ? folder : parent === folder ? undefined : rootOf(parent);
    known.set(folder, root);
    return root;
  };
  return rootOf;
}

/** Whether a folder is the root of a working tree. A path that cannot be read is not. */
export function holdsRepository(folder: string): boolean {
  try {
    return lstatSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
