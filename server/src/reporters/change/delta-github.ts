import type { ChangeDelta } from '../../engine/compare/change-delta.ts';
import { worseBy } from '../../engine/compare/attribute-findings.ts';
import type { Gate } from '../../engine/compare/gates.ts';
import { agreementAnnotations, gateAnnotations } from './agreement-annotations.ts';
import { annotationsOf, mostUrgent } from '../annotations.ts';

/**
 * Workflow commands for what a change makes worse, findings that are new or more severe, and for what people have to
 * agree on. What was there before is not reported against this change, even if it could not be seen then.
 */
export function deltaGithub(delta: ChangeDelta, gates: readonly Gate[]): string {
  const { plans, asOf } = delta;
  const urgent = mostUrgent();
  for (const plan of plans) {
    if (plan.after === undefined) continue;
    const { path, snapshot, report } = plan.after;
    urgent.add(annotationsOf({ path, snapshot, plan: report.plan }, worseBy(plan).known, asOf));
  }
  urgent.add([...gateAnnotations(gates), ...agreementAnnotations(delta)]);
  return urgent.commands('launchplan diff');
}
