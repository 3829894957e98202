import type { FileReport } from '../../engine/check/check-file.ts';
import { reportOf } from '../../engine/file-record.ts';
import type { Problem } from '../../engine/problem.ts';
import type { FoundPlans } from '../../node/files/find-plans.ts';
import { shownPath } from '../../node/files/shown-path.ts';
import { byCodeUnit } from '../../text/by-code-unit.ts';
import type { CheckIo } from '../io.ts';
import type { CheckedSource, Repaired, Source } from './check-source.ts';
import { checkSources, checkStdin } from './check-sources.ts';
import type { CheckRequest, LintRequest } from './lint-request.ts';
import { newRefused, type RunConfiguration } from './run-configuration.ts';

/** What a run over files found outside of plans. */
export interface CheckedPlans {
  readonly problems: readonly Problem[];
  readonly foreign: number;
}

/** Gets each part of a run, and keeps what it needs of it. */
export interface PlanTakers {
  /** A file with what was found after its repairs, in order of path; not one that is foreign or cannot be read. */
  readonly file: (file: FileReport) => void;
  /** A file that repairs changed, or would. */
  readonly repaired: (repaired: Repaired) => void;
}

/** The texts that a run is to check: standard input where it is asked for, and the files that were found. */
export function sourcesOf(
  { files }: Pick<FoundPlans, 'files'>,
  { stdin, stdinFilename, skipForeign }: Pick<LintRequest, 'stdin' | 'stdinFilename' | 'skipForeign'>,
  cwd: string,
): readonly Source[] {
  const path = stdinFilename === undefined ? '<stdin>' : shownPath(stdinFilename, cwd);
  const typed: readonly Source[] = stdin ? [{ path, file: undefined, named: true }] : [];
  return [...typed, ...files.map(({ path, file, named }) => ({ path, file, named: named && !skipForeign }))];
}

/**
 * Checks the texts of a run; repairs them first where asked to. Of a text, nothing is kept here.
 *
 * @param sources as `sourcesOf` has them.
 */
export async function checkPlans(
  sources: readonly Source[],
  found: Pick<FoundPlans, 'problems'>,
  { problems: ofSettings }: RunConfiguration,
  request: CheckRequest,
  io: CheckIo,
  takers: PlanTakers,
): Promise<CheckedPlans> {
  const refused = newRefused();
  const problems: Problem[] = [...found.problems];
  let foreign = 0;
  const note = (checked: CheckedSource): void => {
    refused.add(checked.refusals);
    if (checked.problem !== undefined) problems.push(checked.problem);
    if (checked.repaired !== undefined) takers.repaired(checked.repaired);
    if (checked.foreign) foreign++;
  };
  const pass = ({ record }: CheckedSource): void => {
    if (record !== undefined) takers.file(reportOf(record));
  };
  const files = sources.filter(({ file }) => file !== undefined);
  // What is typed is checked first, and passed on in its place among the files.
  const waiting: (Source & CheckedSource)[] = [];
  for (const source of sources.filter(({ file }) => file === undefined)) {
    const checked = await checkStdin(source, request, io);
    note(checked);
    waiting.push({ ...source, ...checked });
  }
  await checkSources(files, request, io, ({ path }, checked) => {
    note(checked);
    for (let [typed] = waiting; typed !== undefined && typed.path <= path; [typed] = waiting) {
      waiting.shift();
      pass(typed);
    }
    pass(checked);
  });
  waiting.forEach(pass);
  return {
    problems: [...refused.with(ofSettings), ...problems.toSorted((a, b) => byCodeUnit(a.path, b.path))],
    foreign,
  };
}
