import { given, items } from '../../plan/fact.ts';
import { fails, holds } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'Every metric is an input.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'outcomes.metrics',
  why: `Trainings held, pages published, calls made: a team can meet all of its inputs and sell nothing. People who are
measured by what they do will do more of it, whether or not a customer is better off.`,
  origin: { seed: 4 },
  bad: {
    plan: 'outcomes:\n  metrics:\n    - name: Sellers trained\n      kind: input\n    - name: Demos given\n      kind: input\n',
  },
  good: {
    plan: 'outcomes:\n  metrics:\n    - name: Sellers trained\n      kind: input\n    - name: Customers billed by use\n',
  },
  check: ({ outcomes: { metrics } }) => {
    const kinds = items(metrics).map(({ value }) => value.kind);
    if (kinds.some((kind) => kind.kind === 'absent' || (given(kind) ?? 'input') !== 'input')) {
      return [holds(metrics.at)];
    }
    if (metrics.kind !== 'given' || kinds.length < metrics.value.length) return [];
    if (kinds.some(({ kind }) => kind !== 'given')) return [];
    const counted =
      kinds.length === 1
        ? 'The only metric is an input'
        : `${kinds.length === 2 ? 'Both' : `All ${String(kinds.length)}`} metrics are inputs`;
    const message = `${counted}: what you do, not what comes of it. A team can meet its inputs and sell nothing. Add the outcome that they are for.`;
    return [fails(metrics.at, message)];
  },
});
