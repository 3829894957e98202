import type { Fact, Task } from '../../plan/fact.ts';
import { taskStateOf } from '../../plan/task-state.ts';
import { type Asks, type Claim, commitmentOfTask, holds } from '../claim.ts';
import type { LintContext } from '../lint.ts';

/**
 * What a lint claims of a notice that another one answers as well: where something ends, the notice to those who use it
 * and the notice to customers are the same letter. docs/catalogue.md#states
 *
 * @param asked what the lint asks for.
 * @param other the notice that answers it, for which another lint asks.
 * @param lead days before launch by which a notice has to be out.
 * @returns nothing where that other lint reports the notice already.
 */
export function askedOrAnswered(
  asked: Asks,
  other: Fact<Task>,
  { kind, calendar }: LintContext,
  lead: number,
): readonly Claim[] {
  const [own] = asked.commitments;
  if (kind !== 'sunset' || own === undefined || taskStateOf(own, calendar, lead).state !== 'missing') return [asked];
  const { state } = taskStateOf(commitmentOfTask(other), calendar, lead);
  switch (state) {
    case 'missing':
      return [asked];
    case 'done':
      return [holds(asked.at)];
    case 'planned':
    case 'not-applicable':
      return [holds(asked.at, { state })];
    case 'late':
    case 'overdue':
    case 'blocked':
    case 'unknown':
      return [];
  }
}
