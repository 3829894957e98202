import type { Day } from '../../plan/calendar.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given } from '../../plan/fact.ts';
import type { Calendar } from '../../plan/task-state.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { type Change, offer } from '../fix.ts';
import { saidDay } from '../kit/dates/said-day.ts';
import { nameOfStep, type RolloutStep } from '../kit/names/step-name.ts';
import { lint } from '../lint.ts';

/** Days around the as-of date in which the next step may lie: before, nobody decides any more; after, there is time. */
const [BEFORE, AFTER] = [7, 3];

export default lint({
  since: '1.1',
  summary: 'The next rollout step comes, and the plan has no decision on the one before.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'rollout.steps.result',
  why: `Each enhancement of Kubernetes has to show what it promised before it moves on from alpha to beta and from beta to
stable, and somebody signs that it did. At Knight Capital nobody looked after the first servers had the new code in 2012;
the last one, left out by mistake, cost 440 million dollars in 45 minutes. A criterion only stops a rollout where somebody
compares it with what happened, and says go, hold or back.`,
  origin: { source: 'KEP; Knight Capital 2012' },
  fix: 'offer',
  bad: {
    plan: 'rollout:\n  steps:\n    - { to: Northwind, date: T-20, exit: No wrong invoice }\n    - { to: All customers, date: T-9 }\n',
  },
  good: {
    plan: 'rollout:\n  steps:\n    - { to: Northwind, date: T-20, exit: No wrong invoice, result: { decision: go, on: T-11 } }\n    - { to: All customers, date: T-9 }\n',
  },
  check: ({ rollout }, { calendar }) => {
    const steps = (given(rollout.steps) ?? []).filter(({ kind }) => kind !== 'absent').map(given);
    return steps.flatMap((step, index) => {
      const next = steps[index + 1];
      return step === undefined || next === undefined ? [] : decided(step, index, next, calendar);
    });
  },
});

function decided(step: RolloutStep, index: number, next: RolloutStep, calendar: Calendar): readonly Claim[] {
  const { exit, result } = step;
  const [day, nextDay] = [dayOf(step, calendar), dayOf(next, calendar)];
  if (exit.kind !== 'given' || result.kind === 'unreadable' || day === undefined || nextDay === undefined) return [];
  const { today } = calendar;
  if (day >= today || nextDay < today - BEFORE || nextDay > today + AFTER) return [];
  const decision = given(result)?.decision;
  if (decision?.kind === 'unreadable') return [];
  if (decision?.kind === 'given') return [holds(exit.at)];
  const [name, nextName] = [nameOfStep(step, index), nameOfStep(next, index + 1)];
  const comes = nextDay < today ? 'came' : 'comes';
  const message = `The step ${name} began on ${saidDay(day, calendar)}, and the plan does not say whether it went well enough; the next one, ${nextName}, ${comes} on ${saidDay(nextDay, calendar)}. A criterion that nobody checks stops nothing. Write the decision as the result of this step: go, hold or back.`;
  // Where there is a result already, only its decision is wanted.
  const whole: Change = { kind: 'insert', path: result.at.path, value: { entries: [['decision', '']] } };
  const change: Change = decision === undefined ? whole : { kind: 'insert', path: decision.at.path, value: '' };
  const isWritten = decision?.kind === 'absent' && decision.written !== 'no';
  return [fails(exit.at, message, { fixes: isWritten ? [] : [offer('Write down the decision', change)] })];
}

function dayOf({ date }: RolloutStep, { launch }: Calendar): Day | undefined {
  const written = given(date);
  return written && dayMeant(written, launch);
}
