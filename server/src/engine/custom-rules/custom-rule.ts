import type { Lint } from '../../lints/lint.ts';
import type { SettingsFile } from '../config/layers.ts';
import type { WrittenRule } from '../config/read-rules.ts';
import type { ConfigProblem } from '../problem.ts';

/** A check of the organisation's own that holds for a plan and can be asked. */
export interface CustomRule {
  readonly id: string;
  /** What it says where it reports, as its author wrote it. */
  readonly summary: string;
  readonly file: SettingsFile;
  readonly written: WrittenRule;
  /**
   * The check as the engine asks it, the same way as those of the catalogue.
   *
   * @param refused is told where the rule cannot be asked of a plan, as where it would take too long.
   */
  readonly lint: (refused: (problem: ConfigProblem) => void) => Lint;
}
