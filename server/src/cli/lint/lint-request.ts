import { nearest } from '../../engine/check/shape/nearest.ts';
import { repositoryRoots } from '../../node/files/repository-root.ts';
import { withSlashes } from '../../node/files/shown-path.ts';
import { hasHyperlinks } from '../../node/host/has-hyperlinks.ts';
import { wantsColor } from '../../node/host/wants-color.ts';
import { type Day, parseDay } from '../../plan/calendar.ts';
import { formats } from '../../reporters/formats/index.ts';
import type { Format, ReporterOptions } from '../../reporters/reporter.ts';
import type { Thresholds } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { sourceUrl } from '../source-url.ts';
import { version } from '../version.ts';
import type { ChangedSince } from './changed-plans.ts';
import type { FixMode } from './fix-mode.ts';
import type { ThreadLimit } from './threads/threads.ts';
import { relative } from 'node:path';

/** The options of `lint` as they are typed. */
export interface LintOptions {
  readonly asOf?: string;
  readonly format?: readonly string[];
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly checkDetails?: boolean;
  readonly showWaived?: boolean;
  readonly maxWarnings?: string;
  readonly minScore?: string;
  readonly exitZero?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly skipForeign?: boolean;
  readonly stdinFilename?: string;
  /** True where no base is named. */
  readonly changed?: string | true;
  readonly watch?: boolean;
  readonly threads?: string;
  readonly cache?: boolean;
  readonly color?: boolean;
}

/** What `lint` is asked to do. */
export interface LintRequest {
  /** Files, folders and patterns. */
  readonly paths: readonly string[];
  readonly stdin: boolean;
  readonly stdinFilename: string | undefined;
  /** Skips named files that are not plans, because hooks name every file of a commit. */
  readonly skipForeign: boolean;
  readonly asOf: Day;
  /** Undefined where one run is all; else whether the as-of date is that of the day on which a run begins. */
  readonly watch: { readonly followsToday: boolean } | undefined;
  readonly fix: FixMode;
  readonly outputs: readonly OutputRequest[];
  readonly baseline: BaselineRequest | undefined;
  readonly thresholds: Thresholds;
  /** Undefined where all plans are checked, changed or not. */
  readonly changed: ChangedSince | undefined;
  readonly threads: ThreadLimit;
}

/** The part of it that texts are checked by. */
export type CheckRequest = Pick<LintRequest, 'asOf' | 'fix' | 'outputs' | 'threads'>;

/** The file of accepted findings, and whether it is to be written again. */
export interface BaselineRequest {
  readonly file: string;
  readonly write: boolean;
}

/** One format, and where to; without a file to standard output. */
export interface OutputRequest {
  readonly format: Format;
  readonly file: string | undefined;
  readonly options: ReporterOptions;
}

/** Reads the options; where they make no sense, a sentence that says why. */
export function lintRequestOf(paths: readonly string[], options: LintOptions, io: Io): LintRequest | string {
  const stdin = paths.includes('-');
  const files = paths.filter((path) => path !== '-');
  const asOf = options.asOf === undefined ? io.today() : parseDay(options.asOf);
  const maxWarnings = wholeNumber(options.maxWarnings);
  const minScore = wholeNumber(options.minScore);
  const threads = threadLimit(options.threads);
  const outputs = outputsOf(options, io);

  if (asOf === undefined) return `--as-of takes a day such as 2027-01-15; '${options.asOf ?? ''}' is not one.`;
  if (maxWarnings === 'invalid') {
    return `--max-warnings takes a whole number from 0; '${options.maxWarnings ?? ''}' is not one.`;
  }
  if (minScore === 'invalid' || (minScore ?? 0) > 100) {
    return `--min-score takes a whole number from 0 to 100; '${options.minScore ?? ''}' is not one.`;
  }
  if (typeof outputs === 'string') return outputs;
  if (threads === 'invalid') {
    return `--threads takes a whole number from 1, or auto, or off for one; not '${options.threads ?? ''}'.`;
  }
  const clash = clashOf(options, stdin);
  if (clash !== undefined) return clash;
  if (options.fix && options.fixDryRun) {
    return 'Give either --fix or --fix-dry-run: the one writes, the other does not.';
  }
  if (options.fix && stdin) {
    return '--fix cannot write to standard input. Name the file instead, or use --fix-dry-run to see what would change.';
  }
  if (options.writeBaseline && options.baseline === undefined) {
    return '--write-baseline needs to know the file. Name it, such as --baseline .launchplan-baseline --write-baseline.';
  }
  if (options.stdinFilename !== undefined && !stdin) {
    return '--stdin-filename says what standard input is called. Give `-` as a path to read from it.';
  }
  if (options.fixDryRun && options.format !== undefined && outputs.some(({ file }) => file === undefined)) {
    return '--fix-dry-run prints a diff. Let the format go to a file, such as --format json=report.json.';
  }
  return {
    paths: files.length === 0 && !stdin ? ['.'] : files,
    stdin,
    stdinFilename: options.stdinFilename,
    skipForeign: options.skipForeign ?? false,
    asOf,
    watch: options.watch ? { followsToday: options.asOf === undefined } : undefined,
    fix: options.fix ? 'write' : options.fixDryRun ? 'dry-run' : 'none',
    outputs: options.fixDryRun ? outputs.filter(({ file }) => file !== undefined) : outputs,
    baseline:
      options.baseline === undefined ? undefined : { file: options.baseline, write: options.writeBaseline ?? false },
    thresholds: { maxWarnings, minScore, exitZero: options.exitZero ?? false },
    changed:
      options.changed === undefined ? undefined : { base: options.changed === true ? undefined : options.changed },
    threads,
  };
}

/** Why options do not go together, if they do not. */
function clashOf({ changed, watch, writeBaseline, fixDryRun }: LintOptions, stdin: boolean): string | undefined {
  if (changed !== undefined && stdin) {
    return '--changed asks git what changed, and standard input is not in git. Leave out the one or the other.';
  }
  if (watch && stdin) return '--watch needs files, and standard input is not a file. Name the file instead.';
  if (watch && writeBaseline) {
    return '--watch would accept whatever comes up from now on. Write the baseline first, without --watch.';
  }
  if (watch && fixDryRun) return '--watch prints reports, and --fix-dry-run a diff. Use one of them at a time.';
  return undefined;
}

function wholeNumber(text: string | undefined): number | 'invalid' | undefined {
  if (text === undefined) return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : 'invalid';
}

function threadLimit(text = 'auto'): ThreadLimit | 'invalid' {
  if (text === 'auto') return text;
  const limit = text === 'off' ? 1 : wholeNumber(text);
  return limit === undefined || limit === 0 ? 'invalid' : limit;
}

function outputsOf(options: LintOptions, io: Io): readonly OutputRequest[] | string {
  const outputs: OutputRequest[] = [];
  for (const written of options.format ?? ['pretty']) {
    const [name = '', ...rest] = written.split('=');
    const file = rest.length === 0 ? undefined : rest.join('=');
    const format = formats.find((one: Format) => one.name === name);
    if (format === undefined) return unknownFormat(name);
    if (file === '') {
      return `--format ${name}= names no file. Give one, such as --format ${name}=report.${format.extension}.`;
    }
    outputs.push({ format, file, options: reporterOptions(options, format, file, io) });
  }
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    return 'Only one format can go to standard output. Let the others go to files, such as --format json=report.json.';
  }
  return outputs;
}

function unknownFormat(name: string): string {
  const names = formats.map((format) => format.name);
  const suggestion = nearest(name, names);
  const meant = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  return `There is no format '${name}'.${meant} There are ${names.join(', ')}.`;
}

/** Where a folder lies in its repository; empty at the root and outside of any. */
function folderInRepository(cwd: string): string {
  const root = repositoryRoots()(cwd);
  return root === undefined ? '' : withSlashes(relative(root, cwd));
}

/** Narrower than this, a line has no room for a sentence. */
const LEAST_COLUMNS = 40;

/** The columns of the terminal; without one, those that `COLUMNS` gives; else undefined. */
function columnsOf({ stdout, environment }: Io): number | undefined {
  const columns = stdout.columns ?? Number(environment.COLUMNS);
  return Number.isInteger(columns) && columns > 0 ? Math.max(columns, LEAST_COLUMNS) : undefined;
}

function reporterOptions(options: LintOptions, format: Format, file: string | undefined, io: Io): ReporterOptions {
  const web = sourceUrl(io.environment);
  const columns = file === undefined ? columnsOf(io) : undefined;
  return {
    color:
      file === undefined &&
      wantsColor({ flag: options.color, environment: io.environment, isTerminal: io.stdout.isTerminal }),
    verbose: options.verbose ?? false,
    quiet: options.quiet ?? false,
    checkDetails: options.checkDetails ?? false,
    // What is waived would look like any other finding in a format that cannot mark it.
    showWaived: (options.showWaived ?? false) && format.marksWaived === true,
    version,
    folder: folderInRepository(io.cwd),
    ...(columns !== undefined && { columns }),
    ...(file === undefined && hasHyperlinks(io.environment, io.stdout) && { linkFolder: withSlashes(io.cwd) }),
    ...(web !== undefined && { sourceUrl: web }),
  };
}
