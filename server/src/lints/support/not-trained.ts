import { asksForTask } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no training for support.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 14 },
  needs: 'support.training',
  why: `Support did not really understand the new product, and sellers noticed: they kept selling the ones where they
knew that the customer would be well looked after. Support that learns a product from its first cases pays for the
lessons with the first customers.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'support:\n  owner: sam@example.com\n' },
  good: { plan: 'support:\n  training:\n    owner: sam@example.com\n    done: T-16\n' },
  check: ({ support }) => [
    asksForTask(support.training, {
      thing: 'the training of support',
      missing: 'The plan names no training for support.',
      because: 'Support that learns it from the first cases learns it at the expense of the first customers.',
    }),
  ],
});
