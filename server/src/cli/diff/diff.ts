import { changeDelta, type ChangeDelta, type Comparison } from '../../engine/compare/change-delta.ts';
import type { Problem } from '../../engine/problem.ts';
import { repositoryRoots } from '../../node/files/repository-root.ts';
import { comparedCommits, unreadableCommit } from '../../node/git/compared-commits.ts';
import { treeOfCommit, treeOnDisk } from '../../node/git/plan-trees.ts';
import { gitFor } from '../../node/git/run-git.ts';
import { wantsColor } from '../../node/host/wants-color.ts';
import { deltaGithub } from '../../reporters/change/delta-github.ts';
import { deltaJson } from '../../reporters/change/delta-json.ts';
import { deltaMarkdown } from '../../reporters/change/delta-markdown.ts';
import { deltaPretty } from '../../reporters/change/delta-pretty.ts';
import { printableLine } from '../../text/printable.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { placedMessage } from '../output/placed-message.ts';
import { mayWrite, writeReport } from '../output/write-report.ts';
import { sourceUrl } from '../source-url.ts';
import { crossedGates } from './delta-gates.ts';
import type { DiffOutput, DiffRequest } from './diff-request.ts';
import { realpathSync } from 'node:fs';

/** Compares two states of the plans of a repository and prints what the change does to their readiness. */
export async function diff(request: DiffRequest, io: Io): Promise<ExitCode> {
  const targets = request.outputs.flatMap(({ file }) => (file === undefined ? [] : [{ file }]));
  if (!mayWrite(targets, io)) return 2;
  const found = await comparisonOf(request, io);
  if (typeof found === 'string') {
    io.stderr.write(`${printableLine(found)}\n`);
    return 2;
  }
  const delta = changeDelta(found.comparison);
  let allWritten = true;
  for (const output of request.outputs) allWritten = (await print(output, delta, request, io)) && allWritten;
  const crossed = crossedGates(delta, request.gates);
  // A file that cannot be read begins its own sentence.
  const problems = [...found.problems, ...delta.refusals].map((problem) =>
    problem.rule.startsWith('config/') ? placedMessage(problem) : problem.message,
  );
  for (const note of [...problems, ...crossed]) io.stderr.write(`${printableLine(note)}\n`);
  if (!allWritten || problems.length > 0) return 2;
  return crossed.length > 0 ? 1 : 0;
}

interface FoundComparison {
  readonly comparison: Comparison;
  /** What could not be read of the head; of the base, only what the comparison lacks for it. */
  readonly problems: readonly Problem[];
}

/** Reads both sides; where that cannot be done, a sentence that says why. */
async function comparisonOf({ base, head, asOf }: DiffRequest, io: Io): Promise<FoundComparison | string> {
  const root = repositoryRoots()(realpathSync.native(io.cwd));
  if (root === undefined) return 'This folder is in no git repository, so there is nothing to compare with.';
  const git = gitFor(root, io.environment);
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
  return {
    comparison: {
      base: { ...before.tree, commit: commits.base.id, day: commits.base.day },
      head: { ...after.tree, commit: commits.head },
      asOf,
    },
    // Faults of the settings at the base are not the change's to answer for; the head's settings hold for both sides.
    problems: [...before.problems.filter(({ rule }) => rule === 'io/unreadable'), ...after.problems],
  };
}

/** @returns whether the delta went where it should. */
async function print(
  { format, file }: DiffOutput,
  delta: ChangeDelta,
  { color }: DiffRequest,
  io: Io,
): Promise<boolean> {
  const colored =
    file === undefined && wantsColor({ flag: color, environment: io.environment, isTerminal: io.stdout.isTerminal });
  const writers = {
    pretty: () => deltaPretty(delta, { color: colored }),
    json: () => deltaJson(delta),
    markdown: () => deltaMarkdown(delta, sourceUrl(io.environment, delta.head)),
    github: () => deltaGithub(delta),
  };
  return writeReport([writers[format]()], { file, isCommands: format === 'github' }, io);
}
