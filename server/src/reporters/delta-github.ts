import type { ChangeDelta } from '../engine/change-delta.ts';
import { annotationsOf, workflowCommands } from './annotations.ts';

/**
 * Workflow commands for what a change makes worse: findings that are new, and those that became more severe. What was
 * there before is not laid at the door of whoever comes next.
 */
export function deltaGithub({ plans, asOf }: ChangeDelta): string {
  const annotations = plans.flatMap(({ after, appeared, worsened }) => {
    if (after === undefined) return [];
    const { path, snapshot, report } = after;
    const worse = [...appeared, ...worsened.map(({ finding }) => finding)];
    return annotationsOf({ path, snapshot, plan: report.plan }, worse, asOf);
  });
  return workflowCommands(annotations, 'launchplan diff');
}
