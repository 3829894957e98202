import { asksForTask } from '../claim.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';
import { addToMetric, isOneLine, nameOfMetric, outcomeMetrics } from '../kit/metrics.ts';

export default lint({
  summary: 'The plan does not say how an outcome will be measured.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 21 },
  needs: 'outcomes.metrics.instrumented',
  why: `The numbers of the first weeks cannot be collected afterwards. A team that starts to count when somebody asks finds
out in month nine what it could have known in week two: that nobody was buying.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'outcomes:\n  metrics:\n    - name: Customers billed by use\n      target: 60\n' },
  good: {
    plan: 'outcomes:\n  metrics:\n    - name: Customers billed by use\n      target: 60\n      instrumented:\n        done: T-25\n',
  },
  check: (plan) =>
    outcomeMetrics(plan).map((metric) => {
      const name = nameOfMetric(metric.value);
      const thing = `the measurement of ${name}`;
      const offers = [offer(`Add ${thing} to the plan`, ...addToMetric(metric, [['instrumented', 'todo']]))];
      return asksForTask(
        metric.value.instrumented,
        {
          thing,
          missing: `The plan does not say how ${name} will be measured.`,
          because: 'What is not counted from the first day cannot be counted later.',
        },
        // The usual offers would write a key below what is a mere name.
        isOneLine(metric) ? { offers } : {},
      );
    }),
});
