import { checkFile, notText, type FileReport } from '../../engine/check-file.ts';
import type { CheckContext } from '../../engine/check.ts';
import { distinctProblems, type ConfigProblem } from '../../engine/config/resolve-config.ts';
import { applyRepairs } from '../../engine/fixes.ts';
import type { Problem, RunReport } from '../../engine/run-report.ts';
import { takeSnapshot, type Snapshot } from '../../engine/snapshot.ts';
import type { World } from '../../lints/world.ts';
import { configFinder } from '../../node/find-config.ts';
import type { FoundPlans } from '../../node/find-plans.ts';
import { readStream, readTextFile, type ReadText } from '../../node/read-text.ts';
import { shownPath } from '../../node/shown-path.ts';
import { worldsFor } from '../../node/worlds.ts';
import { writeAtomically } from '../../node/write-atomically.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Io } from '../io.ts';
import type { LintRequest } from './lint-request.ts';
import { progressOn } from './progress.ts';

export interface CheckedPlans {
  /** What was found after the repairs. */
  readonly report: RunReport;
  /** The files that repairs changed, or would. */
  readonly repaired: readonly Repaired[];
}

export interface Repaired {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** One text to check. */
interface Source {
  /** As people are shown it. */
  readonly path: string;
  /** Where it lies; absent for standard input. */
  readonly file: string | undefined;
  /** Whether it is checked although nothing marks it as a plan. */
  readonly named: boolean;
  readonly read: ReadText;
}

/** Checks all files that were found, and standard input where it is asked for; repairs them first where asked to. */
export async function checkPlans(found: FoundPlans, request: LintRequest, io: Io): Promise<CheckedPlans> {
  const sources = [
    ...(request.stdin ? [await stdinSource(request, io)] : []),
    ...found.files.map(({ path, file, named }): Source => ({
      path,
      file,
      named: named && !request.skipForeign,
      read: readTextFile(file),
    })),
  ].map((source) => ({ source, snapshot: source.read.kind === 'text' ? takeSnapshot(source.read.text) : undefined }));
  const worldOf = await worldsOf(sources, request.asOf);
  const configOf = configFinder(io.cwd);
  const progress = progressOn(io.stderr);
  const files: FileReport[] = [];
  const problems: Problem[] = [...found.problems];
  const configProblems = new Set<readonly ConfigProblem[]>();
  const repaired: Repaired[] = [];
  let foreign = 0;

  for (const [index, { source, snapshot }] of sources.entries()) {
    progress.show(index, sources.length);
    const resolved = configOf(source.file ?? source.path);
    configProblems.add(resolved.problems);
    const context: CheckContext = { today: request.asOf, config: resolved.config, world: worldOf(source.file) };
    const checked = checkSource(source, snapshot, request, context);
    if (checked.report?.foreign === true) foreign++;
    else if (checked.report !== undefined) files.push(checked.report);
    if (checked.problem !== undefined) problems.push(checked.problem);
    if (checked.repaired !== undefined) repaired.push(checked.repaired);
  }
  progress.end();

  const report: RunReport = {
    asOf: request.asOf,
    files: files.toSorted((a, b) => byCodeUnit(a.path, b.path)),
    foreign,
    problems: [
      ...distinctProblems([...configProblems].flat()),
      ...problems.toSorted((a, b) => byCodeUnit(a.path, b.path)),
    ],
  };
  return { report, repaired };
}

interface ReadSource {
  readonly source: Source;
  readonly snapshot: Snapshot | undefined;
}

/** What the disk and git know around the plans; nothing for standard input, which stands nowhere. */
async function worldsOf(
  sources: readonly ReadSource[],
  today: Day,
): Promise<(file: string | undefined) => (document: number) => World> {
  const plans = sources.flatMap(({ source: { file }, snapshot }) =>
    file === undefined || snapshot === undefined || snapshot.plans.length === 0 ? [] : [{ path: file, snapshot }],
  );
  const worlds = await worldsFor(plans, { today });
  return (file) => (file === undefined ? () => ({}) : worlds(file));
}

async function stdinSource({ stdinFilename }: LintRequest, io: Io): Promise<Source> {
  const path = stdinFilename === undefined ? '<stdin>' : shownPath(stdinFilename, io.cwd);
  return { path, file: undefined, named: true, read: await readStream(io.stdin) };
}

interface CheckedSource {
  readonly report?: FileReport;
  readonly problem?: Problem;
  readonly repaired?: Repaired;
}

function checkSource(
  { path, file, named, read }: Source,
  snapshot: Snapshot | undefined,
  { fix }: LintRequest,
  context: CheckContext,
): CheckedSource {
  switch (read.kind) {
    case 'unreadable':
      return { problem: problemOf('io/unreadable', path, read.message) };
    case 'not-text':
      return { report: notText(path, `This file ${read.message}`) };
    case 'text': {
      const check = (one: Snapshot): FileReport => checkFile(one, { path, named }, context);
      const before = read.text;
      const after = fix === 'none' ? before : repairedText(before, check);
      if (after === before) return { report: check(snapshot ?? takeSnapshot(before)) };
      const written = fix === 'write' && file !== undefined ? writeAtomically(file, before, after) : undefined;
      if (written?.kind === 'refused') {
        return { report: check(takeSnapshot(before)), problem: problemOf('io/not-written', path, written.message) };
      }
      return { report: check(takeSnapshot(after)), repaired: { path, before, after } };
    }
  }
}

function repairedText(text: string, check: (snapshot: Snapshot) => FileReport): string {
  return applyRepairs(text, (current) => {
    const snapshot = takeSnapshot(current);
    return { snapshot, reports: check(snapshot).plans };
  });
}

function problemOf(rule: string, path: string, message: string): Problem {
  return { path, rule, severity: 'error', message: `${path} ${message}` };
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
