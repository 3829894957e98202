import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { configFinder } from '../../../node/files/find-config.ts';
import { findPlans, type FoundPlans } from '../../../node/files/find-plans.ts';
import { gitStamp, gitStampFolders, referenceStamp } from '../../../node/git/git-stamp.ts';
import { isPlanName } from '../../../plan/plan-names.ts';
import { repositoryRoots } from '../../../node/files/repository-root.ts';
import type { FolderEvent } from '../../../node/files/watch-folders.ts';
import { widestAround } from '../../../node/facts/surroundings.ts';
import type { LintRun } from '../lint.ts';
import type { LintRequest } from '../lint-request.ts';

/** What the report of a run rests on. */
export interface WatchedInputs {
  /** The folders to watch for it. */
  readonly folders: ReadonlySet<string>;
  /** Whether an event may make another report. */
  readonly concerns: (event: FolderEvent) => boolean;
  /** Whether anything changed since a moment, in milliseconds, for those folders that were not watched by then. */
  readonly changedSince: (moment: number, folders: readonly string[]) => boolean;
}

/** The states of the repositories that paths lie in, by their roots: to be asked before a run, as it looks at them. */
export function gitStampsFrom({ paths, changed }: LintRequest, cwd: string): ReadonlyMap<string, string> {
  const rootOf = repositoryRoots();
  const roots = [cwd, ...paths.map((path) => dirname(resolve(cwd, path)))].flatMap((folder) => rootOf(folder) ?? []);
  return new Map(roots.map((root) => [root, stampOf(root, changed !== undefined)]));
}

/** @param withBase whether branches that are not checked out count, because the base is one of them. */
function stampOf(root: string, withBase: boolean): string {
  return withBase ? `${gitStamp(root)}\n${referenceStamp(root)}` : gitStamp(root);
}

/**
 * Finds what the report of a run rests on: the plans and the folders that were looked through for them, the settings
 * files that are there or would be looked for, every file that a plan names, the list of accepted findings and git.
 *
 * @param stamps of repositories as they were before the run.
 */
export function watchedInputs(
  { found, named: ofPlans }: LintRun,
  { paths, baseline, outputs, changed }: LintRequest,
  cwd: string,
  stamps: ReadonlyMap<string, string>,
): WatchedInputs {
  const searched = new Set(found.folders);
  const named = [...paths, ...(baseline === undefined ? [] : [baseline.file])].map((path) => resolve(cwd, path));
  const files = new Set(named.filter((path) => !searched.has(path)));
  const configOf = configFinder(cwd, (file) => {
    files.add(file);
    return undefined;
  });
  const rootOf = repositoryRoots();
  for (const { file } of found.files) {
    files.add(file);
    configOf(file);
  }
  for (const { path, names } of ofPlans) {
    const folder = dirname(resolve(cwd, path));
    const root = rootOf(folder) ?? widestAround(resolve(cwd, path), [cwd]) ?? folder;
    for (const name of names) files.add(placeOf(name, folder, root));
  }
  // What a run writes makes no other report.
  for (const { file } of outputs) if (file !== undefined) files.delete(resolve(cwd, file));
  const withBase = changed !== undefined;
  const roots = new Set(
    [...searched, cwd, ...found.files.map(({ file }) => dirname(file))].flatMap((one) => rootOf(one) ?? []),
  );
  const inGit = new Map(
    [...roots].flatMap((root) => gitStampFolders(root, withBase).map((folder) => [folder, root] as const)),
  );
  const stampBefore = new Map([...roots].map((root) => [root, stamps.get(root) ?? stampOf(root, withBase)]));
  const folders = new Set([...searched, ...[...files].map(nearestFolder), ...inGit.keys()]);

  return {
    folders,
    concerns: ({ folder, path }) => {
      const root = inGit.get(folder);
      if (root !== undefined) return stampOf(root, withBase) !== stampBefore.get(root);
      if (path === undefined || files.has(path)) return true;
      if (searched.has(folder) && (isPlanName(basename(path)) || basename(path) === '.gitignore')) return true;
      return searched.has(path) || (searched.has(folder) && isFolder(path)) || leadsTo(path, files);
    },
    changedSince: (moment, unwatched) => {
      const late = new Set(unwatched);
      const isLate = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= moment;
      if ([...files].some((file) => late.has(dirname(file)) && isLate(file))) return true;
      const isSearched = unwatched.some((folder) => searched.has(folder));
      return isSearched && filesOf(findPlans(paths, cwd)) !== filesOf(found);
    },
  };
}

function filesOf({ files }: FoundPlans): string {
  return files.map(({ file }) => file).join('\0');
}

function placeOf(name: string, folder: string, root: string): string {
  const path = name.replaceAll('\\', '/').replace(/#.*$/s, '');
  return path.startsWith('/') ? join(root, path) : join(folder, path);
}

/** The folder that a file lies in or, where that is not there yet, the one that it would come into. */
function nearestFolder(file: string): string {
  let folder = dirname(file);
  while (!isFolder(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function leadsTo(path: string, files: ReadonlySet<string>): boolean {
  return [...files].some((file) => file.startsWith(join(path, '/')));
}
