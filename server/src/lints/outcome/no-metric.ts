import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact, fails, type Claim } from '../claim.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';
import { isOutcome } from '../kit/metrics.ts';

export default lint({
  summary: 'The plan names no outcome that tells what success is.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 30 },
  needs: 'outcomes.metrics',
  why: `A team celebrated that it had shipped. Nine months later the product had one customer: it had failed from the
start, and nothing that the team looked at could have told it. A metric counts as an outcome unless it says that it is an
input or a guardrail; one without a name measures nothing yet.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: {
    plan: 'outcomes:\n  metrics:\n    - name: Sellers trained\n      kind: input\n      target: 24\n',
  },
  good: {
    plan: 'outcomes:\n  metrics:\n    - name: Customers billed by use\n      baseline: 0\n      target: 60\n      by: T+90\n',
  },
  check: (plan) => {
    const claim = withoutOutcome(plan);
    return claim === 'unknown'
      ? []
      : [
          claim ??
            asksForFact(plan.outcomes.metrics, {
              thing: 'the measure of success',
              missing: 'The plan names no outcome that would tell whether this worked.',
              because: 'Without an outcome to measure, a failure looks like a success until the money is gone.',
            }),
        ];
  },
});

/** The failure of a list of metrics that has no outcome with a name; undefined where it has one, or is no list yet. */
function withoutOutcome({ outcomes: { metrics } }: Plan): Claim | 'unknown' | undefined {
  if (metrics.kind !== 'given') return undefined;
  const readable = metrics.value.flatMap((one) => (one.kind === 'given' ? [one.value] : []));
  if (readable.some((metric) => isOutcome(metric) === true && given(metric.name) !== undefined)) return undefined;
  const unclear =
    metrics.value.some(({ kind }) => kind === 'unreadable') ||
    readable.some((metric) => isOutcome(metric) === undefined || metric.name.kind === 'unreadable');
  if (unclear) return 'unknown';
  if (readable.some((metric) => isOutcome(metric) === true) || readable.length === 0) {
    const message =
      'The metric of the outcome has no name yet. A number that nobody can name cannot be watched. Write what is measured, in words that everybody understands.';
    return fails(metrics.at, message, { state: 'missing', messageId: 'no-name' });
  }
  const message =
    'The metrics count what you do, or what must not get worse; none tells what customers will do differently. All of them can be met while nobody buys. Add the outcome that this launch is for.';
  const stub = {
    entries: [
      ['name', ''],
      ['baseline', ''],
      ['target', ''],
      ['by', 'T+90'],
    ],
  } as const;
  return fails(metrics.at, message, {
    state: 'missing',
    messageId: 'no-outcome',
    fixes: [offer('Add an outcome to the metrics', { kind: 'append', path: metrics.at.path, value: stub })],
  });
}
