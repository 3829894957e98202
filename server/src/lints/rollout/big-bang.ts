import { given, type Absent } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact, fails, holds, type Claim } from '../claim.ts';
import { lint } from '../lint.ts';
import { nameOfStep } from '../kit/names/step-name.ts';

/** A first step without a share is a first step: only one that says 100 percent is none. */
export default lint({
  summary: 'The plan has no rollout steps: everybody gets it at once.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'rollout.steps',
  why: `Some faults only show when real customers do real work. Google's book on reliability says that its launches
almost never reach everybody at once: a few machines or a few users first, then a look, then more. HealthCare.gov opened
for the people of 36 states on one day in October 2013, against a warning about just that, and hardly anybody got
through.`,
  origin: { source: 'SRE book ch. 27' },
  fix: 'offer',
  bad: { plan: 'rollout:\n  steps:\n    - to: All customers\n      percent: 100\n' },
  good: {
    plan: 'rollout:\n  steps:\n    - to: Northwind\n      percent: 5\n      exit: No wrong invoice for a week\n    - to: All customers\n      percent: 100\n',
  },
  check: ({ rollout }) => firstStep(rollout),
});

function firstStep({ steps }: Plan['rollout']): readonly Claim[] {
  const first = given(steps)?.find(({ kind }) => kind !== 'absent');
  if (first === undefined) {
    const none: Absent = { kind: 'absent', at: steps.at, written: 'empty-list' };
    return [
      asksForFact(steps.kind === 'given' ? none : steps, {
        thing: 'the rollout steps',
        plural: true,
        missing: 'The plan has no rollout steps: everybody gets it at once.',
        because: 'A fault that only shows in real use then hits every customer on the same day.',
      }),
    ];
  }
  if (first.kind !== 'given' || first.value.percent.kind === 'unreadable') return [];
  const { percent } = first.value;
  if (given(percent) !== 100) return [holds(steps.at)];
  const message = `The first step, ${nameOfStep(first.value, 0)}, already reaches all customers. A fault that only shows in real use then hits every one of them on the same day. Put a smaller step before it, with something that has to be true before the next.`;
  return [fails(percent.at, message, { messageId: 'first-step' })];
}
