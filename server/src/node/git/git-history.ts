import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { launchFacts, launchFactsReader, type LaunchFacts } from '../../engine/compare/launch-facts.ts';
import { launchHistory, type FileVersion } from '../../engine/compare/launch-history.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { History } from '../../lints/surroundings.ts';
import type { Day } from '../../plan/calendar.ts';
import { readCommitLog, type CommitLog } from './commit-log.ts';
import { readContents } from './read-contents.ts';
import { gitFor, outputOf, type Git } from './run-git.ts';
import { traceFile, type Touch } from './trace-file.ts';

/** A file with launch plans, by its path relative to the root of its repository, `/` between its parts. */
export interface TrackedFile {
  readonly path: string;
  /** As it is now, on the disk or in an editor. */
  readonly snapshot: Snapshot;
}

/** What git knows of the plans in a file, by document, given the file as it stands now. */
export type Past = (file: TrackedFile, today: Day) => (document: number) => History | undefined;

/** What git keeps of a file, as plain data, which can go from one thread to another. */
export interface CommittedVersions {
  /** Oldest first. */
  readonly versions: readonly FileVersion[];
  /** The digest of the newest; undefined if it is not a file. */
  readonly newest: string | undefined;
}

/**
 * Reads what git knows of the plans of one repository. It holds until the repository has another commit, however the
 * files change meanwhile.
 *
 * @param root the real path of the folder with `.git`.
 * @param paths of the files, relative to the root.
 */
export async function readPast(
  root: string,
  paths: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Past> {
  const committed = await readCommitted(root, paths, environment);
  return ({ path, snapshot }, today) => historyOf(committed.get(path), snapshot, today);
}

/**
 * Reads what git keeps of files in one repository, with one `git log` and one `git cat-file` for all of them.
 *
 * Unknown, never empty, is the history of a shallow clone, of a file that no commit has, and of whatever git cannot
 * tell: without git, in a repository that it does not trust or that is damaged, or beyond the limits of time and size.
 * The index is not read, so it may be locked or broken.
 *
 * @param newest the commit up to which it is read, by its id.
 * @returns what is known, by the path of the file.
 */
export async function readCommitted(
  root: string,
  paths: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  newest = 'HEAD',
): Promise<ReadonlyMap<string, CommittedVersions>> {
  const git = gitFor(root, environment);
  if (git === undefined || !(await hasWholeHistory(git, root))) return new Map();
  const log = await readCommitLog(git, paths, undefined, newest);
  if (log === undefined) return new Map();
  const contents = await readVersions(git, log, paths);
  return new Map(
    paths.flatMap((path) => {
      const committed = committedVersions(log, contents, path);
      return committed === undefined ? [] : [[path, committed] as const];
    }),
  );
}

/** What the versions of a file show about its plans, given the current file. */
export function historyOf(
  committed: CommittedVersions | undefined,
  snapshot: Snapshot,
  today: Day,
): (document: number) => History | undefined {
  if (committed === undefined) return () => undefined;
  const differs = committed.newest === undefined || committed.newest !== digestOf(snapshot.text);
  const versions = differs ? [...committed.versions, workingCopy(snapshot, today)] : committed.versions;
  return (document) => launchHistory(versions, document);
}

/** Whether this is the root of a repository with a working copy, and nothing of its past was left behind elsewhere. */
async function hasWholeHistory(git: Git, root: string): Promise<boolean> {
  const output = await outputOf(git, ['rev-parse', '--show-toplevel', '--is-shallow-repository']);
  const [, folder, shallow] = /^(.+)\n(true|false)\n$/s.exec(output?.toString('utf8') ?? '') ?? [];
  return folder !== undefined && shallow === 'false' && isFolder(folder, root);
}

function isFolder(path: string, real: string): boolean {
  try {
    return realpathSync.native(path) === real;
  } catch {
    return false;
  }
}

/** What the contents that matter hold, by their id. */
interface Contents {
  readonly facts: ReadonlyMap<string, readonly LaunchFacts[]>;
  /** Their texts, each as its digest. */
  readonly digests: ReadonlyMap<string, string>;
}

async function readVersions(git: Git, log: CommitLog, paths: readonly string[]): Promise<Contents> {
  const facts = new Map<string, readonly LaunchFacts[]>();
  const digests = new Map<string, string>();
  const factsIn = launchFactsReader();
  await readContents(git, contentsOf(log, paths), (id, bytes) => {
    const content = bytes.toString('utf8');
    facts.set(id, factsIn(comparable(content)));
    digests.set(id, digestOf(content));
  });
  return { facts, digests };
}

/** Compares texts without keeping them. */
function digestOf(text: string): string {
  return createHash('sha256').update(comparable(text)).digest('base64');
}

/**
 * Git may be configured to write other line ends to the disk than it keeps, and an editor may add a byte order mark.
 */
function comparable(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** The ids of all contents that the files ever had, on any path that they came from. */
function contentsOf(log: CommitLog, files: readonly string[]): readonly string[] {
  const paths = new Set(files);
  const ids = new Set<string>();
  for (const { changes } of log.commits) {
    for (const [path, change] of changes) {
      if (!paths.has(path)) continue;
      if ('before' in change && change.before !== undefined) ids.add(change.before);
      if ('after' in change && change.after !== undefined) ids.add(change.after);
      if (change.kind === 'renamed') paths.add(change.from);
    }
  }
  return [...ids];
}

/** The committed versions of a file; undefined if there are none, or one of them is not known. */
function committedVersions(log: CommitLog, { facts, digests }: Contents, path: string): CommittedVersions | undefined {
  const plansIn = (content: string | undefined): readonly LaunchFacts[] | undefined =>
    content === undefined ? [] : facts.get(content);
  const trace = traceFile(log, path);
  const newest = trace?.[0];
  if (trace === undefined || newest === undefined) return undefined;
  const versions = trace.toReversed().flatMap((touch) => {
    const plans = plansIn(touch.content);
    return plans === undefined ? [] : [committed(touch, plans)];
  });
  if (versions.length < trace.length) return undefined;
  return { versions, newest: newest.content === undefined ? undefined : digests.get(newest.content) };
}

function committed({ commit, author, day, by }: Touch, plans: readonly LaunchFacts[]): FileVersion {
  return { plans, on: day, commit, author, by };
}

function workingCopy({ plans }: Snapshot, today: Day): FileVersion {
  return { plans: plans.map(launchFacts), on: today, commit: undefined, author: undefined, by: 'edit' };
}
