import type { PlanTree, TreeFile } from '../../engine/compare/comparison.ts';
import { dependenciesOf } from '../../engine/compare/changed-files.ts';
import { readConfigSource } from '../../engine/config/config-source.ts';
import { distinctProblems } from '../../engine/config/distinct-problems.ts';
import { folderOf, parentReference } from '../../engine/config/parent-reference.ts';
import {
  CONFIG_FILE,
  type ConfigFile,
  type ConfigFiles,
  type ResolvedConfig,
} from '../../engine/config/resolve-config.ts';
import type { Problem } from '../../engine/problem.ts';
import { type Snapshot, takeSnapshot } from '../../engine/snapshot.ts';
import type { Surroundings } from '../../lints/surroundings.ts';
import { inForceAmong } from '../facts/in-force.ts';
import { identityOf, otherPlans } from '../facts/other-plans.ts';
import { configFinder, resolverWithin } from '../files/find-config.ts';
import { findPlans } from '../files/find-plans.ts';
import { isPlanName } from '../../plan/plan-names.ts';
import { type ReadText, readTextFile, textOf } from '../files/read-text.ts';
import { type RepositoryFiles, repositoryFiles } from '../files/repository-files.ts';
import { repositoryRoots } from '../files/repository-root.ts';
import { type CommitFiles, readCommitFiles } from './commit-files.ts';
import type { Git } from './run-git.ts';
import { lstatSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';

/** The plans of a repository at one moment, and what could not be read of them. */
export interface FoundTree {
  readonly tree: PlanTree;
  readonly problems: readonly Problem[];
  /** What was skipped although the user did not name it: a sentence for each. */
  readonly passedOver?: readonly string[];
}

/**
 * The plans of a commit, read from git's objects. What surrounds them is what the commit holds. Its past is left out,
 * because a comparison itself shows what moved.
 *
 * @returns undefined if git cannot answer.
 */
export async function treeOfCommit(
  git: Git,
  root: string,
  commit: string,
  { snapshots = snapshotsByPath(), alsoPlans = new Set() }: CommitOptions = {},
): Promise<FoundTree | undefined> {
  const isAsked = (path: string): boolean => isPlanPath(path) || alsoPlans.has(path);
  const isWanted = (path: string): boolean => isAsked(path) || basename(path) === CONFIG_FILE;
  const read = await readCommitFiles(git, root, commit, isWanted, (path, text, files) => [
    ...(isPlanName(basename(path)) ? [] : settingsNamedIn(path, text, files)),
    ...(basename(path) === CONFIG_FILE ? [] : plansNamedIn(path, snapshots(path, text), files)),
  ]);
  if (read === undefined) return undefined;
  const places = new Map<string, string>();
  for (const path of read.paths.filter(isAsked).toSorted(byCodeUnit)) {
    const place = read.files.find('', `/${path}`);
    // A plan that several links lead to is one plan.
    if (place.kind === 'there' && place.stats.isFile() && !places.has(place.path)) places.set(place.path, path);
  }
  const texts = [...places].map(([place, path]) => ({ path, read: textIn(read, place) }));
  return foundTree(texts, read.files, resolverWithin(configFilesOf(read)), snapshots);
}

interface CommitOptions {
  /** Where parsed texts are kept; several trees that share it parse the same text once. */
  readonly snapshots?: SnapshotOf;
  /** Files to read as plans whatever their names, by their paths from the root. */
  readonly alsoPlans?: ReadonlySet<string>;
}

/**
 * The plans of the working tree, as they are found below the root of a repository.
 *
 * @param tracked paths of plans that git tracks: they are checked even if an ignore file names them.
 */
export async function treeOnDisk(root: string, tracked: readonly string[]): Promise<FoundTree> {
  const rootOf = repositoryRoots();
  const found = findPlans(['.'], root);
  const files = found.files.filter(({ file }) => rootOf(dirname(file)) === root).map(({ path }) => path);
  const known = new Set(files);
  const paths = [...files, ...tracked.filter((path) => !known.has(path) && isFile(join(root, path)))];
  const all = await treeOfFiles(root, paths);
  return { tree: all.tree, problems: [...found.problems, ...all.problems], passedOver: found.passedOver };
}

/** These files of the working tree, by their paths from the root, and what is known around them. */
export function treeOfFiles(root: string, paths: readonly string[], snapshots = snapshotsByPath()): Promise<FoundTree> {
  const texts = paths.map((path) => ({ path, read: readTextFile(join(root, path)) }));
  const configOf = configFinder(root);
  return foundTree(texts, repositoryFiles(root), (folder) => configOf(join(folder, 'launch.yaml')), snapshots);
}

interface FoundText {
  readonly path: string;
  readonly read: ReadText;
}

async function foundTree(
  texts: readonly FoundText[],
  files: RepositoryFiles,
  configOf: (folder: string) => ResolvedConfig,
  snapshotOf: SnapshotOf,
): Promise<FoundTree> {
  const treeFiles = texts.flatMap(({ path, read }): readonly TreeFile[] => {
    switch (read.kind) {
      case 'text':
        return [{ kind: 'text', path, snapshot: snapshotOf(path, read.text) }];
      case 'not-text':
        return [{ kind: 'not-text', path, message: `This file ${read.message}` }];
      case 'unreadable':
        return [{ kind: 'unreadable', path }];
    }
  });
  const snapshots = new Map(treeFiles.flatMap((file) => (file.kind === 'text' ? [[file.path, file.snapshot]] : [])));
  const plansFrom = otherPlans(files, (path) => snapshots.get(path));
  const surroundingsOf = (path: string, snapshot: Snapshot): ((document: number) => Surroundings) => {
    const folder = posix.dirname(path);
    const around: Surroundings = { fileAt: files.fileAt(folder), planAt: plansFrom(folder) };
    return (document) => ({ ...around, identity: identityOf(path, snapshot.plans, document) });
  };
  const resolvedOf = (path: string): ResolvedConfig => configOf(folderOf(path));
  const inForce = await inForceAmong(texts.map(({ path }) => resolvedOf(path)));
  return {
    tree: {
      files: treeFiles,
      configOf: (path) => inForce(resolvedOf(path)).config,
      isBroken: (path) => inForce(resolvedOf(path)).problems.length > 0,
      settingsOf: (path) => resolvedOf(path).files.map(({ path: file, source }) => ({ path: file, text: source.text })),
      surroundingsOf,
    },
    problems: [
      ...distinctProblems(treeFiles.flatMap(({ path }) => inForce(resolvedOf(path)).problems)),
      ...texts.flatMap(({ path, read }) => (read.kind === 'unreadable' ? [unreadable(path, read.message)] : [])),
    ],
  };
}

function unreadable(path: string, message: string): Problem {
  return { path, rule: 'io/unreadable', severity: 'error', message: `${path} ${message}` };
}

type SnapshotOf = (path: string, text: string) => Snapshot;

/** Parses each file once. */
export function snapshotsByPath(): SnapshotOf {
  const known = new Map<string, Snapshot>();
  return (path, text) => {
    const before = known.get(path);
    const snapshot = before?.text === text ? before : takeSnapshot(text);
    known.set(path, snapshot);
    return snapshot;
  };
}

function isPlanPath(path: string): boolean {
  return isPlanName(basename(path)) && !path.split('/').includes('node_modules');
}

/** The settings files that a settings file builds on. */
function settingsNamedIn(path: string, text: string, files: RepositoryFiles): readonly string[] {
  return readConfigSource(text).extends.flatMap(({ value }) => {
    const reference = parentReference(value, folderOf(path));
    return reference.kind === 'file' ? filesAt(files, '', `/${reference.path}`) : [];
  });
}

/** The plans that the plans in a file depend on. */
function plansNamedIn(path: string, snapshot: Snapshot, files: RepositoryFiles): readonly string[] {
  return dependenciesOf(snapshot).flatMap((other) => filesAt(files, posix.dirname(path), other));
}

function filesAt(files: RepositoryFiles, folder: string, path: string): readonly string[] {
  const place = files.find(folder, path);
  return place.kind === 'there' && place.stats.isFile() ? [place.path] : [];
}

const NOT_IN_GIT =
  'cannot be read from git: it is larger than 1 MB, or this clone lacks it. Fetch the whole repository.';

function textIn({ bytesOf }: CommitFiles, path: string): ReadText {
  const bytes = bytesOf(path);
  return bytes === undefined ? { kind: 'unreadable', message: NOT_IN_GIT } : textOf(bytes);
}

function configFilesOf(commit: CommitFiles): ConfigFiles {
  const read = (path: string): ConfigFile => {
    const place = commit.files.find('', `/${path}`);
    if (place.kind === 'absent') return { kind: 'absent' };
    if (place.kind !== 'there' || !place.stats.isFile()) {
      const why = 'is not a file of the repository, so its settings are not read. Name a file instead.';
      return { kind: 'unreadable', message: `${path} ${why}` };
    }
    const text = textIn(commit, place.path);
    return text.kind === 'text'
      ? { kind: 'source', source: readConfigSource(text.text), identity: place.path }
      : { kind: 'unreadable', message: `${path} ${text.message}` };
  };
  const known = new Map<string, ConfigFile>();
  return {
    shown: (path) => path,
    read: (path) => {
      const file = known.get(path) ?? read(path);
      known.set(path, file);
      return file;
    },
  };
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
