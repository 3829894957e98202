import { asksForFact, holds } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan does not say whether the product or sales drives it.',
  tiers: [1, 2],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'go_to_market.motion',
  why: `Either the product or the sales team sets the priorities, and each needs other people and another plan. Where
nobody says which it is, the team builds for users while sellers wait for what buyers ask for, and both do half of the
work for a launch that neither can carry.`,
  origin: { seed: 1 },
  fix: 'offer',
  bad: { plan: 'go_to_market:\n  buyer: Head of finance\n' },
  good: { plan: 'go_to_market:\n  motion: sales-led\n' },
  check: ({ go_to_market: { motion } }, { organisation }) => [
    organisation.motion !== undefined && motion.kind === 'absent'
      ? holds(motion.at)
      : asksForFact(motion, {
          thing: 'the go-to-market motion',
          missing: 'The plan does not say whether the product sells itself or people sell it.',
          because: 'Pricing, training and the whole launch depend on the answer.',
          hint: 'Possible are self-serve, product-led-sales, sales-led and partner.',
        }),
  ],
});
