import { parseDay, type Day } from '../../plan/calendar.ts';
import { isPlanName, planNames } from '../../plan/plan-names.ts';
import { outputOf, type Git } from './run-git.ts';

/** The commits along first parents that touched files with the name of a launch plan, newest first. */
export interface CommitLog {
  readonly commits: readonly Commit[];
  /** For each path, the index of the oldest commit that touched it. */
  readonly oldest: ReadonlyMap<string, number>;
  /** Whether there are older ones that were not read. */
  readonly cut: boolean;
}

export interface Commit {
  readonly id: string;
  /** The calendar day on which it was committed, where that was: the day its content took effect in this history. */
  readonly day: Day;
  readonly author: string;
  /** What differs from its first parent, by the path that it has here or, where it is gone, had before. */
  readonly changes: ReadonlyMap<string, Change>;
}

/** What a commit did to a path; the ids are those of the contents, absent if it was not a regular file. */
export type Change =
  | { readonly kind: 'added'; readonly after: string | undefined }
  | {
      readonly kind: 'edited';
      readonly before: string | undefined;
      readonly after: string | undefined;
      /** Whether most of its text is new. */
      readonly rewritten: boolean;
    }
  | {
      readonly kind: 'renamed';
      readonly from: string;
      readonly before: string | undefined;
      readonly after: string | undefined;
    }
  | { readonly kind: 'deleted'; readonly before: string | undefined }
  | { readonly kind: 'renamed-away'; readonly before: string | undefined };

/** So that a command line stays within the limits of every system. */
const MAX_OTHER_NAMES = 16 * 1024;

/** No repository that people work in has more commits than this that touch launch plans. Older ones are not read. */
const MAX_COMMITS = 20_000;

/**
 * Reads the log of a repository once, for all its plans. A merge is described by what it changed for its first parent;
 * what was done on the side that it merged is not read.
 *
 * @param paths of the plans, relative to the root; those with the name of a plan are found without being named, so
 *   that renames between such names are seen.
 * @param newest the commit to begin with, by its id.
 * @returns undefined if git cannot answer.
 */
export async function readCommitLog(
  git: Git,
  paths: readonly string[],
  maxCommits = MAX_COMMITS,
  newest = 'HEAD',
): Promise<CommitLog | undefined> {
  const patterns = planNames.map((name) => `:(top,glob)**/${name}`);
  const others = paths.filter((path) => !isPlanName(path.slice(path.lastIndexOf('/') + 1)));
  if (others.join('').length > MAX_OTHER_NAMES) return undefined;
  const output = await outputOf(git, [
    ...[
      'log',
      '-z',
      '--topo-order',
      '--first-parent',
      '--diff-merges=first-parent',
      '--raw',
      '--no-abbrev',
      '--no-color',
    ],
    ...['-B', '-M', '-l1000', '-O/dev/null', '--no-relative', '--no-ext-diff', '--no-textconv', '--no-show-signature'],
    ...['--no-mailmap', '--no-notes', '--encoding=UTF-8', '--ignore-submodules=all', '--no-decorate'],
    ...[`--max-count=${maxCommits + 1}`, '--format=%H%x00%cs%x00%an', newest, '--', ...patterns],
    ...others.map((path) => `:(top,literal)${path}`),
  ]);
  const records = output === undefined ? undefined : readRecords(output.toString('utf8'));
  return records === undefined ? undefined : commitLog(records, maxCommits);
}

/** Reads fields that end with NUL each: three of a commit, then two or three of each path that it changed. */
function readRecords(output: string): readonly Commit[] | undefined {
  const fields = output.split('\0');
  const records: Commit[] = [];
  let at = 0;
  const next = (): string => fields[at++] ?? '';
  while (at < fields.length - 1) {
    const [id, written, author] = [next(), next(), next()];
    const changes = new Map<string, Change>();
    while (/^\n?:/.test(fields[at] ?? '')) addChange(changes, next(), next);
    const day = parseDay(written);
    if (day === undefined) return undefined;
    records.push({ id, day, author, changes });
  }
  return records;
}

/** `:<mode> <mode> <id> <id> <status><score>`, then the path, or for a rename the path before and the path after. */
const RAW_CHANGE = /^\n?:(\d+) (\d+) (\w+) (\w+) ([A-Z])(\d*)/;

function addChange(changes: Map<string, Change>, raw: string, nextPath: () => string): void {
  const [, modeBefore = '', modeAfter = '', idBefore = '', idAfter = '', status = '', score = ''] =
    RAW_CHANGE.exec(raw) ?? [];
  const before = isRegularFile(modeBefore) ? idBefore : undefined;
  const after = isRegularFile(modeAfter) ? idAfter : undefined;
  const path = nextPath();
  switch (status) {
    case 'A':
      changes.set(path, { kind: 'added', after });
      break;
    // What was copied from a path that now holds something else has moved; git looks for no other copies here.
    case 'C':
      changes.set(nextPath(), { kind: 'renamed', from: path, before, after });
      break;
    case 'R':
      addGone(changes, path, { kind: 'renamed-away', before });
      changes.set(nextPath(), { kind: 'renamed', from: path, before, after });
      break;
    case 'D':
      addGone(changes, path, { kind: 'deleted', before });
      break;
    default:
      changes.set(path, { kind: 'edited', before, after, rewritten: score !== '' });
  }
}

/** Two files may swap places: the present content of a path says more than the old one. */
function addGone(changes: Map<string, Change>, path: string, change: Change): void {
  if (!changes.has(path)) changes.set(path, change);
}

/** Neither a link nor a submodule. */
function isRegularFile(mode: string): boolean {
  return mode.startsWith('100');
}

function commitLog(records: readonly Commit[], maxCommits: number): CommitLog {
  const commits = records.slice(0, maxCommits);
  const oldest = new Map(commits.flatMap(({ changes }, index) => [...changes.keys()].map((path) => [path, index])));
  return { commits, oldest, cut: records.length > maxCommits };
}
