import type { RunReport } from '../engine/run-report.ts';

/**
 * How a command ended. 0: nothing to complain of; 1: findings of severity error, or a threshold crossed; 2: a fault of
 * the call, of the configuration or of ours. 130: broken off by the user, as a shell counts it.
 */
export type ExitCode = 0 | 1 | 2 | 130;

/** What a run has to reach beside having no errors. */
export interface Thresholds {
  /** How many warnings are too many but one. */
  readonly maxWarnings: number | undefined;
  /** The least score of each plan that has one. */
  readonly minScore: number | undefined;
  /** Whether findings and thresholds do not count. */
  readonly exitZero: boolean;
}

/** A sentence for each threshold that a run crossed, which no finding says. */
export function crossedThresholds(report: RunReport, { maxWarnings, minScore }: Thresholds): readonly string[] {
  const plans = report.files.flatMap(({ path, plans }) => plans.map((plan) => ({ path, plan })));
  const warnings = plans.flatMap(({ plan }) => plan.findings).filter(({ severity }) => severity === 'warning').length;
  const many =
    maxWarnings !== undefined && warnings > maxWarnings
      ? [`There are ${warnings} warnings, and --max-warnings allows ${maxWarnings}.`]
      : [];
  const low = plans.flatMap(({ path, plan: { readiness } }) =>
    minScore !== undefined && readiness.score !== null && readiness.score < minScore
      ? [`${path} has a score of ${readiness.score} %, and --min-score asks for ${minScore} %.`]
      : [],
  );
  return [...many, ...low];
}

/** The exit code of a run. A problem outside of plans outranks every finding. */
export function exitCodeOf(report: RunReport, { maxWarnings, minScore, exitZero }: Thresholds): ExitCode {
  if (report.problems.length > 0) return 2;
  if (exitZero) return 0;
  const plans = report.files.flatMap(({ plans }) => plans);
  const count = (wanted: string): number =>
    plans.reduce((sum, { findings }) => sum + findings.filter(({ severity }) => severity === wanted).length, 0);
  if (count('error') > 0) return 1;
  if (maxWarnings !== undefined && count('warning') > maxWarnings) return 1;
  const scores = plans.flatMap(({ readiness: { score } }) => (score === null ? [] : [score]));
  return minScore !== undefined && scores.some((score) => score < minScore) ? 1 : 0;
}
