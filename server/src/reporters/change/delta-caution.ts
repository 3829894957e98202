import { worseBy } from '../../engine/compare/attribute-findings.ts';
import { isFault } from '../../engine/compare/is-fault.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { Side } from '../../engine/compare/side.ts';

/**
 * A warning for a comparison in which one side of a plan could be read only in part. Then nobody can tell what is
 * really there.
 */
export function cautionOn(plan: PlanDelta): string | undefined {
  const { before, after, appeared, resolved, setAside } = plan;
  if (before === undefined || after === undefined) return undefined;
  if (isDamaged(after) || (resolved.length + setAside.length > 0 && appeared.some(isFault))) {
    return 'A part of this plan cannot be read now, so what seems to be fixed or gone may still be in it. Fix that first.';
  }
  return isDamaged(before) || worseBy(plan).uncovered.length > 0
    ? 'Before this change, a part of this plan could not be read, so what seems to be new may have been there all along.'
    : undefined;
}

function isDamaged({ report }: Side): boolean {
  return report.findings.some(({ rule }) => rule.startsWith('syntax/'));
}
