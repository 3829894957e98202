import type { FileReport } from '../engine/check/check-file.ts';
import type { Problem } from '../engine/problem.ts';

/**
 * The exit code of a command. 0: no problems. 1: findings of severity error, or a crossed threshold. 2: an error in the
 * call, in the configuration or of our own. 130: stopped by the user, as shells report it.
 */
export type ExitCode = 0 | 1 | 2 | 130;

/** The thresholds of a run, in addition to having no errors. */
export interface Thresholds {
  /** The most warnings that a run may have. */
  readonly maxWarnings: number | undefined;
  /** The least score of each plan that has one. */
  readonly minScore: number | undefined;
  /** Whether findings and thresholds do not count. */
  readonly exitZero: boolean;
}

/** What counts towards the exit code of a run, added up as files come. */
export interface Tally {
  readonly add: (file: FileReport) => void;
  /** A sentence for each threshold that was crossed, which no finding says. */
  readonly crossed: () => readonly string[];
  /** The exit code. A problem outside of plans outranks every finding. */
  readonly code: (problems: readonly Problem[]) => ExitCode;
}

export function newTally({ maxWarnings, minScore, exitZero }: Thresholds): Tally {
  const count = { error: 0, warning: 0, info: 0 };
  const low: string[] = [];
  const hasTooMany = (): boolean => maxWarnings !== undefined && count.warning > maxWarnings;
  return {
    add: ({ path, plans }) => {
      for (const { findings, readiness } of plans) {
        for (const { severity } of findings) count[severity]++;
        const { score } = readiness;
        if (minScore === undefined || score === null || score >= minScore) continue;
        low.push(`${path} has a score of ${score} %, and --min-score asks for ${minScore} %.`);
      }
    },
    crossed: () => [
      ...(hasTooMany() ? [`There are ${count.warning} warnings, and --max-warnings allows ${maxWarnings}.`] : []),
      ...low,
    ],
    code: (problems) => {
      if (problems.length > 0) return 2;
      if (exitZero) return 0;
      return count.error > 0 || hasTooMany() || low.length > 0 ? 1 : 0;
    },
  };
}
