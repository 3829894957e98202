import { commitmentOf, dueDay } from '../../../plan/commitment.ts';
import type { Fact } from '../../../plan/fact.ts';
import type { Calendar } from '../../../plan/task-state.ts';

/**
 * How a fact that can only be known after the launch is answered while it is not there: by a task in its place that is
 * still to come, or by a reason why it does not apply; undefined for neither. What is asked for before the launch is
 * missing when it is due after it; this is not.
 */
export function answeredLater(
  fact: Fact<unknown>,
  { today, launch }: Calendar,
): 'planned' | 'not-applicable' | undefined {
  const commitment = commitmentOf(fact);
  if (commitment.kind === 'not-applicable' && commitment.reason !== undefined) return 'not-applicable';
  if (commitment.kind !== 'work') return undefined;
  const due = dueDay(commitment, launch);
  const toCome = commitment.progress !== 'blocked' && due !== undefined && due >= today;
  return toCome ? 'planned' : undefined;
}
