import type { ChangeDelta } from '../../engine/compare/change-delta.ts';
import { worseBy } from '../../engine/compare/attribute-findings.ts';
import { annotationsOf, mostUrgent } from '../annotations.ts';

/**
 * Workflow commands for what a change makes worse: findings that are new or more severe. What was there before is not
 * reported against this change, even if it could not be seen then.
 */
export function deltaGithub({ plans, asOf }: ChangeDelta): string {
  const urgent = mostUrgent();
  for (const delta of plans) {
    if (delta.after === undefined) continue;
    const { path, snapshot, report } = delta.after;
    urgent.add(annotationsOf({ path, snapshot, plan: report.plan }, worseBy(delta).known, asOf));
  }
  return urgent.commands('launchplan diff');
}
