import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { takeSnapshot } from '../../engine/snapshot.ts';
import { given } from '../../plan/fact.ts';
import { looksLikePlan } from '../../plan/plan.ts';
import { outputOf, type Git } from './run-git.ts';

/** Untracked files that are looked at, and how large they may be in bytes: no more than a person would have written. */
const MOST_FILES = 1_000;
const LARGEST = 1024 * 1024;

/** A file that is gone from its path, and the names of the plans in it. */
export interface GoneFile {
  readonly path: string;
  readonly names: readonly string[];
}

/**
 * Where files that are gone went: by what git takes for a rename, and in a working tree also by an untracked file that
 * holds a plan of the same name.
 *
 * @param base the commit in which they are, `head` that in which they are not; undefined for the working tree.
 * @returns their paths now, by the paths that they had; nothing of those that went nowhere.
 */
export async function renamedFiles(
  git: Git,
  root: string,
  base: string,
  head: string | undefined,
  gone: readonly GoneFile[],
): Promise<ReadonlyMap<string, string>> {
  if (gone.length === 0) return new Map();
  const renamed = await renamesByGit(git, base, head);
  const found = new Map(gone.flatMap(({ path }) => (renamed.has(path) ? [[path, renamed.get(path) ?? '']] : [])));
  const left = gone.filter(({ path }) => !found.has(path));
  if (head !== undefined || left.length === 0) return found;
  const untracked = await untrackedPlans(git, root);
  for (const { path, names } of left) {
    const place = untracked.find((file) => file.names.some((name) => names.includes(name)));
    if (place !== undefined) found.set(path, place.path);
  }
  return found;
}

async function renamesByGit(git: Git, base: string, head: string | undefined): Promise<ReadonlyMap<string, string>> {
  const output = await outputOf(git, [
    ...['diff', '--name-status', '-z', '-M', '-l1000', '-O/dev/null', '--diff-filter=R', '--no-relative'],
    ...['--no-ext-diff', '--no-textconv', '--ignore-submodules=all', '--end-of-options'],
    ...(head === undefined ? [base] : [base, head]),
    '--',
  ]);
  const fields = output === undefined ? [] : output.toString('utf8').split('\0');
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) renames.set(fields[at + 1] ?? '', fields[at + 2] ?? '');
  return renames;
}

async function untrackedPlans(git: Git, root: string): Promise<readonly GoneFile[]> {
  const output = await outputOf(git, ['ls-files', '-z', '--others', '--exclude-standard']);
  const paths = output === undefined ? [] : output.toString('utf8').split('\0').filter(Boolean);
  return paths.slice(0, MOST_FILES).flatMap((path) => {
    const text = smallText(join(root, path));
    if (text === undefined || !looksLikePlan(text)) return [];
    return [{ path, names: takeSnapshot(text).plans.flatMap(({ name }) => given(name) ?? []) }];
  });
}

/** The text of a small file; undefined where there is none. */
function smallText(file: string): string | undefined {
  try {
    const { size } = statSync(file);
    return size > LARGEST ? undefined : readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
