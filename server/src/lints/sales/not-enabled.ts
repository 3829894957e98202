import { asksForTask } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no training for sellers.',
  tiers: [1, 2],
  notFor: ['internal'],
  timing: { kind: 'lead', days: 14 },
  applies: sold,
  needs: 'sales.training',
  why: `Product asks sales for numbers; sales answers that it was never built to sell this, in this way; product keeps
pushing. Each department depends on the one before it, and a team that is pushed to deliver without having been enabled
is where the chain breaks. Two weeks ahead is late enough to train on the real product and early enough to practise.`,
  origin: { seed: 2 },
  fix: 'offer',
  bad: { plan: 'sales:\n  owner: lee@example.com\n' },
  good: { plan: 'sales:\n  training:\n    owner: lee@example.com\n    done: T-15\n' },
  check: ({ sales }) => [
    asksForTask(sales.training, {
      thing: 'the sales training',
      missing: 'The plan names no training for sellers.',
      because: 'A seller who has to improvise in front of a customer does not try again.',
    }),
  ],
});
