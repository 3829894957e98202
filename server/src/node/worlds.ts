import { realpathSync } from 'node:fs';
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { Snapshot } from '../engine/snapshot.ts';
import type { World } from '../lints/world.ts';
import type { Day } from '../plan/calendar.ts';
import { groupBy } from '../text/group-by.ts';
import { readPast } from './git-history.ts';
import { identityOf, otherPlans } from './other-plans.ts';
import { repositoryFiles } from './repository-files.ts';
import { repositoryRoots } from './repository-root.ts';

export interface WorldOptions {
  /** The as-of date. */
  readonly today: Day;
  /** Where git is looked for, and what it is given; the process's own where absent. */
  readonly environment?: NodeJS.ProcessEnv | undefined;
}

/** What is known of the world around the plans of a file, by its path as it was given and by what it holds now. */
export type Worlds = (path: string, snapshot: Snapshot) => (document: number) => World;

/**
 * Finds out what the disk and git know of the world around plans. Git runs once for each repository; files and other
 * plans are read when a lint asks. All of it is kept, so ask again for each run.
 *
 * @param paths of the files, absolute or relative to the working folder of the process. They need not exist.
 */
export async function worldsFor(paths: readonly string[], options: WorldOptions): Promise<Worlds> {
  const roots = repositoryRoots();
  const places = paths.flatMap((path) => placeOf(path, roots) ?? []);
  const worlds = new Map<string, (snapshot: Snapshot) => (document: number) => World>();
  for (const members of groupBy(places, ({ root }) => root).values()) {
    for (const [given, world] of await worldsIn(members, options)) worlds.set(given, world);
  }
  return (path, snapshot) => worlds.get(path)?.(snapshot) ?? (() => ({}));
}

/** Where a file lies in its repository. */
export interface FilePlace {
  readonly given: string;
  /** The real path of the repository's root, or of the file's folder. */
  readonly root: string;
  readonly inRepository: boolean;
  /** Relative to the root, `/` between its parts. */
  readonly path: string;
}

/**
 * Places a file in its repository, whatever links lead to it.
 *
 * @returns undefined where even its folder does not exist.
 */
export function placeOf(path: string, rootOf: (folder: string) => string | undefined): FilePlace | undefined {
  const real = realPath(resolve(path));
  if (real === undefined) return undefined;
  const root = rootOf(dirname(real));
  const from = root ?? dirname(real);
  const within = relative(from, real).split(sep).join('/');
  return { given: path, root: from, inRepository: root !== undefined, path: within };
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

async function worldsIn(
  members: readonly FilePlace[],
  { today, environment }: WorldOptions,
): Promise<ReadonlyMap<string, (snapshot: Snapshot) => (document: number) => World>> {
  const [first] = members;
  if (first === undefined) return new Map();
  const { root, inRepository } = first;
  const paths = members.map(({ path }) => path);
  const past = inRepository ? await readPast(root, paths, environment) : undefined;
  const files = repositoryFiles(root);
  const plansFrom = otherPlans(files, () => undefined);
  return new Map(
    members.map(({ given, path }) => {
      const folder = posix.dirname(path);
      const around = { fileAt: files.fileAt(folder), planAt: plansFrom(folder) };
      const worldOf = (snapshot: Snapshot): ((document: number) => World) => {
        const histories = past?.({ path, snapshot }, today);
        return (document) => {
          const history = histories?.(document);
          const identity = identityOf(path, snapshot.plans, document);
          return { ...around, identity, ...(history === undefined ? {} : { history }) };
        };
      };
      return [given, worldOf];
    }),
  );
}
