import { realpathSync } from 'node:fs';
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Surroundings } from '../../lints/surroundings.ts';
import type { Day } from '../../plan/calendar.ts';
import { groupBy } from '../../text/group-by.ts';
import { historyOf, readCommitted, type CommittedVersions } from '../git/git-history.ts';
import { identityOf, otherPlans } from './other-plans.ts';
import { repositoryFiles, type RepositoryFiles } from '../files/repository-files.ts';
import { repositoryRoots } from '../files/repository-root.ts';

export interface SurroundingsOptions {
  /** The as-of date. */
  readonly today: Day;
  /** Where git is looked for, and what it is given; the process's own where absent. */
  readonly environment?: NodeJS.ProcessEnv | undefined;
}

/** What is known of what surrounds the plans of a file, by its path as it was given and by what it holds now. */
export type SurroundingsOf = (path: string, snapshot: Snapshot) => (document: number) => Surroundings;

/**
 * Finds out what the disk and git know of the surroundings of plans. Git runs once for each repository; files and other
 * plans are read when a lint asks. All of it is kept, so ask again for each run.
 *
 * @param paths of the files, absolute or relative to the working folder of the process. They need not exist.
 */
export async function surroundingsFor(
  paths: readonly string[],
  { today, environment }: SurroundingsOptions,
): Promise<SurroundingsOf> {
  return surroundingsWith(await readPasts(paths, () => true, environment), today, []);
}

/** What git keeps of files, by their paths as they were given; nothing of those that it does not know. */
export type Pasts = ReadonlyMap<string, CommittedVersions>;

/**
 * Asks git about files, once for each repository. What it says is plain data.
 *
 * @param mayHoldPlan whether it is to be asked about a file, which is not looked at where it lies in no repository.
 */
export async function readPasts(
  paths: readonly string[],
  mayHoldPlan: (path: string) => boolean,
  environment?: NodeJS.ProcessEnv,
): Promise<Pasts> {
  const roots = repositoryRoots();
  const places = paths
    .flatMap((path) => placeOf(path, roots, []) ?? [])
    .filter(({ inRepository, given }) => inRepository && mayHoldPlan(given));
  const pasts = new Map<string, CommittedVersions>();
  for (const [root, members] of groupBy(places, (place) => place.root)) {
    const committed = await readCommitted(
      root,
      members.map(({ path }) => path),
      environment,
    );
    for (const { given, path } of members) {
      const past = committed.get(path);
      if (past !== undefined) pasts.set(given, past);
    }
  }
  return pasts;
}

/**
 * What is known of what surrounds the plans of any file: what git keeps of it, and what the disk knows.
 *
 * @param today the as-of date.
 * @param folders the folders of the workspace. Without a repository, files are looked up in them.
 */
export function surroundingsWith(pasts: Pasts, today: Day, folders: readonly string[]): SurroundingsOf {
  const roots = repositoryRoots();
  const realFolders = realPathsOf(folders);
  const known = new Map<string, ReturnType<typeof disk>>();
  return (path, snapshot) => {
    const place = placeOf(path, roots, realFolders);
    if (place === undefined) return () => ({});
    const { filesFrom, plansFrom } = known.get(place.root) ?? disk(place);
    known.set(place.root, { filesFrom, plansFrom });
    const folder = posix.dirname(place.path);
    const around = { fileAt: filesFrom(folder), planAt: plansFrom(folder) };
    const histories = historyOf(pasts.get(path), snapshot, today);
    return (document) => {
      const history = histories(document);
      const identity = identityOf(place.path, snapshot.plans, document);
      return { ...around, identity, ...(history === undefined ? {} : { history }) };
    };
  };
}

/** What the disk knows around a file. */
function disk(place: FilePlace): {
  readonly filesFrom: RepositoryFiles['fileAt'];
  readonly plansFrom: ReturnType<typeof otherPlans>;
} {
  const files = filesAround(place);
  return { filesFrom: files.fileAt, plansFrom: otherPlans(files, () => undefined) };
}

/** Where a file lies in its repository. */
export interface FilePlace {
  readonly given: string;
  /** The real path of the repository's root, else of the folder that is worked in, else of the file's own folder. */
  readonly root: string;
  readonly inRepository: boolean;
  /** Relative to the root, `/` between its parts. */
  readonly path: string;
}

/** The files that plans at a place may speak of. */
export function filesAround({ root, inRepository }: Pick<FilePlace, 'root' | 'inRepository'>): RepositoryFiles {
  return repositoryFiles(root, inRepository ? 'outside' : 'unknown');
}

/**
 * Places a file in its repository, whatever links lead to it.
 *
 * @param folders that are worked in, such as those of a workspace, by their real paths: the widest that holds a file
 *   stands for its repository where it has none, so that plans in folders side by side may speak of each other.
 * @returns undefined where even its folder does not exist.
 */
export function placeOf(
  path: string,
  rootOf: (folder: string) => string | undefined,
  folders: readonly string[],
): FilePlace | undefined {
  const real = realPath(resolve(path));
  if (real === undefined) return undefined;
  const root = rootOf(dirname(real));
  const from = root ?? widestAround(real, folders) ?? dirname(real);
  const within = relative(from, real).split(sep).join('/');
  return { given: path, root: from, inRepository: root !== undefined, path: within };
}

/** The widest of some folders that holds a file; all are absolute, and links are not followed. */
export function widestAround(file: string, folders: readonly string[]): string | undefined {
  return folders
    .filter((folder) => file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`))
    .toSorted((a, b) => a.length - b.length)[0];
}

/** The real paths of those folders that exist. */
export function realPathsOf(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => realPathOfExisting(folder) ?? []);
}

/** The path without links; a file that is not there yet is placed by its folder. */
function realPath(path: string): string | undefined {
  return realPathOfExisting(path) ?? realPathInFolder(path);
}

function realPathInFolder(path: string): string | undefined {
  const folder = realPathOfExisting(dirname(path));
  return folder === undefined ? undefined : join(folder, basename(path));
}

function realPathOfExisting(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
