import type { Day } from '../plan/calendar.ts';
import type { FileReport } from './check/check-file.ts';
import type { CustomRule } from './custom-rules/custom-rule.ts';
import type { Problem } from './problem.ts';

/** What one run over many files found: the input of every reporter. */
export interface RunReport {
  /** The as-of date. */
  readonly asOf: Day;
  /** In order of their paths. Foreign files are counted, not kept. */
  readonly files: readonly FileReport[];
  /** How many files were passed over because they are no launch plans. */
  readonly foreign: number;
  /** Faults outside of plans: the configuration, files that cannot be read. */
  readonly problems: readonly Problem[];
  /** The organisation's own rules that were in force for any of the plans, each id once. */
  readonly rules?: readonly Pick<CustomRule, 'id' | 'summary'>[];
}
