import type { Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { Span } from '../../text/span.ts';
import type { PlanReport } from '../check/check.ts';
import { readinessTree, type ReadinessTree } from '../readiness/readiness-tree.ts';

/** A plan as the sections of its page see it. */
export interface ReportedPlan {
  /** Where its file is, as people are shown it. */
  readonly path: string;
  readonly report: PlanReport;
  readonly tree: ReadinessTree;
  readonly today: Day;
  /** The address that opens a place of the plan; undefined where there is none. */
  readonly linkTo: (span: Span) => string | undefined;
}

/** A plan for the page; its links lead nowhere unless it is told where to. */
export function reportedPlan(
  path: string,
  report: PlanReport,
  today: Day,
  linkTo: ReportedPlan['linkTo'] = () => undefined,
): ReportedPlan {
  return { path, report, tree: readinessTree(report, today), today, linkTo };
}

/** What a plan is called on the page. */
export function nameOf({ report, path }: ReportedPlan): string {
  return given(report.plan.name) ?? path;
}
