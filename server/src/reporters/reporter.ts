import type { FileReport } from '../engine/check/check-file.ts';
import type { RunReport } from '../engine/run-report.ts';

/** The options of a report. Each format uses those that make sense for it. */
export interface ReporterOptions {
  readonly color: boolean;
  /** How many columns a line for people may take; without it, lines are as long as their text. */
  readonly columns?: number;
  /** The current folder, with `/` between its parts, where the output has hyperlinks: files are linked to. */
  readonly linkFolder?: string;
  /** Also lists what is not due yet. */
  readonly verbose: boolean;
  /** Shows errors only. */
  readonly quiet: boolean;
  /** Adds the state of every check. */
  readonly checkDetails: boolean;
  /** The version of the tool. */
  readonly version: string;
  /** Also lists waived findings, in formats that can mark them. Off by default. */
  readonly showWaived?: boolean;
  /** The path of the current folder from the root of its repository, with `/` between its parts; empty by default. */
  readonly folder?: string;
  /** The address under which the files of the repository can be read on the web at this commit, without a last `/`. */
  readonly sourceUrl?: string;
}

/** What is known about a run before its first file is checked. */
export type RunStart = Pick<RunReport, 'asOf' | 'rules'>;

/** What is known about a run only after its last file. */
export type RunEnd = Pick<RunReport, 'foreign' | 'problems'>;

/** One output format, as its file in `formats/` exports it by default. */
export interface Format<Name extends string = string> {
  /** What a user types, which is the name of its file. */
  readonly name: Name;
  /** What it is, for the help and the reference: a phrase of up to 66 characters, without a full stop. */
  readonly description: string;
  /** What else is good to know about it, for the reference: whole sentences in Markdown. */
  readonly note: string;
  /** What its example in the reference is marked as, such as `json`. */
  readonly language: string;
  /** How many lines of that example are shown; 40 unless given. */
  readonly exampleLines?: number;
  /** How the names of files end that hold such a report, without the dot. */
  readonly extension: string;
  /** Whether its lines are commands, which the program that runs a build is to obey. */
  readonly isCommands?: true;
  /** Whether it can mark a finding as waived; `showWaived` is false in any other. */
  readonly marksWaived?: true;
  /** Whether it shows the checks that hold, not the findings alone: these are kept for it. */
  readonly showsChecks?: true;
  /** Whether it shows what to write, which is kept for it then. */
  readonly showsFixes?: true;
  readonly render: Reporter;
}

/** Checks the types of a format where it is written. */
export function format<const Name extends string>(definition: Format<Name>): Format<Name> {
  return definition;
}

/**
 * Writes one report in a format. It gets the files one by one, so that no run has to keep them, and writes the text in
 * parts: one for each file, and what goes before and after them, including the last line break.
 */
export type Reporter = (run: RunStart, options: ReporterOptions) => Report;

/** The report of one run as it is written. */
export interface Report {
  /**
   * The text for a file. Files come in order of their paths. A format that reports on all of them, such as with counts,
   * adds them up here. It never keeps a file, because its text and findings are many times as large.
   */
  readonly file: (file: FileReport) => string;
  /** The text before and after the files, called after the last file. */
  readonly around: (run: RunEnd) => Around;
}

export interface Around {
  readonly before: string;
  /** In parts, because it may be long. */
  readonly after: Iterable<string>;
}
