import { findPlans, type FoundPlans } from '../../node/files/find-plans.ts';
import { printableLine } from '../../text/printable.ts';
import { newTally, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { mayWrite, type Target } from '../output/write-report.ts';
import { whyKeptByList, whyKeptByReport, withoutAccepted } from './accepted-findings.ts';
import { onlyChanged } from './changed-plans.ts';
import { checkPlans, sourcesOf, type CheckedPlans } from './check-plans.ts';
import type { LintRequest } from './lint-request.ts';
import { namedPaths, type NamedPaths } from './named-paths.ts';
import { beginOutput } from './output.ts';
import { runConfiguration } from './run-configuration.ts';

/** A finished run. */
export interface LintRun {
  readonly code: ExitCode;
  /** All files that were looked for, those that were not checked because they did not change, too. */
  readonly found: FoundPlans;
  /** What plans name that may be other files; known where plans are watched. */
  readonly named: readonly NamedPaths[];
}

/**
 * Checks plans and prints what was found. Whatever can be checked is, whatever is wrong beside it. Each file is passed
 * on when it is checked, and no more is kept of it than what a report says of it at the end.
 */
export async function lint(request: LintRequest, io: Io): Promise<LintRun> {
  if (!mayWrite(targetsOf(request), io)) {
    return { code: 2, found: { files: [], problems: [], passedOver: [], unmatched: [], folders: [] }, named: [] };
  }
  const all = findPlans(request.paths, io.cwd);
  const scope =
    request.changed === undefined
      ? { kind: 'found' as const, found: all, notes: [] }
      : await onlyChanged(all, request.changed, io);
  if (scope.kind === 'fault') {
    io.stderr.write(`${printableLine(scope.message)}\n`);
    return { code: 2, found: all, named: [] };
  }
  const { found } = scope;
  const sources = sourcesOf(found, request, io.cwd);
  const configuration = await runConfiguration(sources, io.cwd);
  const outputs = request.outputs.map((output) =>
    beginOutput(output, { asOf: request.asOf, rules: configuration.rules }, io),
  );
  const tally = newTally(request.thresholds);
  const accepted = withoutAccepted(request.baseline, found, io, (file) => {
    tally.add(file);
    for (const output of outputs) output.file(file);
  });
  const { repairDiff } = request.fix === 'dry-run' ? await import('./repair-diff.ts') : { repairDiff: undefined };
  const named: NamedPaths[] = [];
  const repaired: string[] = [];
  let count = 0;
  const checked = await checkPlans(sources, found, configuration, request, io, {
    file: (file) => {
      count++;
      if (request.watch !== undefined) named.push(namedPaths(file));
      accepted.file(file);
    },
    repaired: (one) => {
      repaired.push(one.path);
      if (repairDiff !== undefined) io.stdout.write(repairDiff(one));
    },
  });
  const { notes, done } = accepted.end();

  let allWritten = true;
  for (const output of outputs) allWritten = (await output.write(checked)) && allWritten;
  const said = [
    ...scope.notes,
    ...notesOf({ ...checked, count, repaired }, all, request),
    ...notes,
    ...tally.crossed(),
  ];
  for (const note of said) io.stderr.write(`${printableLine(note)}\n`);
  return { code: allWritten && done ? tally.code(checked.problems) : 2, found: all, named };
}

/** The files that a run writes, plans with repairs aside. */
function targetsOf({ outputs, baseline }: LintRequest): readonly Target[] {
  const reports = outputs.flatMap(({ file }) => (file === undefined ? [] : [{ file, whyKept: whyKeptByReport }]));
  const lists = baseline?.write === true ? [{ file: baseline.file, whyKept: whyKeptByList }] : [];
  return [...reports, ...lists];
}

interface Run extends CheckedPlans {
  /** How many files were checked that are not foreign. */
  readonly count: number;
  /** The paths of the files that repairs changed, or would. */
  readonly repaired: readonly string[];
}

/** What is to be said beside the report, which may be data. */
function notesOf(
  { count, foreign, problems, repaired }: Run,
  { unmatched, files, passedOver }: FoundPlans,
  { fix, paths, changed }: LintRequest,
): readonly string[] {
  const notes = [...passedOver, ...unmatched.map((pattern) => `No file matches ${pattern}.`)];
  if (fix === 'write') notes.push(...repaired.map((path) => `Repaired ${path}.`));
  if (fix === 'dry-run') {
    const shown = problems.map(({ message }) => message);
    const number = repaired.length === 1 ? '1 file' : `${repaired.length} files`;
    notes.push(...shown, `--fix would repair ${repaired.length === 0 ? 'nothing' : number}; nothing was written.`);
  }
  const isNarrowed = changed !== undefined && files.length > 0;
  if (count === 0 && problems.length === 0 && unmatched.length === 0 && !isNarrowed) {
    const where = paths.length === 1 && paths[0] === '.' ? 'this folder' : paths.join(', ');
    const others = foreign === 0 ? '' : ` (${foreign} of other tools passed over)`;
    notes.push(`No launch plan was found in ${where}${others}. \`launchplan init\` writes one to start from.`);
  }
  return notes;
}
