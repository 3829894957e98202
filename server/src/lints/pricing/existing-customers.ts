import { given } from '../../plan/fact.ts';
import { asksForTask } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

const changes = when('pricing.changes true', ({ pricing }) => given(pricing.changes) === true);

export default lint({
  since: '1.1',
  summary: 'The price changes, and the plan does not say what that means for those who already pay.',
  tiers: [1, 2, 3],
  notFor: ['internal'],
  timing: { kind: 'lead', days: 90, hard: true, floor: 30 },
  applies: when(
    'pricing.changes true, or kind price',
    (plan, context) => context.kind === 'price' || changes.holds(plan, context),
  ),
  despiteUnchanged: changes,
  needs: 'pricing.existing_customers',
  why: `In July 2011 Netflix split its subscription in two and raised the price of both together by 60 percent, for those
who already paid as well, with two months of notice. It lost 800,000 subscribers in one quarter. In 2023 Unity wanted its
new fee from games that had been sold for years, and found that its customers trusted no contract any more. Those who
already pay need to know from when, how much, and what they keep; and they need the time to decide.`,
  origin: { source: 'Unity 2023; Netflix 2011' },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: per-seat\n  price: EUR 14 a seat and month\n  changes: true\n' },
  good: {
    plan: 'pricing:\n  model: per-seat\n  price: EUR 14 a seat and month\n  changes: true\n  existing_customers: { owner: kim@example.com, done: T-95 }\n',
  },
  check: ({ pricing }) => [
    asksForTask(pricing.existing_customers, {
      thing: 'the answer for those who already pay',
      missing: 'The price changes, and the plan does not say what that means for those who already pay.',
      because: 'Customers who learn of a new price from their invoice leave, and tell others why.',
    }),
  ],
});
