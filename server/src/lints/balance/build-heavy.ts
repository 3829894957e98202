import { amount } from '../kit/amount.ts';
import { fails, holds } from '../claim.ts';
import { effortSplit, isBuildHeavy, leastShares } from '../kit/effort-split.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'Hardly any effort goes into bringing it to customers.',
  tiers: [1, 2],
  notFor: ['price', 'migration', 'sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'effort',
  why: `A singer who only practises has a hobby. A team built for a year, obsessed with every detail, and nine months after
the launch had one customer: nobody had found the time to tell anyone. A great product is worth little without an effort
to bring it to people, and even one that sells itself needs a tenth of the work for that.`,
  origin: { seed: 3 },
  options: {
    percent: {
      default: leastShares.distribute,
      description: 'The least share of distribution, in percent, where people sell it.',
    },
    self_serve_percent: {
      default: leastShares.distributeSelfServe,
      description: 'The least share of distribution, in percent, where it sells itself.',
    },
  },
  bad: { plan: 'effort:\n  build: 95\n  distribute: 5\n' },
  good: { plan: 'effort:\n  build: 60\n  distribute: 40\n' },
  check: (plan, { selfServe }, { option }) => {
    const split = effortSplit(plan);
    if (split === undefined) return [];
    const least = option(selfServe ? 'self_serve_percent' : 'percent');
    if (!isBuildHeavy(split, least)) return [holds(split.at)];
    const message = `Building takes ${amount(split.build)} percent of the effort, and ${amount(split.distribute)} percent is left to bring it to customers. Below ${amount(least)} percent a good product stays unknown. Move effort into marketing, sales and support, or waive this with a reason.`;
    return [fails(split.at, message)];
  },
});
