import { asksForTask } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan does not say what a seller earns with it.',
  tiers: [1],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 45 },
  applies: sold,
  needs: 'sales.compensation',
  why: `Sellers work on commission. A product that is in nobody's commission plan costs them time and earns them nothing,
so they steer buyers to the products that they are paid for. Nobody has to sabotage the launch: the incentives do.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'sales:\n  owner: lee@example.com\n' },
  good: { plan: 'sales:\n  compensation:\n    status: done\n    evidence: docs/sales/commission-2027.md\n' },
  check: ({ sales }) => [
    asksForTask(sales.compensation, {
      thing: 'the commission plan',
      missing: 'The plan does not say what a seller earns with this.',
      because: 'Until sellers know what they earn, they will sell what they know.',
    }),
  ],
});
