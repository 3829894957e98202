import type { CheckIo, Output } from '../cli/io.ts';
import { checkPlans, sourcesOf } from '../cli/lint/check-plans.ts';
import type { CheckRequest } from '../cli/lint/lint-request.ts';
import { runConfiguration } from '../cli/lint/run-configuration.ts';
import { findPlans, type FoundPlans } from '../node/files/find-plans.ts';
import type { Day } from '../plan/calendar.ts';
import { newCounter } from '../reporters/text/counts.ts';
import { planData, runData } from '../reporters/formats/json.ts';
import type { LintedPlan, LintReport, Problem } from '../reporters/json-model.ts';
import { dayArgument, folderArgument, mistakesIn, pathsArgument, shownDay, textArgument } from './arguments.ts';

/** How a text is checked. */
export interface LintTextOptions {
  /**
   * Where the text belongs, relative to the working folder of the process or absolute: the settings of that place hold
   * for it, and the report calls it so. The file need not exist, and is not read. Without it, the settings of the
   * working folder hold, and the report says `<stdin>`, as the command line does.
   */
  readonly path?: string | undefined;
  /** The day as of which it is checked, such as `2027-01-15`; the day of this machine unless given. */
  readonly asOf?: string | undefined;
}

/** How files are checked. */
export interface LintFilesOptions {
  /** The folder that relative paths start at; the working folder of the process unless given. */
  readonly cwd?: string | undefined;
  /** The day as of which they are checked, such as `2027-01-15`; the day of this machine unless given. */
  readonly asOf?: string | undefined;
}

/**
 * Checks the text of a plan.
 *
 * @param text as a file would hold it. It is checked although nothing may mark it as a plan.
 * @returns what `launchplan lint - --stdin-filename PATH --format json` prints. Mistakes in the settings and in the
 * arguments are in `problems`. The promise is rejected only for a fault of this package.
 */
export async function lintText(text: string, options: LintTextOptions = {}): Promise<LintReport> {
  const written = textArgument('text', text);
  const path = options.path === undefined ? undefined : textArgument('path', options.path);
  const asOf = dayArgument('asOf', options.asOf);
  if (!written.ok || path?.ok === false || !asOf.ok) {
    return nothingChecked(shownDay(asOf), mistakesIn(written, ...(path === undefined ? [] : [path]), asOf));
  }
  const typed = { stdin: true, stdinFilename: path?.value, skipForeign: false };
  return checked({ files: [], problems: [] }, typed, asOf.value, ioFor(process.cwd(), written.value));
}

/**
 * Checks files.
 *
 * @param paths files, folders and glob patterns. A folder is looked through for plans, without what git ignores. An
 * empty list checks nothing; `'.'` is the folder itself.
 * @returns what `launchplan lint PATHS --format json` prints. Paths that cannot be read and mistakes in the settings and
 * in the arguments are in `problems`. The promise is rejected only for a fault of this package.
 */
export async function lintFiles(
  paths: string | readonly string[],
  options: LintFilesOptions = {},
): Promise<LintReport> {
  const wanted = pathsArgument('paths', paths);
  const cwd = folderArgument('cwd', options.cwd);
  const asOf = dayArgument('asOf', options.asOf);
  if (!wanted.ok || !cwd.ok || !asOf.ok) return nothingChecked(shownDay(asOf), mistakesIn(wanted, cwd, asOf));
  const named = { stdin: false, stdinFilename: undefined, skipForeign: false };
  return checked(findPlans(wanted.value, cwd.value), named, asOf.value, ioFor(cwd.value, ''));
}

type Named = Parameters<typeof sourcesOf>[1];

async function checked(
  found: Pick<FoundPlans, 'files' | 'problems'>,
  named: Named,
  asOf: Day,
  io: CheckIo,
): Promise<LintReport> {
  const request: CheckRequest = { asOf, fix: 'none', outputs: [], threads: 'auto' };
  const sources = sourcesOf(found, named, io.cwd);
  const configuration = await runConfiguration(sources, io.cwd);
  const counter = newCounter();
  const plans: LintedPlan[] = [];
  const end = await checkPlans(sources, found, configuration, request, io, {
    file: (file) => {
      counter.add(file);
      plans.push(...planData(file, asOf, { quiet: false, checkDetails: false }));
    },
    repaired: () => undefined,
  });
  return { ...runData(asOf, counter.counts(), end), plans };
}

function nothingChecked(asOf: string, problems: readonly Problem[]): LintReport {
  const summary = { plans: 0, foreign: 0, errors: 0, warnings: 0, infos: 0, waived: 0 };
  return { schemaVersion: 1, asOf, summary, problems, plans: [] };
}

/** A run that prints nothing, in a folder, with a text that is typed. */
function ioFor(cwd: string, text: string): CheckIo {
  const stdin = async function* (): AsyncGenerator<string> {
    yield await Promise.resolve(text);
  };
  return { cwd, stdin: stdin(), stderr: silent };
}

const silent: Output = { write: () => undefined, ready: () => Promise.resolve(), isTerminal: false };
