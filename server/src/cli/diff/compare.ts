import ignore from 'ignore';
import { realpathSync } from 'node:fs';
import { given } from '../../plan/fact.ts';
import type { TreeFile } from '../../engine/compare/comparison.ts';
import { changeDelta, type ChangeDelta } from '../../engine/compare/change-delta.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { Problem } from '../../engine/problem.ts';
import { fileOwnersIn } from '../../node/facts/code-owners.ts';
import { comparedCommits, unreadableCommit } from '../../node/git/compared-commits.ts';
import { gitFor } from '../../node/git/run-git.ts';
import { treeOfCommit, treeOnDisk } from '../../node/git/plan-trees.ts';
import { repositoryRoots } from '../../node/files/repository-root.ts';
import { historyOf, readCommitted } from '../../node/git/git-history.ts';
import { type GoneFile, renamedFiles } from '../../node/git/renamed-files.ts';
import type { Io } from '../io.ts';
import type { DiffRequest } from './diff-request.ts';

/** Two states of the plans, compared. */
export interface Compared {
  readonly delta: ChangeDelta;
  /** What could not be read of the head; of the base, only what the comparison lacks for it. */
  readonly problems: readonly Problem[];
  /** What was skipped although the user did not name it: a sentence for each. */
  readonly passedOver: readonly string[];
  /** Whom the repository names for a file, by its path from the root. */
  readonly ownersOf: (path: string) => readonly string[];
}

/**
 * Compares two states of the plans of the repository that a folder is in.
 *
 * @returns a sentence that says why where the two sides cannot be read.
 */
export async function compare(
  { base, head, asOf, paths = [] }: Pick<DiffRequest, 'base' | 'head' | 'asOf'> & Partial<Pick<DiffRequest, 'paths'>>,
  { cwd, environment }: Pick<Io, 'cwd' | 'environment'>,
): Promise<Compared | string> {
  const root = repositoryRoots()(realpathSync.native(cwd));
  if (root === undefined) return 'This folder is in no git repository, so there is nothing to compare with.';
  const git = gitFor(root, environment);
  if (git === undefined) return 'Git was not found on this machine; `diff` reads the plans of the base with it.';
  const commits = await comparedCommits(git, base, head);
  if (commits.kind === 'fault') return commits.message;
  const before = await treeOfCommit(git, root, commits.base.id);
  if (before === undefined) return unreadableCommit(commits.base.id);
  const after =
    commits.head === undefined
      ? await treeOnDisk(
          root,
          before.tree.files.map(({ path }) => path),
        )
      : await treeOfCommit(git, root, commits.head);
  if (after === undefined) return unreadableCommit(commits.head ?? 'HEAD');
  const there = new Set(after.tree.files.map(({ path }) => path));
  const gone = before.tree.files.filter(({ path }) => !there.has(path)).map(goneFile);
  const movedTo = await renamedFiles(git, root, commits.base.id, commits.head, gone);
  const committed = await readCommitted(
    root,
    before.tree.files.map(({ path }) => path),
    environment,
    commits.base.id,
  );
  const whole = changeDelta({
    base: { ...before.tree, commit: commits.base.id, day: commits.base.day },
    head: { ...after.tree, commit: commits.head, movedTo },
    past: (path, snapshot) => historyOf(committed.get(path), snapshot, asOf),
    asOf,
  });
  const delta = paths.length === 0 ? whole : { ...whole, plans: whole.plans.filter(matching(paths)) };
  // Mistakes in the settings of the base are not part of the change; the head's settings hold for both sides.
  const ofBase = before.problems.filter(({ rule }) => rule === 'io/unreadable');
  const problems = [...ofBase, ...after.problems, ...delta.refusals];
  return { delta, problems, passedOver: after.passedOver ?? [], ownersOf: fileOwnersIn(root) };
}

function goneFile(file: TreeFile): GoneFile {
  const plans = file.kind === 'text' ? file.snapshot.plans : [];
  return { path: file.path, names: plans.flatMap(({ name }) => given(name) ?? []) };
}

/** Tells whether a plan lies, or lay, at a path that one of some patterns matches. */
function matching(patterns: readonly string[]): (delta: PlanDelta) => boolean {
  const rules = ignore().add(patterns.map((pattern) => pattern.replace(/^\.\//, '').replace(/^\.$/, '**')));
  return ({ before, after }) => [before, after].some((side) => side !== undefined && rules.ignores(side.path));
}
