import { asksForFact } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan does not name the problem that it solves.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'problem.pain',
  why: `A product with many good features stays on the shelf because no customer had the problem that it solves, or
because nobody can say which one it was. Product starts the chain by naming a market problem; engineering, marketing and
sales only pass on what they were given. For tier 3 it is an information: a small feature may speak for itself.`,
  origin: { seed: 2 },
  fix: 'offer',
  bad: { plan: 'problem:\n  customer: Finance teams with 50 to 500 seats\n' },
  good: {
    plan: 'problem:\n  customer: Finance teams with 50 to 500 seats\n  pain: They rebuild invoices by hand, three days each month.\n',
  },
  check: ({ problem }, { tier }) => [
    asksForFact(
      problem.pain,
      {
        thing: 'the description of the problem',
        missing: 'The plan does not name the problem that this solves.',
        because: 'Where nobody can say what hurts the customer, nobody can say why to buy.',
      },
      tier === 3 ? { level: 'info' } : {},
    ),
  ],
});
