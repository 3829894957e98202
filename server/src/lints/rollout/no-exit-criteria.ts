import { given } from '../../plan/fact.ts';
import { asksForFact } from '../claim.ts';
import { lint } from '../lint.ts';
import { nameOfStep } from '../kit/names/step-name.ts';

/** The last step leads nowhere, so it needs no criterion to leave it. */
export default lint({
  summary: 'The plan does not say when a rollout step is good enough to go on.',
  tiers: [1, 2],
  tier3: 'listed',
  timing: { kind: 'lead', days: 14 },
  needs: 'rollout.steps',
  why: `A staged rollout only helps where somebody stops it. Without a criterion that was agreed beforehand the next step
comes because its day has come, and every number can be explained away. Each enhancement of Kubernetes has to write down
what it must show before it may move from alpha to beta and from beta to stable.`,
  origin: { source: 'KEP' },
  fix: 'offer',
  bad: { plan: 'rollout:\n  steps:\n    - to: Northwind\n      percent: 5\n    - to: All customers\n' },
  good: {
    plan: 'rollout:\n  steps:\n    - to: Northwind\n      percent: 5\n      exit: No wrong invoice for a week\n    - to: All customers\n',
  },
  check: ({ rollout }) =>
    (given(rollout.steps) ?? [])
      .filter(({ kind }) => kind !== 'absent')
      .slice(0, -1)
      .flatMap((step, index) => {
        if (step.kind !== 'given') return [];
        const name = nameOfStep(step.value, index);
        return asksForFact(step.value.exit, {
          thing: `the exit criterion of the step ${name}`,
          missing: `The plan does not say when the step ${name} went well enough for the next one.`,
          because: 'Without it the next step comes because its day has come, even if the numbers are bad.',
          hint: 'Write what has to be true, such as “no wrong invoice for seven days”.',
        });
      }),
});
