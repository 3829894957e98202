import { pathOf, type ChangeDelta } from '../../engine/compare/change-delta.ts';
import { worseBy } from '../../engine/compare/attribute-findings.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import { newAt, things } from '../../reporters/change/delta-sentence.ts';

/** What a change must not do. */
export interface DeltaGates {
  readonly failOn: 'new-error' | 'new-warning' | 'none';
  /** The most points by which the score of a plan may drop. */
  readonly maxScoreDrop: number | undefined;
  /** The most days by which a launch may move later. */
  readonly maxSlip: number | undefined;
}

/** The gates that a change crosses, each in a sentence. What a repair only brings to light crosses none. */
export function crossedGates({ plans }: ChangeDelta, gates: DeltaGates): readonly string[] {
  return plans.flatMap((plan) => [...newFindings(plan, gates), ...scoreDrop(plan, gates), ...slip(plan, gates)]);
}

function newFindings(plan: PlanDelta, { failOn }: DeltaGates): readonly string[] {
  if (failOn === 'none') return [];
  const [errors, warnings] = [newAt(plan, 'error'), failOn === 'new-warning' ? newAt(plan, 'warning') : 0];
  const found = [
    ...(errors === 0 ? [] : [things(errors, 'new error')]),
    ...(warnings === 0 ? [] : [things(warnings, 'new warning')]),
  ];
  return found.length === 0 ? [] : [`${pathOf(plan)} has ${found.join(' and ')} (--fail-on ${failOn}).`];
}

/** A score of what could be read says nothing of one that counts what could not. */
function scoreDrop(plan: PlanDelta, { maxScoreDrop }: DeltaGates): readonly string[] {
  if (worseBy(plan).uncovered.length > 0) return [];
  const [before, after] = [plan.before?.report.readiness.score ?? null, plan.after?.report.readiness.score ?? null];
  if (maxScoreDrop === undefined || before === null || after === null || before - after <= maxScoreDrop) return [];
  const drop = things(before - after, 'point');
  return [`${pathOf(plan)} is less ready by ${drop} (--max-score-drop ${String(maxScoreDrop)}).`];
}

function slip(plan: PlanDelta, { maxSlip }: DeltaGates): readonly string[] {
  if (maxSlip === undefined || plan.days === undefined || plan.days <= maxSlip) return [];
  return [`${pathOf(plan)} launches ${things(plan.days, 'day')} later (--max-slip ${String(maxSlip)}).`];
}
