import { asksForTask } from '../claim.ts';
import { paid } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan does not say when the revenue counts.',
  tiers: [1, 2],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 30 },
  applies: paid,
  needs: 'finance.revenue_recognition',
  why: `Finance was the last to hear of a product, and could not bill for it. What it needs to know first is when the money
counts: at the order, over the term, or as it is used. Decided after the first contracts are signed, the answer may move
the revenue of the launch into another quarter, and the goal with it.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: per-seat\n' },
  good: {
    plan: 'pricing:\n  model: per-seat\nfinance:\n  revenue_recognition:\n    owner: dana@example.com\n    done: T-40\n',
  },
  check: ({ finance }) => [
    asksForTask(finance.revenue_recognition, {
      thing: 'the rule for the revenue',
      missing: 'The plan does not say when the revenue from this counts.',
      because: 'Settled after the first contract, it may count in another quarter than the goal does.',
    }),
  ],
});
