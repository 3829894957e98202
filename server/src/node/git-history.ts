import { realpathSync } from 'node:fs';
import { launchFacts, launchFactsReader, type LaunchFacts } from '../engine/launch-facts.ts';
import { launchHistory, type FileVersion } from '../engine/launch-history.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { History } from '../lints/world.ts';
import type { Day } from '../plan/calendar.ts';
import { readCommitLog, type CommitLog } from './git/commit-log.ts';
import { readContents } from './git/read-contents.ts';
import { gitFor, outputOf, type Git } from './git/run-git.ts';
import { traceFile, type Touch } from './git/trace-file.ts';

/** A file with launch plans, by its path relative to the root of its repository, `/` between its parts. */
export interface TrackedFile {
  readonly path: string;
  /** As it stands now, be it on disk or in an editor. */
  readonly snapshot: Snapshot;
}

/** What git knows of the plan in a document of a file, by the file's path; undefined where it knows nothing. */
export type Histories = (path: string, document: number) => History | undefined;

/**
 * Reads the history of the plans of one repository, with one `git log` and one `git cat-file` for all of them.
 *
 * Unknown, never empty, is the history of a shallow clone, of a file that no commit has, and of whatever git cannot
 * tell: without git, in a repository that it does not trust or that is damaged, or beyond the limits of time and size.
 * The index is not read, so it may be locked or broken.
 *
 * @param root the real path of the folder with `.git`.
 * @param today the day of a working copy that differs from the last commit.
 */
export async function readHistories(
  root: string,
  files: readonly TrackedFile[],
  today: Day,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Histories> {
  const git = gitFor(root, environment);
  if (git === undefined || !(await hasWholeHistory(git, root))) return () => undefined;
  const paths = files.map(({ path }) => path);
  const log = await readCommitLog(git, paths);
  if (log === undefined) return () => undefined;
  const contents = await readVersions(git, log, files);
  const traces = new Map(files.map((file) => [file.path, versionsOf(log, contents, file, today)]));
  return (path, document) => {
    const versions = traces.get(path);
    return versions === undefined ? undefined : launchHistory(versions, document);
  };
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
  /** The text of those that a file has now. */
  readonly current: ReadonlyMap<string, string>;
}

async function readVersions(git: Git, log: CommitLog, files: readonly TrackedFile[]): Promise<Contents> {
  const facts = new Map<string, readonly LaunchFacts[]>();
  const current = new Map<string, string>();
  const texts = new Set(files.map(({ snapshot }) => comparable(snapshot.text)));
  const factsIn = launchFactsReader();
  await readContents(git, contentsOf(log, files), (id, content) => {
    const text = comparable(content);
    facts.set(id, factsIn(text));
    if (texts.has(text)) current.set(id, text);
  });
  return { facts, current };
}

/** Git may have been told to write other line ends to the disk than it keeps, and an editor a byte order mark. */
function comparable(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** The ids of all contents that the files ever had, on any path that they came from. */
function contentsOf(log: CommitLog, files: readonly TrackedFile[]): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
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

/** The versions of a file, oldest first, the working copy last where it differs; undefined where one is not known. */
function versionsOf(
  log: CommitLog,
  { facts, current }: Contents,
  { path, snapshot }: TrackedFile,
  today: Day,
): readonly FileVersion[] | undefined {
  const plansIn = (content: string | undefined): readonly LaunchFacts[] | undefined =>
    content === undefined ? [] : facts.get(content);
  const trace = traceFile(log, path, (a, b) => datesOf(plansIn(a)) === datesOf(plansIn(b)));
  const newest = trace?.[0];
  if (trace === undefined || newest === undefined) return undefined;
  const versions = trace.toReversed().flatMap((touch) => {
    const plans = plansIn(touch.content);
    return plans === undefined ? [] : [committed(touch, plans)];
  });
  if (versions.length < trace.length) return undefined;
  const differs = newest.content === undefined || current.get(newest.content) !== comparable(snapshot.text);
  return differs ? [...versions, workingCopy(snapshot, today)] : versions;
}

function datesOf(plans: readonly LaunchFacts[] | undefined): string {
  return JSON.stringify(plans?.map(({ name, date, committed }) => [name, date, committed]));
}

function committed({ commit, author, day, by }: Touch, plans: readonly LaunchFacts[]): FileVersion {
  return { plans, on: day, commit, author, by };
}

function workingCopy({ plans }: Snapshot, today: Day): FileVersion {
  return { plans: plans.map(launchFacts), on: today, commit: undefined, author: undefined, by: 'edit' };
}
