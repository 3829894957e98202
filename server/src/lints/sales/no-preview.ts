import { asksForTask } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no preview for sales.',
  tiers: [1, 2],
  notFor: ['price', 'migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 30 },
  applies: sold,
  needs: 'sales.preview',
  why: `A team built for a year and celebrated its release. Sales did not see the product before it launched, had no context
and no warning, and kept selling what it knew: nine months later there was one customer. A preview a month ahead leaves
time to answer what sellers ask, and to change what they stumble over.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'sales:\n  owner: lee@example.com\n' },
  good: { plan: 'sales:\n  preview:\n    owner: lee@example.com\n    done: T-35\n' },
  check: ({ sales }) => [
    asksForTask(sales.preview, {
      thing: 'the preview for sales',
      missing: 'The plan names no preview for sales.',
      because: 'Sellers who meet a product on the same day as their customers keep to the products they know.',
    }),
  ],
});
