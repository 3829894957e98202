import { asksForTask } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no demo for sellers.',
  tiers: [1, 2],
  notFor: ['price', 'migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 14 },
  applies: sold,
  needs: 'sales.demo',
  why: `Sellers steered buyers to the products that they knew how to price and to demo. A demo needs an environment with
believable data, a story, and a rehearsal; none of it exists on launch day unless somebody made it. Where the product is
its own demo, say so: “not-applicable: the trial is the demo”.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'sales:\n  owner: lee@example.com\n' },
  good: { plan: 'sales:\n  demo: "not-applicable: the trial account is the demo"\n' },
  check: ({ sales }) => [
    asksForTask(sales.demo, {
      thing: 'the demo',
      missing: 'The plan names no demo for sellers.',
      because: 'Sellers show what they can show, and that is another product.',
    }),
  ],
});
