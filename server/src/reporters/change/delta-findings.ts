import { worseBy } from '../../engine/compare/attribute-findings.ts';
import { type ChangeDelta, pathOf } from '../../engine/compare/change-delta.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { FileReport } from '../../engine/check/check-file.ts';
import type { Problem } from '../../engine/problem.ts';
import { groupBy } from '../../text/group-by.ts';
import { rendered } from '../rendered.ts';
import type { Format, ReporterOptions } from '../reporter.ts';

/**
 * What a change makes worse, in a format of `launchplan lint`: findings that are new, or more severe than they were, in
 * the files as they are now. docs/diff.md#formats
 */
export function deltaFindings(
  { plans, asOf }: ChangeDelta,
  format: Format,
  problems: readonly Problem[],
  options: ReporterOptions,
): string {
  const byPath = groupBy(plans, pathOf);
  const files = [...byPath.values()].flatMap((all) => fileOf(all) ?? []);
  return rendered(format, { asOf, files, foreign: 0, problems }, options);
}

/** The plans of one file with what is new in them; undefined where the file is gone. */
function fileOf(plans: readonly PlanDelta[]): FileReport | undefined {
  const sides = plans.flatMap((delta) => (delta.after === undefined ? [] : [{ delta, side: delta.after }]));
  const [first] = sides;
  if (first === undefined) return undefined;
  return {
    path: first.side.path,
    snapshot: first.side.snapshot,
    foreign: false,
    plans: sides.map(({ delta, side: { report } }) => {
      const worse = new Set(worseBy(delta).known);
      return {
        ...report,
        findings: report.findings.filter((one) => worse.has(one)),
        waived: [],
        checks: [],
        moves: [],
      };
    }),
  };
}
