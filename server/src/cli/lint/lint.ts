import type { RunReport } from '../../engine/run-report.ts';
import { findPlans, type FoundPlans } from '../../node/find-plans.ts';
import { reporters } from '../../reporters/index.ts';
import { printableLine } from '../../text/printable.ts';
import { crossedThresholds, exitCodeOf, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { writeReport } from '../write-report.ts';
import { withoutAccepted } from './accepted-findings.ts';
import { onlyChanged } from './changed-plans.ts';
import { checkPlans, type CheckedPlans } from './check-plans.ts';
import { repairDiff } from './repair-diff.ts';
import type { LintRequest, OutputRequest } from './lint-request.ts';

/** A run that is over. */
export interface LintRun {
  readonly code: ExitCode;
  /** All files that were looked for, those that were not checked because they did not change, too. */
  readonly found: FoundPlans;
  /** What is printed; undefined where nothing could be checked. */
  readonly report: RunReport | undefined;
}

/** Checks plans and prints what was found. Whatever can be checked is, whatever is wrong beside it. */
export async function lint(request: LintRequest, io: Io): Promise<LintRun> {
  const all = findPlans(request.paths, io.cwd);
  const scope =
    request.changed === undefined
      ? { kind: 'found' as const, found: all, notes: [] }
      : await onlyChanged(all, request.changed, io);
  if (scope.kind === 'fault') {
    io.stderr.write(`${printableLine(scope.message)}\n`);
    return { code: 2, found: all, report: undefined };
  }
  const { found } = scope;
  const checked = await checkPlans(found, request, io);
  const accepted = withoutAccepted(checked.report, found, request.baseline, io);
  const { report } = accepted;

  if (request.fix === 'dry-run') for (const repaired of checked.repaired) io.stdout.write(repairDiff(repaired));
  const allWritten = request.outputs.map((output) => print(output, report, io)).every((written) => written);
  const crossed = crossedThresholds(report, request.thresholds);
  const notes = [...scope.notes, ...notesOf(checked, all, request), ...accepted.notes, ...crossed];
  for (const note of notes) io.stderr.write(`${printableLine(note)}\n`);
  const code = allWritten && accepted.done ? exitCodeOf(report, request.thresholds) : 2;
  return { code, found: all, report };
}

/** @returns whether the report went where it should. */
function print({ format, file, options }: OutputRequest, report: RunReport, io: Io): boolean {
  return writeReport(reporters[format](report, options), file, io);
}

/** What is to be said beside the report, which may be data. */
function notesOf(
  { report, repaired }: CheckedPlans,
  { unmatched, files }: FoundPlans,
  { fix, paths, changed }: LintRequest,
): readonly string[] {
  const notes = unmatched.map((pattern) => `No file matches ${pattern}.`);
  if (fix === 'write') notes.push(...repaired.map(({ path }) => `Repaired ${path}.`));
  if (fix === 'dry-run') {
    const shown = report.problems.map(({ message }) => message);
    const count = repaired.length === 1 ? '1 file' : `${repaired.length} files`;
    notes.push(...shown, `--fix would repair ${repaired.length === 0 ? 'nothing' : count}; nothing was written.`);
  }
  const isNarrowed = changed !== undefined && files.length > 0;
  if (report.files.length === 0 && report.problems.length === 0 && unmatched.length === 0 && !isNarrowed) {
    const where = paths.length === 1 && paths[0] === '.' ? 'this folder' : paths.join(', ');
    const foreign = report.foreign === 0 ? '' : ` (${report.foreign} of other tools passed over)`;
    notes.push(`No launch plan was found in ${where}${foreign}. \`launchplan init\` writes one to start from.`);
  }
  return notes;
}
