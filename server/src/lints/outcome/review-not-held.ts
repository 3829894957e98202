import { sayDate } from '../../plan/calendar.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { lint, type LintContext } from '../lint.ts';
import { retroState } from '../kit/retro.ts';

export default lint({
  summary: 'A review was due, and the plan does not say what it found.',
  tiers: [1, 2],
  timing: { kind: 'after', days: 0, severity: 'warning' },
  needs: 'outcomes.reviews',
  why: `Companies that do well learn from their mistakes and from their successes. A review that was in the calendar and
left no number and no lesson behind taught nobody anything; as a rule it was not held. A day that is still to come is
not judged.`,
  origin: { seed: 0 },
  bad: {
    plan: 'status: launched\noutcomes:\n  metrics: [Customers billed by use]\n  reviews: [T+30]\n',
    daysLeft: -31,
  },
  good: {
    plan: 'status: launched\noutcomes:\n  metrics:\n    - name: Customers billed by use\n      actual: 48\n  reviews: [T+30]\n',
    daysLeft: -31,
  },
  check: (plan, context) => {
    const found = anythingFound(plan, context);
    if (found === undefined) return [];
    const { today, launch } = context.calendar;
    return items(plan.outcomes.reviews).flatMap(({ value, at }): readonly Claim[] => {
      const day = dayMeant(value, launch);
      if (day === undefined || day >= today) return [];
      if (found) return [holds(at)];
      const message = `The review of ${sayDate(day, today)} has passed, and the plan does not say what it found: no metric has an actual value, and there was no retrospective. A launch that nobody looks back at teaches nothing. Write down the values, or hold the review now.`;
      return [fails(at, message)];
    });
  },
});

/** Whether anybody wrote down what came of the launch; undefined where that cannot be read. */
function anythingFound(plan: Plan, { calendar }: LintContext): boolean | undefined {
  const { metrics } = plan.outcomes;
  const actuals = items(metrics).map(({ value }) => value.actual.kind);
  const retro = retroState(plan, calendar);
  if (retro === 'held' || actuals.includes('given')) return true;
  const unreadable =
    metrics.kind === 'unreadable' ||
    (metrics.kind === 'given' && metrics.value.some(({ kind }) => kind === 'unreadable')) ||
    actuals.includes('unreadable');
  return unreadable || retro === 'unknown' ? undefined : false;
}
