import { existsSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { changedFiles } from '../../engine/compare/changed-files.ts';
import { groupBy } from '../../text/group-by.ts';
import type { FoundFile, FoundPlans } from '../../node/files/find-plans.ts';
import { comparedCommits, unreadableCommit } from '../../node/git/compared-commits.ts';
import { guessedBase } from '../../node/git/guessed-base.ts';
import { gitFor, type Git } from '../../node/git/run-git.ts';
import { snapshotsByPath, treeOfCommit, treeOfFiles } from '../../node/git/plan-trees.ts';
import { repositoryRoots } from '../../node/files/repository-root.ts';
import { withSlashes } from '../../node/files/shown-path.ts';
import type { Io } from '../io.ts';

/** What a change is compared with: a branch or commit as the user names it, or what is guessed. */
export interface ChangedSince {
  readonly base: string | undefined;
}

export type ChangedPlans =
  | {
      readonly kind: 'found';
      readonly found: FoundPlans;
      /** What was compared with what. */ readonly notes: readonly string[];
    }
  | { readonly kind: 'fault'; readonly message: string };

/**
 * Leaves the plans that a change touches: those that are judged otherwise than where HEAD left the base, or may be. All
 * that stands in the working tree counts, committed or not. Faults of the paths stay.
 */
export async function onlyChanged(found: FoundPlans, { base }: ChangedSince, io: Io): Promise<ChangedPlans> {
  const rootOf = repositoryRoots();
  const byRoot = groupBy(
    found.files.map((file) => placedFile(file, rootOf)),
    ({ root }) => root,
  );
  // A base that does not exist is a fault even if there is no plan.
  const repositories = byRoot.size > 0 ? byRoot : new Map([[rootOf(realPath(io.cwd)), []]]);
  const kept = new Set<FoundFile>();
  const notes: string[] = [];
  for (const [root, files] of repositories) {
    if (root === undefined) {
      return fault(
        `${files[0]?.found.path ?? 'This folder'} is in no git repository, so nobody knows what changed. Leave out --changed.`,
      );
    }
    const git = gitFor(root, io.environment);
    if (git === undefined) return fault('Git was not found on this machine; --changed asks it what changed.');
    const changed = await changedIn(git, root, files, base, io);
    if (changed.kind === 'fault') return changed;
    for (const file of changed.files) kept.add(file);
    if (files.length > 0) notes.push(noteOn(changed.files.length, files.length, changed.since));
  }
  return { kind: 'found', found: { ...found, files: found.files.filter((file) => kept.has(file)) }, notes };
}

interface PlacedFile {
  readonly found: FoundFile;
  /** The root of its repository; undefined outside of any. */
  readonly root: string | undefined;
  /** From the root, without links. */
  readonly path: string;
}

function placedFile(found: FoundFile, rootOf: (folder: string) => string | undefined): PlacedFile {
  const real = realPath(found.file);
  const root = rootOf(dirname(real));
  return { found, root, path: root === undefined ? '' : withSlashes(relative(root, real)) };
}

/** A file that is gone since it was found stays where it was. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}

type ChangedHere =
  | { readonly kind: 'changed'; readonly files: readonly FoundFile[]; readonly since: string | undefined }
  | { readonly kind: 'fault'; readonly message: string };

async function changedIn(
  git: Git,
  root: string,
  files: readonly PlacedFile[],
  base: string | undefined,
  io: Io,
): Promise<ChangedHere> {
  const guessed = base === undefined ? await guessedBase(git, io.environment) : ({ kind: 'base', name: base } as const);
  if (guessed.kind === 'fault') return guessed;
  if (guessed.kind === 'nothing') {
    return {
      kind: 'changed',
      files: files.map(({ found }) => found),
      since: undefined,
    };
  }
  const commits = await comparedCommits(git, guessed.name, undefined);
  if (commits.kind === 'fault') return fault(`${commits.message}${mistakenPath(base, io)}`);
  const paths = files.map(({ path }) => path);
  const snapshots = snapshotsByPath();
  const before = await treeOfCommit(git, root, commits.base.id, { snapshots, alsoPlans: new Set(paths) });
  if (before === undefined) return fault(unreadableCommit(commits.base.id));
  const { tree } = await treeOfFiles(root, paths, snapshots);
  const changed = new Set(changedFiles(before.tree, tree));
  // An unreadable file is not part of a tree. It is kept, so that its check reports why.
  const read = new Set(tree.files.map(({ path }) => path));
  const left = files.filter(({ path }) => changed.has(path) || !read.has(path));
  return { kind: 'changed', files: left.map(({ found }) => found), since: sinceOf(guessed.name, commits.base.id) };
}

/** `--changed` takes what follows as its base, whether it is a path or not. */
function mistakenPath(base: string | undefined, { cwd }: Io): string {
  if (base === undefined || !existsSync(resolve(cwd, base))) return '';
  return ` ${base} is a path; to check it, write it before --changed: launchplan lint ${base} --changed.`;
}

function sinceOf(name: string, commit: string): string {
  const short = commit.slice(0, 7);
  return name === 'HEAD' ? `the last commit (${short})` : `${name} (${short})`;
}

function noteOn(changed: number, all: number, since: string | undefined): string {
  if (since === undefined) return 'Nothing is committed yet, so every plan counts as changed.';
  const plans = `${String(all)} plan${all === 1 ? '' : 's'}`;
  if (changed === 0) {
    return `${all === 1 ? 'The one plan here has not' : `None of the ${plans} here has`} changed since ${since}, so nothing was checked.`;
  }
  if (changed === all) return `${all === 1 ? 'The one plan here has' : `All ${plans} have`} changed since ${since}.`;
  return `${String(changed)} of ${plans} ${changed === 1 ? 'has' : 'have'} changed since ${since}; only ${changed === 1 ? 'that one was' : 'those were'} checked.`;
}

function fault(message: string): { readonly kind: 'fault'; readonly message: string } {
  return { kind: 'fault', message };
}
