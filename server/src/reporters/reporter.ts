import type { RunReport } from '../engine/run-report.ts';

/** How a report is shown, where the format leaves a choice. */
export interface ReporterOptions {
  readonly color: boolean;
  /** Lists what is not due yet, too. */
  readonly verbose: boolean;
  /** Leaves out all that is no error. */
  readonly quiet: boolean;
  /** Adds the state of every check. */
  readonly checkDetails: boolean;
  /** The version of the tool. */
  readonly version: string;
  /** Lists waived findings too, in formats that can say that they are; not unless given. */
  readonly showWaived?: boolean;
  /** The path of the current folder from the root of its repository, with `/` between its parts; empty unless given. */
  readonly folder?: string;
  /** The address under which the files of the repository can be read on the web at this commit, without a last `/`. */
  readonly sourceUrl?: string;
}

/** One output format: a report in, the whole output out, its last line break included. */
export type Reporter = (report: RunReport, options: ReporterOptions) => string;
