import { outputOf, type Git } from './run-git.ts';

/** What is at a path of a commit. The files of a submodule are not known here. */
export interface TreeEntry {
  readonly kind: 'file' | 'link' | 'submodule';
  readonly id: string;
}

/**
 * Lists what a commit holds, by path from the root, without touching the working tree.
 *
 * @param commit an id, never a name: names are made into ids first.
 * @returns undefined if git cannot answer.
 */
export async function readTree(git: Git, commit: string): Promise<ReadonlyMap<string, TreeEntry> | undefined> {
  const output = await outputOf(git, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (output === undefined) return undefined;
  const entries = new Map<string, TreeEntry>();
  for (const record of output.toString('utf8').split('\0')) {
    const [, mode = '', id = '', path] = ENTRY.exec(record) ?? [];
    if (path !== undefined) entries.set(path, { kind: kindOf(mode), id });
  }
  return entries;
}

/** `<mode> <type> <id>`, a tab, and the path, in which anything may stand. */
const ENTRY = /^(\d+) \w+ (\w+)\t(.+)$/s;

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'submodule' : 'file';
}
